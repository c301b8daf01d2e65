"""The receipt: that the referral arrived, its reference and where to read it. Nothing about the child."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from record.models import Outbox
from wizard.referrals.models import Submission

RECEIPT = "receipt"


def build_receipt(row: Outbox) -> EmailMessage:
    """Returns the message for one outbox row. Raises Submission.DoesNotExist for an unknown reference."""
    submission = Submission.objects.select_related("referral__authority").get(reference=row.subject_id)
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("journey:sent", args=[submission.referral.public_id])
    body = render_to_string(
        "referrals/receipt.txt",
        {"submission": submission, "authority": submission.referral.authority, "link": link},
    )
    return EmailMessage(
        subject=f"Referral received: {submission.reference}",
        body=body,
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>"},
    )
