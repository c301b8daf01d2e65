"""The receipt: that the referral arrived, its reference and where to read it. Nothing about the child."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from record.models import Outbox
from wizard.referrals.models import Submission
from wizard.referrals.ways import way_to

RECEIPT = "receipt"
FAMILY_RECEIPT = "family_receipt"


def build_receipt(row: Outbox) -> EmailMessage:
    """Returns the message for one outbox row. Raises Submission.DoesNotExist for an unknown reference."""
    submission = Submission.objects.select_related("referral__authority").get(reference=row.subject_id)
    link = way_to(submission.referral, "journey:sent", row.recipient)
    body = render_to_string(
        "referrals/receipt.txt",
        {"submission": submission, "authority": submission.referral.authority, "link": link},
    )
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
