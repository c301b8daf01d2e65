"""Telling whoever began a draft that its route version ends: when that is set, a week before, once it has ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from record.models import Outbox
from record.service import enqueue
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.routes.service import last_day_of, later_version

SET, SOON, OVER = "route_last_day", "route_last_day_soon", "route_last_day_over"
KINDS = {
    SET: "A draft referral can be sent as it is until {day}",
    SOON: "One week left for a draft referral",
    OVER: "A draft referral has to move before it is sent",
}
A_WEEK = timedelta(days=7)


def announce_last_days() -> int:
    """Promises the letters that are due and returns how many drafts they are about. The worker's chore; repeatable.

    A letter's key is the draft, the day, the stage and the address, so none is sent twice, and a new day is told anew.
    """
    today, told = timezone.localdate(), 0
    for referral, last in drafts_that_end():
        stages = [SET] if last >= today else [OVER]
        stages += [SOON] if today <= last <= today + A_WEEK else []
        for kind in stages:
            address = referral.created_by.email
            key = f"{kind}:{last.isoformat()}:{referral.public_id}:{referral.created_by_id}"
            enqueue(kind, "referral", referral.public_id, address, key)
        told += 1
    return told


def drafts_that_end() -> Iterator[tuple[Referral, date]]:
    """Yields each draft whose version has a last day and a later version to move to, with that day."""
    drafts = Referral.objects.filter(status=ReferralStatus.DRAFT).select_related("route_version", "created_by")
    days: dict[int, date | None] = {}
    for referral in drafts.defer("route_version__document").order_by("pk"):
        version = referral.route_version
        if version.pk not in days:
            last = last_day_of(version)
            moved_by = last and later_version(version, max(last, timezone.localdate()))
            days[version.pk] = last if moved_by else None
        last = days[version.pk]
        if last is not None:
            yield referral, last


def build_letter(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row: a link and dates, never a word about the child."""
    referral = Referral.objects.select_related("authority", "school", "route_version").get(public_id=row.subject_id)
    day = date.fromisoformat(row.key.split(":")[1])
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("journey:move", args=[referral.public_id])
    context = {"referral": referral, "day": day, "link": link, "kind": row.kind, "over": row.kind == OVER}
    body = render_to_string("journey/last_day.txt", context)
    return EmailMessage(subject=KINDS[row.kind].format(day=f"{day:%-d %B}"), body=body, to=[row.recipient])
