"""The receipt: a reference and a link, and nothing about the child."""

import pytest
from django.core import mail

from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_submission
from wizard.referrals.receipts import FAMILY_RECEIPT, RECEIPT, build_family_receipt, build_receipt

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("E50")
def test_a_receipt_says_that_it_arrived_and_where_to_read_it() -> None:
    document = {"steps": [{"title": "Amara Madeup", "dob": "3 March 2013"}]}
    submission = make_submission(make_authority("madeup"), document=document)
    row = Outbox(kind=RECEIPT, subject_id=submission.reference, recipient="senco@example.test", key="receipt:x")
    message = build_receipt(row)
    assert submission.reference in message.subject
    assert f"/referrals/{submission.referral.public_id}/referral-sent/" in str(message.body)
    assert "Amara" not in f"{message.subject}{message.body}"
    assert "2013" not in str(message.body)
    assert message.to == ["senco@example.test"]


def test_the_outbox_sends_it() -> None:
    submission = make_submission(make_authority("madeup"))
    from_queue = Outbox.objects.create(
        kind=RECEIPT,
        subject_kind="submission",
        subject_id=submission.reference,
        recipient="senco@example.test",
        key=f"receipt:{submission.reference}",
        due_at=submission.submitted_at,
    )
    assert deliver_due() == 1
    from_queue.refresh_from_db()
    assert from_queue.sent_at
    assert submission.reference in mail.outbox[0].subject


def test_the_family_s_receipt_carries_the_reference_and_no_word_about_child_or_school() -> None:
    submission = make_submission(make_authority("madeup"), document={"pupil": {"name": "Amara Madeup"}})
    message = build_family_receipt(
        Outbox(kind=FAMILY_RECEIPT, subject_id=submission.reference, recipient="grace@example.test", key="f:x")
    )
    body = str(message.body)
    assert submission.reference in message.subject
    assert "/madeup/" in body
    assert "Amara" not in body
    assert submission.referral.school.name not in body
