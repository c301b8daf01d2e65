"""The receipt: that the referral arrived, its reference and where to read it. Nothing about the child."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from people.models import School
from record.models import Outbox
from record.service import enqueue
from wizard.referrals.beginners import begun_from
from wizard.referrals.colleagues import staff_of
from wizard.referrals.mailboxes import named_people_of
from wizard.referrals.models import Submission
from wizard.referrals.ways import way_to

RECEIPT = "receipt"
FAMILY_RECEIPT = "family_receipt"


def promise_to_school(submission: Submission, school: School) -> int:
    """Promises a receipt to a school that did not send the referral itself, and returns to how many.

    To who refers for it, else to its named person's mailbox. Call it inside the change's transaction.
    """
    addresses = [one.email for one in staff_of(school)] or named_people_of(school)
    for number, address in enumerate(addresses, start=1):
        key = f"receipt:{submission.reference}:school:{number}"
        enqueue(RECEIPT, "submission", submission.reference, address, key)
    return len(addresses)


def build_receipt(row: Outbox) -> EmailMessage:
    """Returns the message for one outbox row. Raises Submission.DoesNotExist for an unknown reference."""
    submission = Submission.objects.select_related("referral__authority").get(reference=row.subject_id)
    referral = submission.referral
    sender = begun_from(referral, row.recipient)
    context = {
        "submission": submission,
        "authority": referral.authority,
        "link": way_to(referral, "journey:sent", row.recipient),
        "by_code": sender,
        "from_elsewhere": bool(referral.by_link) and not sender,
    }
    body = render_to_string("referrals/receipt.txt", context)
    return _message(row, submission, body)


def build_family_receipt(row: Outbox) -> EmailMessage:
    """Returns the family's message: the reference, and where the council says what happens. Raises as above.

    Nobody is named, neither child nor school: a mailbox may be read by others at home.
    """
    related = Submission.objects.select_related("referral__authority").defer("document")
    submission = related.get(reference=row.subject_id)
    authority = submission.referral.authority
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/{authority.slug}/"
    context = {"submission": submission, "authority": authority, "link": link}
    return _message(row, submission, render_to_string("referrals/family_receipt.txt", context))


def _message(row: Outbox, submission: Submission, body: str) -> EmailMessage:
    return EmailMessage(
        subject=f"Referral received: {submission.reference}",
        body=body,
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>"},
    )
