"""A pupil's page in sections: what is written, how it stands, what can be added."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.urls import reverse

from wizard.support.enums import PLANS, Kind
from wizard.support.forms.base import spoken
from wizard.support.forms.daily import AdjustmentForm, ContactForm, WelfareForm, WorkForm
from wizard.support.forms.tasks import TASK_WORDS
from wizard.support.kinds import SORTS
from wizard.support.models import Entry
from wizard.support.queries import Stage
from wizard.support.record import ended_by
from wizard.support.telling import TRIED, said
from wizard.support.timetables import AGREED, in_school, last_day_of

MOST_SHOWN = 5


@dataclass
class Row:
    """One row as a list shows it: its first line, what stands below, its state, its address and what can follow."""

    title: str
    href: str
    below: str = ""
    label: str = ""
    tone: str = "plain"
    follow: list[dict[str, str]] = field(default_factory=list)


@dataclass
class Section:
    """One part of the page. `add`: links to forms; `empty`: what is said while there is nothing."""

    key: str
    heading: str
    rows: list[Row]
    add: list[dict[str, str]]
    empty: str = ""
    more: int = 0


def sections_of(stage: Stage) -> list[Section]:
    """Returns the parts of a pupil's page in their order."""
    return [
        _section(stage, "plans", "Plans", PLANS, "No plan yet. Not every pupil needs one.", current=True),
        _section(stage, "adjustments", "Adjustments tried", (Kind.ADJUSTMENT,), "None yet.", current=True),
        _section(stage, "timetable", "Part-time timetable", (Kind.TIMETABLE,), "Full time."),
        _section(stage, "tasks", "Other things to do", (Kind.TASK,), "Nothing else.", current=True),
        _section(stage, "welfare", "Welfare checks", (Kind.WELFARE,), "None yet."),
        _section(stage, "work", "Work sent", (Kind.WORK,), "None yet."),
        _section(stage, "contact", "Keeping in touch", (Kind.CONTACT,), "Nothing yet."),
        _section(stage, "meeting", "Coming back", (Kind.MEETING,), "No return meeting yet."),
    ]


def _section(
    stage: Stage, key: str, heading: str, kinds: tuple[Kind, ...], empty: str, *, current: bool = False
) -> Section:
    found = stage.record.current(*kinds) if current else stage.record.of(*kinds)
    adds = [{"text": SORTS[kind].add, "href": new_href(stage, kind)} for kind in kinds]
    shown = [row_of(stage, one) for one in found[:MOST_SHOWN]]
    return Section(key, heading, shown, adds, empty, max(len(found) - MOST_SHOWN, 0))


def row_of(stage: Stage, entry: Entry) -> Row:
    """Returns one row of a list."""
    href = reverse("support:entry", args=[stage.pupil.public_id, entry.public_id])
    tell = TELL.get(Kind(entry.kind))
    title, below = tell(entry) if tell else (Kind(entry.kind).label, spoken(entry.day))
    row = Row(title, href, below)
    if entry.kind in PLANS and entry.until:
        late = entry.until < stage.today
        row.below = f"Agreed {spoken(entry.day)}. Look at it again by {spoken(entry.until)}."
        row.label, row.tone = ("Past its review", "stop") if late else ("In place", "good")
        row.follow = [{"text": "Look at it again", "href": new_href(stage, Kind(entry.kind), entry)}]
    if entry.kind == Kind.ADJUSTMENT:
        row.follow = [{"text": "Add what came of it", "href": new_href(stage, Kind.ADJUSTMENT, entry)}]
    if entry.kind == Kind.TASK and not entry.said("done"):
        late = bool(entry.until and entry.until < stage.today)
        row.label, row.tone = ("Late", "stop") if late else ("To do", "todo")
        row.follow = [{"text": "Say what came of it", "href": new_href(stage, Kind.TASK, entry)}]
    if entry.kind == Kind.TIMETABLE:
        _timetable(stage, entry, row)
    return row


def _timetable(stage: Stage, entry: Entry, row: Row) -> None:
    reviews = stage.record.about(entry, Kind.TIMETABLE_REVIEW)
    ended, last = ended_by(reviews), last_day_of(entry, reviews)
    row.title = f"{in_school(entry)} of 10 half days in school"
    row.below = f"From {spoken(entry.day)} to {spoken(last)}."
    row.label, row.tone = state_of(entry, ended, last, stage.today)
    if ended is None:
        row.follow = [{"text": "Review it", "href": new_href(stage, Kind.TIMETABLE_REVIEW, entry)}]


def state_of(entry: Entry, ended: Entry | None, last: date, today: date) -> tuple[str, str]:
    """Returns (words, tone) of how a part-time timetable stands."""
    if ended:
        return f"Ended on {spoken(ended.day)}", "plain"
    if entry.said("parents") != AGREED:
        return "Not agreed: full time", "warn"
    if last < today:
        return "Past its end: decide", "stop"
    return ("Begins later", "todo") if entry.day > today else ("In force", "good")


def new_href(stage: Stage, kind: Kind, about: Entry | None = None) -> str:
    """Returns the address of a form, about a row where it carries one on."""
    address = reverse("support:write", args=[stage.pupil.public_id, SORTS[kind].slug])
    return f"{address}?about={about.public_id}" if about else address


def _adjustment(entry: Entry) -> tuple[str, str]:
    topic = said(entry, AdjustmentForm, "topic") if entry.said("topic") != "other" else str(entry.said("what"))
    when = TRIED.get(str(entry.said("tried")), f"Since {spoken(entry.day)}")
    if entry.until and entry.said("tried") == "yes":
        when = f"{spoken(entry.day)} to {spoken(entry.until)}"
    effect = entry.said("effect")
    return topic, f"{when}. {effect}" if effect else f"{when}."


def _task(entry: Entry) -> tuple[str, str]:
    what = str(TASK_WORDS.get(str(entry.said("task")), entry.said("what")))
    done = entry.said("done")
    return what, f"Done. {done}" if done else f"{entry.said('who')}, by {spoken(entry.until or entry.day)}."


def _welfare(entry: Entry) -> tuple[str, str]:
    worry = f" A worry: told to {entry.said('told')}." if entry.said("concern") else ""
    return spoken(entry.day), f"{said(entry, WelfareForm, 'how')}, by {entry.said('by')}.{worry}"


def _meeting(entry: Entry) -> tuple[str, str]:
    back = entry.day_said("back_on")
    return f"Return meeting, {spoken(entry.day)}", f"First day back {spoken(back)}." if back else ""


TELL: dict[Kind, Any] = {
    Kind.ADJUSTMENT: _adjustment,
    Kind.TASK: _task,
    Kind.WELFARE: _welfare,
    Kind.WORK: lambda entry: (
        f"{spoken(entry.day)}: {entry.said('subjects')}",
        f"{said(entry, WorkForm, 'how')}. Came back before: {said(entry, WorkForm, 'came_back').lower()}.",
    ),
    Kind.CONTACT: lambda entry: (
        spoken(entry.day),
        f"{said(entry, ContactForm, 'who')}. {said(entry, ContactForm, 'what')}.",
    ),
    Kind.MEETING: _meeting,
}
