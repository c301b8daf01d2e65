"""A submission arrives at the council: its case is opened in the transaction that stores the submission."""

from django.db import transaction

from record.service import enqueue, record_event
from wizard.casework.clock import acknowledge_by
from wizard.casework.mailboxes import mailboxes_of
from wizard.casework.models import Case
from wizard.casework.notices import OPENED
from wizard.referrals.models import Submission


@transaction.atomic
def open_case(submission: Submission) -> Case:
    """Returns the case; a second call returns the one there is. The school's permission was checked when it sent.

    The council's notice is promised here. When no mailbox is known the event says so, and the desk shows the case.
    """
    referral = submission.referral
    case, new = Case.objects.get_or_create(
        submission=submission,
        defaults={
            "authority": referral.authority,
            "school": referral.school,
            "opened_at": submission.submitted_at,
            "acknowledge_by": acknowledge_by(submission.submitted_at),
        },
    )
    if new:
        mailboxes = mailboxes_of(referral.authority)
        reference = submission.reference
        told = {"mailboxes": len(mailboxes), "flagged": submission.flagged}
        record_event("case", reference, "case_opened", submission.submitted_by, told)
        for number, mailbox in enumerate(mailboxes, start=1):
            enqueue(OPENED, "case", reference, mailbox, f"case-opened:{reference}:{number}")
    return case
