"""A checklist filled in from what is written: whether, when, and what came of it, item by item."""

from datetime import date

from wizard.routes.service import ChecklistItem, Question
from wizard.support.enums import Kind
from wizard.support.forms.base import spoken
from wizard.support.models import Entry
from wizard.support.record import Record

EFFECT = 1000
WHEN = 200
#: Topics that a kind of row of its own speaks of: topic -> (kind, what a row of it must say to count).
BY_KIND: dict[str, tuple[Kind, dict[str, str]]] = {
    "part_time": (Kind.TIMETABLE, {"parents": "agreed"}),
    "healthcare_plan": (Kind.HEALTHCARE_PLAN, {}),
    "sen_support": (Kind.SEN_PLAN, {}),
    "exam_help": (Kind.EXAM_PLAN, {}),
    "exam_plan": (Kind.EXAM_PLAN, {}),
    "work_sent": (Kind.WORK, {}),
}
#: Keeping in touch: topic -> what was told, or with whom.
IN_TOUCH = {"events": ("what", {"news", "invited"}), "friends": ("who", {"friends"})}
RANK = {"yes": 2, "not_suitable": 1, "no": 0}


def checklist_of(record: Record, question: Question) -> dict[str, dict[str, str]]:
    """Returns item key -> {"tried", "when", "effect"}, for the items whose topic something is written about."""
    found = {item.key: _item(record, item) for item in question.items if item.brings}
    return {key: said for key, said in found.items() if said}


def _item(record: Record, item: ChecklistItem) -> dict[str, str]:
    rows = rows_about(record, item.brings)
    if not rows:
        return {}
    best = max(rows, key=lambda row: (RANK.get(tried_of(row), 2), row.day, row.pk))
    said = {"tried": tried_of(best), "when": when_of(rows, best)[:WHEN], "effect": effect_of(best)[:EFFECT]}
    return {part: text for part, text in said.items() if text}


def rows_about(record: Record, topic: str) -> list[Entry]:
    """Returns the standing rows a topic is answered by, the newest first."""
    if topic in BY_KIND:
        kind, wanted = BY_KIND[topic]
        return [row for row in record.of(kind) if all(row.said(key) == value for key, value in wanted.items())]
    if topic in IN_TOUCH:
        name, wanted_any = IN_TOUCH[topic]
        return [row for row in record.of(Kind.CONTACT) if wanted_any & set(row.said(name) or ())]
    rows = record.current(Kind.ADJUSTMENT)
    return rows if topic == "adjustments" else [row for row in rows if row.said("topic") == topic]


def tried_of(row: Entry) -> str:
    """Returns yes, no or not_suitable: a row of any kind but an adjustment is something done."""
    return str(row.said("tried") or "yes")


def when_of(rows: list[Entry], best: Entry) -> str:
    """Returns "From 3 November 2026", "3 November 2026 to ...", or the first and last of many."""
    if tried_of(best) != "yes":
        return ""
    if best.kind in (Kind.WORK, Kind.CONTACT) and len(rows) > 1:
        return f"{len(rows)} times, {_span(rows[-1].day, rows[0].day)}"
    if best.kind in (Kind.WORK, Kind.CONTACT, Kind.HEALTHCARE_PLAN, Kind.SEN_PLAN, Kind.EXAM_PLAN):
        return spoken(best.day)
    return _span(best.day, best.until) if best.until else f"From {spoken(best.day)}"


def effect_of(row: Entry) -> str:
    """Returns what was done and what came of it; for a plan only by when it is looked at again."""
    if row.kind == Kind.ADJUSTMENT:
        return " ".join(_sentence(text) for text in (row.said("what"), row.said("effect")) if text)
    if row.kind == Kind.TIMETABLE:
        return ""
    if row.until:
        return f"To be looked at again by {spoken(row.until)}."
    return _sentence(row.said("note") or row.said("subjects") or "")


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if not plain or plain[-1] in ".!?" else f"{plain}."


def _span(first: date, last: date) -> str:
    return spoken(first) if first == last else f"{spoken(first)} to {spoken(last)}"
