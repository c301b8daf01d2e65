"""Before a date somebody is reminded of it, after it somebody is told that it has passed. Nothing is ever ended by it.

The coordinator hears, or who stands in for them; where it is the school's move the school is reminded too. Once a date
has passed the senior coordinators hear. While a family wishes silence nobody hears anything.
"""

from datetime import date
from functools import partial

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from people.enums import Role
from record.service import each, enqueue, record_event
from wizard.casework.enums import OPEN, Move
from wizard.casework.models import Case, CaseClock
from wizard.casework.notices import ESCALATED, REMINDER, REMINDER_SCHOOL
from wizard.casework.officers import officers_of, standing_in
from wizard.casework.school_news import write_to_school
from wizard.referrals.service import mailboxes_of

BATCH = 200
SENIOR = frozenset({Role.SENIOR_COORDINATOR})


def remind() -> int:
    """Promises the reminders of a batch of clocks and returns how many were due; the worker's chore, safe to repeat."""
    today = timezone.localdate()
    unsent = Q(reminded_on=None) | Q(reminded_on__lt=F("remind_on"))
    due = CaseClock.objects.filter(unsent, remind_on__lte=today).order_by("remind_on", "pk")
    return each(partial(remind_of, today=today), list(due.values_list("pk", flat=True)[:BATCH]))


def escalate() -> int:
    """Tells of a batch of clocks whose day has passed and returns how many; the worker's chore, safe to repeat."""
    today = timezone.localdate()
    return each(partial(escalate_one, today=today), list(passed(today).values_list("pk", flat=True)[:BATCH]))


def passed(today: date) -> QuerySet[CaseClock]:
    """Returns the clocks past their day that nobody dealt with and nobody was told of.

    A case's next day is never later than that of a clock nobody dealt with: by it the few late cases are found.
    """
    untold = Q(escalated_due=None) | Q(escalated_due__lt=F("due_on"))
    undone = Q(dealt_with_due=None) | Q(dealt_with_due__lt=F("due_on"))
    late = CaseClock.objects.filter(untold, undone, due_on__lt=today, case__next_due_on__lt=today)
    return late.filter(case__status__in=OPEN, case__quiet_since=None, case__handed_over_to="").order_by("due_on", "pk")


@transaction.atomic
def remind_of(key: int, today: date) -> bool:
    """Reminds of one clock's day and remembers it; a case that is over, elsewhere or silent is passed by unsaid."""
    held = taken(key)
    if held is None or held[1].remind_on is None or held[1].remind_on > today:
        return False
    case, clock = held
    day, clock.reminded_on = clock.remind_on, clock.remind_on
    clock.save(update_fields=["reminded_on"])
    if not speaks(case) or clock.is_dealt_with:
        return False
    reference = case.submission.reference
    stem = f"case-reminder:{clock.pk}:{clock.due_on.isoformat()}:{day.isoformat()}" if day else ""
    tell(REMINDER, case, hearers(case, today), stem)
    if clock.move == Move.SCHOOL:
        write_to_school(REMINDER_SCHOOL, case, f"{stem}:school")
    record_event("case", reference, "clock_reminded", None, {"clock": clock.key, "due": clock.due_on.isoformat()})
    return True


@transaction.atomic
def escalate_one(key: int, today: date) -> bool:
    """Tells the senior coordinators, and whoever looks after the case, that a day has passed. It stays due."""
    held = taken(key)
    if held is None:
        return False
    case, clock = held
    if clock.due_on >= today or clock.is_dealt_with or clock.escalated_due == clock.due_on or not speaks(case):
        return False
    clock.escalated_due = clock.due_on
    clock.save(update_fields=["escalated_due"])
    seniors = [one.email for one in officers_of([case.authority_id], SENIOR)]
    stem = f"case-escalated:{clock.pk}:{clock.due_on.isoformat()}"
    tell(ESCALATED, case, list(dict.fromkeys([*hearers(case, today), *seniors])), stem)
    told = {"clock": clock.key, "due": clock.due_on.isoformat(), "seniors": len(seniors)}
    record_event("case", case.submission.reference, "clock_escalated", None, told)
    return True


def taken(key: int) -> tuple[Case, CaseClock] | None:
    """Returns a clock and its case, the case locked; None when the clock is gone."""
    clock = CaseClock.objects.filter(pk=key).first()
    if clock is None:
        return None
    related = ("submission__submitted_by", "authority", "school", "owner")
    locked = Case.objects.select_for_update(of=("self",)).select_related(*related).defer("submission__document")
    case = locked.get(pk=clock.case_id)
    clock.refresh_from_db()
    return case, clock


def speaks(case: Case) -> bool:
    """Whether anybody is to hear of this case's dates."""
    return case.status in OPEN and case.quiet_since is None and not case.handed_over_to


def hearers(case: Case, today: date) -> list[str]:
    """Returns the addresses of the coordinator or who stands in; while it is nobody's case, the council's mailboxes."""
    if case.owner is not None and case.owner.is_active:
        return [standing_in(case.owner, case.authority_id, today).email]
    return list(mailboxes_of(case.authority))


def tell(kind: str, case: Case, addresses: list[str], stem: str) -> None:
    """Promises one notice to each address, once for each stem."""
    for number, address in enumerate(addresses, start=1):
        enqueue(kind, "case", case.submission.reference, address, f"{stem}:{number}")
