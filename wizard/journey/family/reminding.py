"""The worker's chores: reminders after five and ten school days, and asking again what has changed."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils import timezone

from schoolyear.counting import add_working_days
from wizard.attendance.service import calendar_of
from wizard.consent.enums import AskedBy
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.consent.service import REMINDERS, ask_again, remind, remind_clinician
from wizard.journey.situation import situation_of
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral

SCHOOL_DAYS = (5, 10)


def send_reminders() -> int:
    """Returns how many reminders were promised. Safe to repeat: each is promised once."""
    today = timezone.localdate()
    return sum(remind(one) for one in _unanswered(today)) + sum(remind_clinician(one) for one in _silent(today))


def _unanswered(today: date) -> Iterable[ConsentRequest]:
    waiting = ConsentRequest.objects.filter(
        way=AskedBy.LINK, answered_at=None, ended_at=None, reply_by__gte=today, reminders__lt=REMINDERS,
        person__contact_restricted=False, person__removed_at=None,
    )  # fmt: skip
    related = waiting.exclude(referral__status=ReferralStatus.WITHDRAWN).select_related(
        "person", "referral__authority", "referral__school", "referral__route_version"
    )
    for one in related:
        days = reminder_days(one.referral, timezone.localdate(one.asked_at), one.consent_key)
        if one.reminders < len(days) and days[one.reminders] <= today:
            yield one


def _silent(today: date) -> Iterable[ClinicianRequest]:
    waiting = ClinicianRequest.objects.filter(
        sent_at__isnull=False, answered_at=None, declined_at=None, ended_at=None, reply_by__gte=today,
        reminders__lt=REMINDERS,
    )  # fmt: skip
    for one in waiting.select_related("referral__authority", "referral__school", "referral__route_version"):
        sent = timezone.localdate(one.sent_at)
        days = reminder_days(one.referral, sent, one.consent_key)
        if days[one.reminders] <= today:
            yield one


def reminder_days(referral: Referral, asked_on: date, key: str) -> list[date]:
    """Returns when to remind: as the route's clock for this consent says, else after five and ten school days.

    Where no term dates are published, working days are counted instead of school days.
    """
    said = _as_the_route_says(referral, asked_on, key)
    if said:
        return said[:REMINDERS]
    calendar = calendar_of(referral.authority, referral.school)
    return [(calendar and calendar.add_school_days(asked_on, n)) or add_working_days(asked_on, n) for n in SCHOOL_DAYS]


def _as_the_route_says(referral: Referral, asked_on: date, key: str) -> list[date]:
    situation = situation_of(referral)
    requirement = situation.route.requirements.get(key)
    clock = situation.result.clocks.get(requirement.due) if requirement and requirement.due else None
    return [day for day in clock.reminders if day > asked_on] if clock else []


def ask_again_where_changed() -> int:
    """Returns how many people are asked again because the words, scopes or recipients are others now.

    Looks only at drafts that moved to other questions after somebody was asked. Safe to repeat.
    """
    asked = ConsentRequest.objects.filter(ended_at=None, referral__status=ReferralStatus.DRAFT)
    changed = asked.exclude(route_version=F("referral__route_version"))
    referrals = Referral.objects.filter(pk__in=changed.values("referral"))
    return sum(len(ask_again(one)) for one in referrals)
