"""What marks come to, in the words of a page: the fact, the card of days, and how they were counted."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dateformat import format as format_date

from schoolyear.calendars import SchoolCalendar
from wizard.attendance.codes import ILLNESS, codes
from wizard.attendance.counting import HALF
from wizard.attendance.definitions import Definition
from wizard.attendance.enums import ATTENDED, CountsAs
from wizard.attendance.figures import PLAIN, Reached
from wizard.attendance.herringbone import PRESENT, Herringbone, herringbone
from wizard.attendance.in_words import in_halves
from wizard.attendance.marks import Marks
from wizard.attendance.windows import EVER, NotPublished, window_start

WINDOWS = {
    "school_year": "We count from 1 September, when the school year starts.",
    "term": "We count this term.",
    "two_terms": "We count this term and the one before.",
    "twelve_months": "We count the last twelve months.",
    "absence": "We count the absence that is going on, or the last one.",
    "none": "We count everything in the register you gave us.",
}
HALF_DAYS = {
    "add_up": "Two half days make one day.",
    "ignore": "Only whole days count.",
    "count_whole": "Half a day counts as a day.",
}
RUNS = {"consecutive": "Most in a row", "cumulative": "Added up"}
PERCENT = {
    "percent_missed": "We take the part of the sessions anybody could attend that was missed.",
    "percent_attended": "We take the part of the sessions anybody could attend that was attended.",
}


@dataclass(frozen=True)
class Told:
    """One register on a page: see templates/attendance/told.html."""

    fact: str
    lead: str
    drawn: Herringbone
    counted: str
    limit: Decimal | None
    facts: list[dict[str, str]]
    ways: list[dict[str, Any]]


def told(who: str, marks: Marks, found: list[Reached], on: date, calendar: SchoolCalendar | None) -> Told:
    """Returns what a page says of a pupil's marks. `who` is a name for the heading; `on` the day counted to."""
    main = leading(found)
    definition = main.definition if main else PLAIN
    within = marks_counted(marks, definition, on, calendar)
    limit = main.limit if main and definition.measure == "days" else None
    return Told(
        fact=fact_of(who, main),
        lead=lead_of(who, main),
        drawn=herringbone(within, definition, limit),
        counted="Days ill" if definition.codes == {ILLNESS} else "Days missed",
        limit=limit if main and main.on else None,
        facts=facts_of(within),
        ways=ways_of(found),
    )


def leading(found: list[Reached]) -> Reached | None:
    """Returns the way of counting a page leads with: in days, and of those the one that comes to most."""
    days = [one for one in found if one.definition.measure == "days" and one.figure is not None]
    return max(days, key=lambda one: one.figure or 0, default=found[0] if found else None)


def marks_counted(marks: Marks, definition: Definition, on: date, calendar: SchoolCalendar | None) -> Marks:
    """Returns the marks to draw: those of the window, at least of this school year, never of the days to come."""
    year = window_start("school_year", on, calendar)
    try:
        start = window_start(definition.window, on, calendar)
    except NotPublished:
        start = year
    wider = start if definition.window in ("two_terms", "twelve_months") or definition.window[:1].isdigit() else year
    return marks.between(min(wider, year) if start != EVER else EVER, on)


def fact_of(who: str, main: Reached | None) -> str:
    """Returns the heading: "Amara has missed 20 school days because of illness"."""
    if main is None or main.figure is None:
        return f"What {who}’s register says"
    if main.definition.measure.startswith("percent"):
        did = "missed" if main.definition.measure == "percent_missed" else "attended"
        return f"{who} has {did} {in_halves(main.figure)} per cent of sessions"
    one = main.figure <= 1
    what = ("session" if one else "sessions") if main.definition.measure == "sessions" else _school_days(main.figure)
    why = " because of illness" if main.definition.codes == {ILLNESS} else ""
    return f"{who} has missed {in_halves(main.figure) or 0} {what}{why}"


