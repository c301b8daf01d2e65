"""What is written of a pupil, as answers to a route's questions: a referral starts with it, and nothing is typed twice.

The route says what goes where: a question or a checklist item `brings` a topic (routes.vocabulary.TOPICS), which its
editors see and choose. Slots and thresholds say the rest. What does not fit a question's kind is left for a person.
"""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone

from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import answers_from, counts_of, marks_known, thresholds
from wizard.referrals.models import Referral
from wizard.referrals.service import canonical, sha256_of
from wizard.routes.service import Question, Route
from wizard.support.checklists import checklist_of
from wizard.support.enums import Kind
from wizard.support.models import BroughtOver
from wizard.support.queries import Stage, stage_of
from wizard.support.telling import about_welfare, about_work, adjustments_told, plan_told

LONG = 8000
SHORT = 200
Value = Callable[[Stage, Question], Any]


def prefill_of(pupil: RegisterPupil, route: Route) -> dict[str, Any]:
    """Returns answers by question key: the register's, those of slots and thresholds, and those of topics."""
    stage = stage_of(pupil, timezone.localdate())
    found = dict(answers_from(pupil, route))
    for key, question in route.questions.items():
        value = _value(stage, question)
        if value not in (None, "", [], {}):
            found.setdefault(key, value)
    return {**_days_missed(stage, route), **found}


def brought(referral: Referral, answers: dict[str, Any]) -> None:
    """Remembers which answers a referral was started with, by their hashes."""
    hashes = {key: hash_of(value) for key, value in answers.items()}
    BroughtOver.objects.create(referral=referral, on=timezone.localdate(), questions=hashes)


def brought_on(row: BroughtOver | None, key: str, value: Any) -> date | None:
    """Returns the day an answer came from the pupil's page, as long as nobody changed it."""
    return row.on if row and row.questions.get(key) == hash_of(value) else None


def hash_of(value: Any) -> str:
    """Returns the SHA-256 of an answer."""
    return sha256_of(canonical(value))


def _value(stage: Stage, question: Question) -> Any:
    if question.kind == "checklist":
        return checklist_of(stage.record, question)
    by_slot = SLOTS.get((question.feeds, question.kind))
    by_topic = TOPICS.get((question.brings, question.kind))
    find = by_slot or by_topic
    if find:
        return find(stage, question)
    if question.format == "postcode":
        return postcode_of(stage.pupil.address)
    options = {option.key for option in question.options}
    if question.key in ("send", "sen_support") and stage.record.current(Kind.SEN_PLAN):
        return next((key for key in ("sen_support", "yes") if key in options), None)
    return None


def _days_missed(stage: Stage, route: Route) -> dict[str, Any]:
    """The number a threshold asks for where it has no marks, counted from the register."""
    marks = marks_known(stage.pupil)
    found: dict[str, Any] = {}
    asked = [test for test in thresholds(route.tests.values()) if test.question and test.measure == "days"]
    for test in asked if marks.all else ():
        question = route.questions.get(test.question)
        figures = counts_of([test], marks, stage.today, stage.days.calendar, {}).get(test.key, {})
        largest = max(figures.values(), default=Decimal(0))
        if question and question.kind == "number" and largest:
            found[question.key] = int(largest) if largest == int(largest) else float(largest)
    return found


def _contact(stage: Stage, question: Question) -> Any:
    row = stage.record.latest(Kind.ARRANGEMENT)
    if row is None:
        return None
    given = {"name": row.said("contact"), "role": row.said("contact_role"), "email": row.said("contact_email")}
    if question.kind == "person":
        return {part: text for part, text in given.items() if text}
    return ", ".join(text for text in (given["name"], given["role"]) if text)[:SHORT]


def _key_adult(stage: Stage, question: Question) -> Any:
    rows = [row for row in stage.record.current(Kind.ADJUSTMENT) if row.said("topic") == "key_adult"]
    who = next((row.said("who") for row in rows if row.said("who")), None)
    return {"name": who} if who else None


def _part_time_until(stage: Stage, question: Question) -> Any:
    row = stage.record.latest(Kind.TIMETABLE)
    if row is None or row.said("parents") != "agreed":
        return None
    reviews = stage.record.about(row, Kind.TIMETABLE_REVIEW)
    moved = [one.until for one in reviews if one.until]
    until = moved[0] if moved else row.until
    return until.isoformat() if until else None


