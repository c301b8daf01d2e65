"""Letters given up or perhaps sent are seen by the council's case workers, who mend them; reconcile lists each."""

from datetime import timedelta

import pytest
from django.utils import timezone

from people.enums import Role
from record.enums import OutboxState
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member, make_submission
from tests.referral_walk import signed_in
from wizard.casework.reconciling import reconcile
from wizard.casework.service import open_case
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db
PLACE = "/cases/letters/"


def a_letter(submission: Submission, state: OutboxState, kind: str = "receipt") -> Outbox:
    return Outbox.objects.create(
        kind=kind, subject_kind="submission", subject_id=submission.reference, recipient="senco@example.test",
        key=f"{kind}:{submission.reference}", due_at=timezone.now(), state=state, attempts=8, last_error="Fault",
    )  # fmt: skip


@pytest.fixture
def submission() -> Submission:
    made = make_submission(make_authority("madeup"))
    open_case(made)
    return made


@pytest.mark.parametrize("state", [OutboxState.DEAD, OutboxState.UNCERTAIN])
def test_a_letter_is_sent_again_and_leaves_the_list(submission: Submission, state: OutboxState) -> None:
    row = a_letter(submission, state)
    desk = signed_in(make_member(Role.COORDINATOR, authority=submission.referral.authority))
    assert submission.reference in desk.get(PLACE).content.decode()
    desk.post(f"{PLACE}{row.pk}/", {"choice": "again"})
    deliver_due()
    row.refresh_from_db()
    assert row.state == OutboxState.SENT
    assert "Every letter has left" in desk.get(PLACE).content.decode()
    assert Event.objects.filter(subject_id=submission.reference, kind="letter_again").count() == 1


def test_one_that_arrived_is_not_sent_twice(submission: Submission) -> None:
    row = a_letter(submission, OutboxState.UNCERTAIN)
    desk = signed_in(make_member(Role.COORDINATOR, authority=submission.referral.authority))
    desk.post(f"{PLACE}{row.pk}/", {"choice": "arrived"})
    row.refresh_from_db()
    assert row.state == OutboxState.SENT
    assert row.attempts == 8
    assert desk.post(f"{PLACE}{row.pk}/", {"choice": "again"}).status_code == 404


def test_another_council_sees_and_mends_nothing(submission: Submission) -> None:
    row = a_letter(submission, OutboxState.DEAD)
    other = signed_in(make_member(Role.COORDINATOR, authority=make_authority("elsewhere")))
    assert submission.reference not in other.get(PLACE).content.decode()
    assert other.post(f"{PLACE}{row.pk}/", {"choice": "again"}).status_code == 404
    school = signed_in(submission.referral.created_by)
    assert school.get(PLACE).status_code == 404


def test_a_letter_about_a_draft_is_not_the_council_s_business(submission: Submission) -> None:
    row = a_letter(submission, OutboxState.DEAD, "draft_expires")
    Outbox.objects.filter(pk=row.pk).update(subject_kind="referral", subject_id=submission.referral.public_id)
    desk = signed_in(make_member(Role.COORDINATOR, authority=submission.referral.authority))
    assert "Every letter has left" in desk.get(PLACE).content.decode()
    assert "letter" in {gap["code"] for gap in reconcile(timezone.now()).gaps}


def test_reconcile_lists_each_dead_letter_and_what_nobody_acknowledged(submission: Submission) -> None:
    a_letter(submission, OutboxState.DEAD)
    a_letter(submission, OutboxState.UNCERTAIN, "family_receipt")
    late = timezone.now() + timedelta(days=60)
    codes = {gap["code"] for gap in reconcile(late).gaps if gap["reference"] == submission.reference}
    assert {"receipt", "letter", "unacknowledged"} <= codes
