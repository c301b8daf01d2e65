"""Sending again, by anybody and with whatever key, is the submission there is."""

import pytest

from people.enums import Role
from record.models import Event
from tests.building import make_member
from tests.referral_walk import complete, make_walk, situation
from wizard.journey.actions.send_referral import key_of, send_referral

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