def _plan_reviewed(stage: Stage, question: Question) -> Any:
    plans = stage.record.current(Kind.HEALTHCARE_PLAN, Kind.SEN_PLAN)
    return max(row.day for row in plans).isoformat() if plans else None


def _plan_shared(stage: Stage, question: Question) -> Any:
    plans = stage.record.current(Kind.HEALTHCARE_PLAN)
    if not plans:
        return None
    options = [option.key for option in question.options]
    said = set(plans[0].said("shared_with") or ()) or {"nobody"}
    return [key for key in options if key in said]


def _taught_elsewhere(stage: Stage, question: Question) -> Any:
    """Rows of a table: columns are recognised by their kind, the first text is who, the last what came of it."""
    rows = [row for row in stage.record.current(Kind.ADJUSTMENT) if row.said("topic") in ("taught_elsewhere", "online")]
    rows = [row for row in rows if row.said("tried") == "yes"]
    texts = [column.key for column in question.columns if column.kind == "text"]
    dates = [column.key for column in question.columns if column.kind == "date"]
    return [_row(row.said("who") or row.said("what"), row.day, row.said("effect"), texts, dates) for row in rows]


def _chronology(stage: Stage, question: Question) -> Any:
    texts = [column.key for column in question.columns if column.kind == "text"]
    dates = [column.key for column in question.columns if column.kind == "date"]
    kinds = (Kind.MEETING, Kind.TIMETABLE, Kind.ADJUSTMENT, Kind.HEALTHCARE_PLAN, Kind.RETURN_PLAN)
    rows = sorted(stage.record.of(*kinds), key=lambda row: row.day)[-question.max_rows :]
    return [_row(f"{Kind(row.kind).label}{_more(row.said('what'))}", row.day, "", texts, dates) for row in rows]


def _row(who: str, day: date, effect: str | None, texts: list[str], dates: list[str]) -> dict[str, str]:
    row = {texts[0]: str(who)[:SHORT]} if texts else {}
    if dates:
        row[dates[0]] = day.isoformat()
    if effect and len(texts) > 1:
        row[texts[-1]] = effect[:SHORT]
    return row


def _more(text: str | None) -> str:
    return f": {text}" if text else ""


def _lines(*tell: Callable[[Stage], Iterable[str]]) -> Value:
    return lambda stage, _question: "\n".join(line for one in tell for line in one(stage))[:LONG]


def _plan(kind: Kind) -> Callable[[Stage], Iterable[str]]:
    return lambda stage: [line for row in stage.record.current(kind) for line in plan_told(row)]


def postcode_of(address: str) -> str:
    """Returns the postcode an address ends with; nothing where its last two words do not look like one."""
    last = address.replace(",", " ").upper().split()[-2:]
    fits = len(last) == 2 and last[1][:1].isdigit() and len(last[1]) == 3 and 2 <= len(last[0]) <= 4
    return " ".join(last) if fits and last[0][:1].isalpha() else ""


SLOTS: dict[tuple[str, str], Value] = {
    ("absence.first_day", "date"): lambda stage, _q: _iso(stage.here.since if stage.here.away else None),
    ("absence.expected_return", "date"): lambda stage, _q: _iso(stage.here.expected),
}
TOPICS: dict[tuple[str, str], Value] = {
    ("address", "long_text"): lambda stage, _q: stage.pupil.address,
    ("named_contact", "person"): _contact,
    ("named_contact", "text"): _contact,
    ("key_adult", "person"): _key_adult,
    ("part_time_until", "date"): _part_time_until,
    ("plan_reviewed", "date"): _plan_reviewed,
    ("plan_shared", "many"): _plan_shared,
    ("taught_elsewhere", "rows"): _taught_elsewhere,
    ("chronology", "rows"): _chronology,
    ("adjustments", "long_text"): _lines(adjustments_told),
    ("exam_plan", "long_text"): _lines(_plan(Kind.EXAM_PLAN)),
    ("welfare", "long_text"): _lines(about_welfare),
    ("work_and_welfare", "long_text"): _lines(about_work, about_welfare),
}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
