"""A school takes back what it sent: with a reason, once, the council told, and nothing deleted."""

import pytest
from django.core import mail

from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_member
from tests.referral_walk import address, complete, make_walk, send, signed_in
from wizard.casework.models import Case
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db


def test_what_was_sent_is_withdrawn_with_a_reason_and_the_council_is_told_once() -> None:
    client, referral = make_walk()
    coordinator = make_member(Role.COORDINATOR, authority=referral.authority)
    complete(client, referral)
    send(client, referral)
    submission = Submission.objects.get(referral=referral)
    without = client.post(address(referral, "withdraw-sent"), {"reason": " "})
    assert "Enter why you withdraw it" in without.content.decode()
    for _ in range(2):
        client.post(address(referral, "withdraw-sent"), {"reason": "She is back full time"})
    assert Outbox.objects.filter(kind="referral_withdrawn").count() == 1
    assert Event.objects.filter(subject_id=submission.reference, kind="referral_withdrawn").count() == 1
    assert Case.objects.filter(submission=submission).exists()
    desk = signed_in(coordinator)
    assert "She is back full time" in desk.get(f"/cases/{submission.reference}/").content.decode()
    assert "Withdrawn by the school" in desk.get("/cases/").content.decode()
    assert "Withdrawn" in client.get("/referrals/").content.decode()
    deliver_due()
    assert not [letter for letter in mail.outbox if "back full time" in str(letter.body)]


def test_a_viewer_cannot_withdraw() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    viewer = signed_in(make_member(Role.VIEWER, school=referral.school))
    assert viewer.post(address(referral, "withdraw-sent"), {"reason": "No"}).status_code == 404
    referral.refresh_from_db()
    assert referral.withdrawn_at is None
