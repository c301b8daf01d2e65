"""A case's clocks on one line each: what is due, when, and whose move it is. Pure but for the rows it is given."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.casework.cited import clause_tabs
from wizard.casework.clock import FIRST, LAST, MARK, short
from wizard.casework.enums import Move
from wizard.casework.models import Case, CaseClock
from wizard.routes.service import Route

SOON = 5  # days before its date on which a clock turns amber


@dataclass(frozen=True, slots=True)
class ClockLine:
    """What components/clock.html draws, with the title, who moves, what the route says and the clauses."""

    pk: int
    key: str
    title: str
    move: str
    move_label: str
    say: str
    due_on: date
    words: str
    tone: str
    started: str
    due: str
    today: int
    mark: int
    done: bool
    note: str
    clauses: list[dict[str, str]]


def clock_lines(case: Case, route: Route, today: date, *, move: str = "") -> list[ClockLine]:
    """Returns the lines of the clocks stored for a case, the earliest first; `move` keeps one party's alone."""
    found = [line_of(case, route, clock, today) for clock in case.clocks.all() if clock.key in route.clocks]
    return [one for one in found if not move or one.move == move]


def line_of(case: Case, route: Route, clock: CaseClock, today: date) -> ClockLine:
    """Returns one clock's line. While the family wishes silence nothing is late."""
    told, done = route.clocks[clock.key], clock.is_dealt_with
    started = timezone.localdate(case.opened_at)
    quiet = case.quiet_since is not None
    return ClockLine(
        pk=clock.pk,
        key=clock.key,
        title=told.title,
        move=clock.move,
        move_label=str(Move(clock.move).label),
        say=told.say,
        due_on=clock.due_on,
        words=words_of(clock.due_on, today, done=done, quiet=quiet, provisional=clock.provisional),
        tone="" if done or quiet else tone_of(clock.due_on, today),
        started=f"Since {short(started)}",
        due=format_date(clock.due_on, "l j F"),
        today=place_of(started, clock.due_on, today),
        mark=MARK,
        done=done,
        note=told.assumed,
        clauses=clause_tabs(route, told.cites),
    )


def words_of(due: date, today: date, *, done: bool, quiet: bool = False, provisional: bool = False) -> str:
    """Returns how a due day stands, in words."""
    if done:
        return "Done"
    if quiet:
        return "Silent, as the family wishes"
    day = format_date(due, "l j F" if due.year == today.year else "l j F Y")
    if due < today:
        late = (today - due).days
        return f"{late} day{'' if late == 1 else 's'} late"
    if due == today:
        return "Today"
    return f"Probably {day}" if provisional else f"By {day}"


def tone_of(due: date, today: date) -> str:
    """Returns how pressing it is: late, within five days, or nothing to remark."""
    if due < today:
        return "stop"
    return "warn" if (due - today).days <= SOON else ""


def place_of(started: date, due: date, today: date) -> int:
    """Returns where today stands on the line, with the due day at MARK."""
    whole = max((due - started).days, 1)
    return min(LAST, max(FIRST, round((today - started).days / whole * MARK)))


def todo_of(rows: Any, today: date) -> list[dict[str, Any]]:
    """Returns tasks or requests with the words of their day, those without a day last."""
    found = [
        {"row": one, "when": words_of(one.due_on, today, done=False) if one.due_on else "No day set",
         "tone": tone_of(one.due_on, today) if one.due_on else "", "whom": whom(one)}
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: (one["row"].due_on or date.max, one["row"].pk))


def whom(row: Any) -> str:
    """Returns of whom a task or a request is asked: a person's name, else the party."""
    named = getattr(row, "owner", None) or getattr(row, "owner_name", "")
    party = getattr(row, "move", "") or getattr(row, "of", "")
    return str(named or (Move(party).label if party in Move.values else party))
