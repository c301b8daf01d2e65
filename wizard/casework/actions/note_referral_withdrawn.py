"""The council learns that the school takes back a referral it sent; whether the duty goes on, a person decides."""

from django.db import transaction

from people.models import User
from record.service import enqueue, record_event
from wizard.casework.models import Case
from wizard.casework.notices import REFERRAL_WITHDRAWN
from wizard.referrals.models import Submission
from wizard.referrals.service import mailboxes_of


@transaction.atomic
def note_referral_withdrawn(actor: User, submission: Submission) -> None:
    """Records it on the case and promises the council a notice, once.

    Call it in the transaction of the withdrawal, whose action checked the actor's permission.
    """
    Case.objects.select_for_update().get(submission=submission)  # one writer of the case's events at a time
    reference = submission.reference
    record_event("case", reference, "referral_withdrawn", actor)
    for number, mailbox in enumerate(mailboxes_of(submission.referral.authority), start=1):
        enqueue(REFERRAL_WITHDRAWN, "case", reference, mailbox, f"referral-withdrawn:{reference}:{number}")
