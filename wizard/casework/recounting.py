"""A case's clocks and its next step, worked out from the pinned route and stored, so that lists and alarms can ask."""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from record.service import PreparedChange, PreparedRows, each
from wizard.casework.coming import Coming, move_without_date, next_of
from wizard.casework.enums import MOVE_OF_KIND, OPEN, Move
from wizard.casework.models import Case, CaseClock
from wizard.casework.standing import Calendars, Standing, standings_of
from wizard.routes.service import ClockResult, Route, judge_clocks, occurrence_after, reminders_before

BATCH = 500
logger = logging.getLogger(__name__)
CLOCK_FIELDS = ["due_on", "provisional", "move", "remind_on"]
CASE_FIELDS = ["next_due_on", "next_about", "next_move", "recounted_on"]
# Half of a recount of 50,000 cases was Django's bulk_update putting its SQL together.
NEXT = PreparedChange(
    lambda marks: (
        Case.objects.filter(pk=marks.number("pk")),
        {
            "next_due_on": marks.day("next_due_on"),
            "next_about": marks.text("next_about"),
            "next_move": marks.text("next_move"),
            "recounted_on": marks.day("recounted_on"),
        },
    )
)
CLOCKS = PreparedRows(CaseClock, unique=("case", "key"), update=CLOCK_FIELDS)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A clock as it should be stored."""

    due_on: date
    provisional: bool
    move: str
    remind_on: date | None


def recount(case: Case) -> Case:
    """Works out one case anew after a change, inside the change's transaction, and returns it as stored."""
    store(standings_of(Case.objects.filter(pk=case.pk), timezone.localdate()))
    case.refresh_from_db(fields=CASE_FIELDS)
    return case


def recount_due() -> int:
    """Works out a batch of open cases that nobody looked at today and returns how many; the worker's chore.

    One that cannot be worked out is logged and keeps no other: its batch is then worked out case by case.
    """
    today = timezone.localdate()
    due = Case.objects.filter(status__in=OPEN, handed_over_to="").exclude(recounted_on=today)
    keys = list(due.order_by("recounted_on", "pk").values_list("pk", flat=True)[:BATCH])
    try:
        return max(recount_open(Case.objects.filter(pk__in=keys)), default=0) if keys else 0
    except Exception:
        logger.exception("A batch of clocks could not be worked out: each case by itself")
    return each(recount_one, keys)


def recount_one(key: int) -> int:
    """Works out one open case by its number and returns 1, or 0 when it is open no longer."""
    return max(recount_open(Case.objects.filter(pk=key)), default=0)


def recount_open(cases: QuerySet[Case] | None = None) -> Iterator[int]:
    """Works out every open case, a batch at a time, and yields how many are done. Safe to repeat and to stop."""
    wanted = (Case.objects.all() if cases is None else cases).filter(status__in=OPEN).order_by("pk")
    last, done, calendars = 0, 0, Calendars()
    while keys := list(wanted.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            # In the order of their keys, so that two recounts never wait for each other in a ring.
            held = list(
                Case.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk").values_list("pk")
            )
            store(standings_of(Case.objects.filter(pk__in=keys), timezone.localdate(), calendars))
        last, done = keys[-1], done + len(held)
        yield done


def store(standings: list[Standing]) -> None:
    """Writes clocks and next steps, only those that changed."""
    written, gone, moved = [], [], []
    for one in standings:
        wanted = clocks_wanted(one, judge_clocks(one.route, one.given))
        for key, clock in wanted.items():
            kept = one.clocks.get(key)
            if kept is None or clock != Wanted(kept.due_on, kept.provisional, kept.move, kept.remind_on):
                written.append(CaseClock(case=one.case, key=key, **asdict(clock)))
        gone += [kept.pk for key, kept in one.clocks.items() if key not in wanted and kept.dealt_with_at is None]
        if set_next(one, wanted):
            moved.append({"pk": one.case.pk, **{name: getattr(one.case, name) for name in CASE_FIELDS}})
    CLOCKS.store(written)
    if gone:
        CaseClock.objects.filter(pk__in=gone).delete()
    NEXT.make_each(moved)


def clocks_wanted(one: Standing, results: Mapping[str, ClockResult]) -> dict[str, Wanted]:
    """Returns the clocks that have a day, by key; a repeating one with the first day that nobody dealt with yet.

    What a school had to do before it sent the referral, it has answered by sending it: that is no clock of the case.
    """
    wanted: dict[str, Wanted] = {}
    arrived = timezone.localdate(one.case.opened_at)
    route, calendar, today = one.route, one.given.calendar, one.given.today
    for key, result in results.items():
        kept = one.clocks.get(key)
        due = occurrence_after(route, key, result, kept.dealt_with_due if kept else None, calendar)
        if due is None or not result.needed:
            continue
        move = move_of(route, route.clocks[key].owner)
        if move == Move.SCHOOL and due < arrived:
            continue
        remind = remind_day(kept, due, reminders_before(route, key, due, calendar), today)
        wanted[key] = Wanted(due, result.provisional, move, remind)
    return wanted


def remind_day(kept: CaseClock | None, due: date, days: Iterable[date], today: date) -> date | None:
    """Returns the next day on which somebody is reminded; one that was missed stays until its reminder was sent."""
    sent = kept.reminded_on if kept else None
    missed = kept.remind_on if kept and kept.due_on == due else None
    if missed is not None and missed < today and (sent is None or sent < missed):
        return missed
    return next((day for day in days if day >= today and (sent is None or day > sent)), missed)


def move_of(route: Route, party: str) -> str:
    """Returns whose move it is when a clock names this party; the council's for its officers and for nobody known."""
    found = route.parties.get(party)
    return MOVE_OF_KIND.get(found.kind, Move.COUNCIL) if found else Move.COUNCIL


def set_next(one: Standing, wanted: Mapping[str, Wanted]) -> bool:
    """Puts the next step on the case and returns whether it changed."""
    case = one.case
    running = [
        Coming(clock.due_on, f"clock:{key}", clock.move)
        for key, clock in wanted.items()
        if not dealt_with(one.clocks.get(key), clock.due_on)
    ]
    coming = next_of(
        case.status,
        acknowledge_by=timezone.localdate(case.acknowledge_by),
        look_again_on=one.look_again_on,
        others=[*running, *one.asked],
        challenges=[*one.challenges, *(asked for asked in one.asked if asks_the_council(asked))],
    )
    before = tuple(getattr(case, name) for name in CASE_FIELDS)
    case.recounted_on = one.given.today
    if coming is None:
        case.next_due_on, case.next_about = None, ""
        case.next_move = move_without_date(case.status, one.asked_of)
    else:
        case.next_due_on, case.next_about, case.next_move = coming.due_on, coming.about, coming.move
    return before != tuple(getattr(case, name) for name in CASE_FIELDS)


def asks_the_council(coming: Coming) -> bool:
    """Whether it is a question of the school, which waits for its answer in a closed case too."""
    return coming.about.startswith("request:") and coming.move == Move.COUNCIL


def dealt_with(clock: CaseClock | None, due: date) -> bool:
    """Whether somebody dealt with a clock up to this due day."""
    return clock is not None and clock.dealt_with_due is not None and clock.dealt_with_due >= due
