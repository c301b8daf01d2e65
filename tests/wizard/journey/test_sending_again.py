"""Sending again, by anybody and with whatever key, is the submission there is."""

import pytest

from people.enums import Role
from record.models import Event, Outbox
from tests.building import make_member
from tests.referral_walk import address, complete, make_walk, send, send_data, situation
from wizard.journey.actions.send_referral import key_of, send_referral
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("key", ["", "another key"])
def test_sending_again_returns_the_first_submission(key: str) -> None:
    client, referral = make_walk()
    complete(client, referral)
    first = send_referral(referral.created_by, referral, key_of(situation(referral)))
    colleague = make_member(Role.REFERRER, school=referral.school)
    events = Event.objects.count()
    assert send_referral(colleague, referral, key or first.idempotency_key) == first
    assert Event.objects.count() == events


def test_a_retry_after_a_lost_response_leads_to_the_same_reference() -> None:
    client, referral = make_walk()
    complete(client, referral)
    data = send_data(client, referral)
    places = [client.post(address(referral, "check-answers"), data)["Location"] for _ in range(3)]
    assert set(places) == {address(referral, "referral-sent")}
    assert Submission.objects.filter(referral=referral).count() == 1
    assert Outbox.objects.filter(kind="receipt").count() == 1


def test_the_back_button_after_sending_leads_on_to_the_receipt() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    for step in ("check-answers", "first_name", "", "carry-on"):
        assert client.get(address(referral, step))["Location"] == address(referral, "referral-sent"), step