def lead_of(who: str, main: Reached | None) -> str:
    """Returns when the limit was reached, or how far away it is; nothing without a limit."""
    if main is None or main.limit is None or main.figure is None or main.definition.measure.startswith("percent"):
        return ""
    unit = "days" if main.definition.measure == "days" else "sessions"
    if main.on:
        return f"{who} reached {in_halves(main.limit)} {unit} on {spoken(main.on)}."
    if main.figure < main.limit:
        return f"That is {in_halves(main.limit - main.figure)} short of {in_halves(main.limit)}."
    return ""


def facts_of(marks: Marks) -> list[dict[str, str]]:
    """Returns label and figure of each kind of day, in days; nothing for a kind that does not occur."""
    by_code = Counter(mark.code for mark in marks.all)
    attended = {code for code in by_code if codes()[code].counts_as in ATTENDED}
    possible = {code for code in by_code if codes()[code].counts_as != CountsAs.NOT_POSSIBLE}
    named = {"Illness (I)": {ILLNESS}, "Medical appointments (M)": {"M"}, "Part-time timetable (C2)": {"C2"}}
    own = set().union(*named.values())
    present = {code for code in attended if code in PRESENT or code == "L"}
    groups = {
        **named,
        "Other absence": possible - attended - own,
        "Taught elsewhere": attended - present,
        "Present": present,
        "School was open": possible,
    }
    figures = {label: sum(by_code[code] for code in group) * HALF for label, group in groups.items()}
    return [
        {"label": label, "value": in_halves(Decimal(figure)) or "0"}
        for label, figure in figures.items()
        if figure or label in ("Illness (I)", "Present", "School was open")
    ]


def ways_of(found: list[Reached]) -> list[dict[str, Any]]:
    """Returns each threshold in words: how it counts, its figures with the days they were reached, its clauses."""
    by_test = {one.test.key: [other for other in found if other.test.key == one.test.key] for one in found}
    return [way_of(ways) for ways in by_test.values()]


def way_of(ways: list[Reached]) -> dict[str, Any]:
    """Returns one threshold; `ways` are its figures, in a row and added up where either counts."""
    one, definition = ways[0], ways[0].definition
    percent = definition.measure in PERCENT
    says = [HALF_DAYS[definition.half_days]] if definition.measure == "days" else []
    says += [PERCENT[definition.measure]] if percent else []
    limit = f" towards {in_halves(one.limit)}" if one.limit else ""
    says.append(f"{_codes_said(definition)} count{'s' if len(definition.codes) == 1 else ''}{limit}.")
    if not percent:
        in_a_row = len(ways) == 1 and definition.run == "consecutive"
        says.append("Days must be in a row." if in_a_row else "Days need not be in a row.")
    return {
        "key": one.test.key,
        "title": one.test.title,
        "says": " ".join([*says, window_said(definition.window)]).strip(),
        "figures": [
            {"label": RUNS.get(way.definition.run, ""), "figure": in_halves(way.figure) or "0", "on": way.on}
            for way in ways
            if way.figure is not None
        ],
        "cites": one.test.cites,
        "assumed": one.test.assumed,
    }


def window_said(window: str) -> str:
    """Returns over which time is counted: "We count the last 12 weeks."; nothing for a window without words."""
    return f"We count the last {window}." if window[:1].isdigit() else WINDOWS.get(window, "")


def spoken(day: date) -> str:
    """Returns "Monday 9 November 2026"."""
    return format_date(day, "l j F Y").replace(" ", "\N{NO-BREAK SPACE}")


def _codes_said(definition: Definition) -> str:
    if definition.codes == {ILLNESS}:
        return "Only illness (I)"
    if len(definition.codes) > 6:
        return "Every absence"
    return f"Codes {', '.join(sorted(definition.codes))}"


def _school_days(figure: Decimal) -> str:
    return "school day" if 0 < figure <= 1 else "school days"
