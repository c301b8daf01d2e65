"""Letters about a draft to those who work on it: a link and dates, never a word about the child."""

from datetime import date

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from links.service import whole_address_of
from record.models import Outbox
from wizard.referrals.models import Referral, StartedByLink
from wizard.referrals.ways import way_to
from wizard.routes.service import route_of

ASSIGNED = "referral_assigned"
EXPIRES = "draft_expires"
BEGUN = "referral_begun"


def build_assigned(row: Outbox) -> EmailMessage:
    """Returns the letter to the colleague who is asked to carry on. Raises Referral.DoesNotExist."""
    referral = _referral(row)
    context = {"referral": referral, "link": _link(referral, row.recipient)}
    body = render_to_string("referrals/assigned.txt", context)
    return _message(row, "A colleague asks you to carry on with a referral", body)


def build_expires(row: Outbox) -> EmailMessage:
    """Returns the warning that a draft is deleted; the day stands in the row's key. Raises Referral.DoesNotExist."""
    referral, day = _referral(row), date.fromisoformat(row.key.split(":")[1])
    context = {"referral": referral, "day": day, "link": _link(referral, row.recipient)}
    body = render_to_string("referrals/expires.txt", context)
    return _message(row, f"A draft referral is deleted after {day:%-d %B}", body)


def build_begun(row: Outbox) -> EmailMessage:
    """Returns the letter with the link to who begins without an account. Raises StartedByLink.DoesNotExist."""
    begun = StartedByLink.objects.select_related("link", "route_version").get(link__public_id=row.subject_id)
    route = route_of(begun.route_version)
    context = {"link": whole_address_of(begun.link), "title": route.identity.title}
    return _message(row, "Your link to make a referral", render_to_string("referrals/begun.txt", context))


def _referral(row: Outbox) -> Referral:
    related = Referral.objects.select_related("authority", "school", "assigned_by")
    return related.defer("route_version").get(public_id=row.subject_id)


def _link(referral: Referral, recipient: str) -> str:
    return way_to(referral, "journey:tasks", recipient)


def _message(row: Outbox, subject: str, body: str) -> EmailMessage:
    headers = {"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>"}
    return EmailMessage(subject=subject, body=body, to=[row.recipient], headers=headers)
