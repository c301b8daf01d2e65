"""Letters about a draft to those who work on it: a link and dates, never a word about the child."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from record.models import Outbox
from wizard.referrals.models import Referral

ASSIGNED = "referral_assigned"
EXPIRES = "draft_expires"


def build_assigned(row: Outbox) -> EmailMessage:
    """Returns the letter to the colleague who is asked to carry on. Raises Referral.DoesNotExist."""
    referral = _referral(row)
    context = {"referral": referral, "link": _link(referral)}
    body = render_to_string("referrals/assigned.txt", context)
    return _message(row, "A colleague asks you to carry on with a referral", body)


def build_expires(row: Outbox) -> EmailMessage:
    """Returns the warning that a draft is deleted; the day stands in the row's key. Raises Referral.DoesNotExist."""
    referral, day = _referral(row), date.fromisoformat(row.key.split(":")[1])
    body = render_to_string("referrals/expires.txt", {"referral": referral, "day": day, "link": _link(referral)})
    return _message(row, f"A draft referral is deleted after {day:%-d %B}", body)


def _referral(row: Outbox) -> Referral:
    related = Referral.objects.select_related("authority", "school", "assigned_by")
    return related.defer("route_version").get(public_id=row.subject_id)


def _link(referral: Referral) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("journey:tasks", args=[referral.public_id])


def _message(row: Outbox, subject: str, body: str) -> EmailMessage:
    headers = {"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>"}
    return EmailMessage(subject=subject, body=body, to=[row.recipient], headers=headers)
