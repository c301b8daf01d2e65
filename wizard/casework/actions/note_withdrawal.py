"""The council learns that a family took back an agreement after the referral was sent."""

from django.db import transaction

from people.models import User
from record.service import enqueue, record_event
from wizard.casework.models import Case
from wizard.casework.notices import WITHDRAWN
from wizard.referrals.models import Submission
from wizard.referrals.service import mailboxes_of


@transaction.atomic
def note_withdrawal(actor: User | None, submission: Submission, consent_key: str) -> None:
    """Records it on the case and promises the council a notice; the notice is promised once for each consent.

    `actor` is None where the person did it on their own page.

    Call it in the transaction of the withdrawal, whose action checked the actor's permission.
    """
    Case.objects.select_for_update().get(submission=submission)  # one writer of the case's events at a time
    reference = submission.reference
    record_event("case", reference, "consent_withdrawn", actor, {"consent": consent_key})
    for number, mailbox in enumerate(mailboxes_of(submission.referral.authority), start=1):
        enqueue(WITHDRAWN, "case", reference, mailbox, f"consent-withdrawn:{reference}:{consent_key}:{number}")
