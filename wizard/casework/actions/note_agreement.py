"""The council learns that somebody of the family answered after the referral was sent: yes, or no."""

from django.db import transaction

from record.service import enqueue, record_event
from wizard.casework.models import Case
from wizard.casework.notices import ANSWERED
from wizard.consent.models import ConsentRequest
from wizard.referrals.models import Submission
from wizard.referrals.service import mailboxes_of


@transaction.atomic
def note_agreement(submission: Submission, request: ConsentRequest) -> None:
    """Records it on the case and promises the council a notice; a no that becomes a yes is told again.

    Call it in the transaction of the answer, whose action checked that it is the person's own to give.
    """
    Case.objects.select_for_update().get(submission=submission)  # one writer of the case's events at a time
    reference = submission.reference
    kind = "consent_given_later" if request.given else "consent_declined_later"
    told = {"consent": request.consent_key, "person": request.person.public_id, "words": request.words_sha256}
    record_event("case", reference, kind, None, told)
    said = "yes" if request.given else "no"
    for number, mailbox in enumerate(mailboxes_of(submission.referral.authority), start=1):
        key = f"consent-told:{reference}:{request.public_id}:{said}:{number}"
        enqueue(ANSWERED, "case", reference, mailbox, key)
