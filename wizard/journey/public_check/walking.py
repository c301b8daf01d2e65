"""The walk of a public check: everything known of it is in one posted form, read from the start each time.

Nothing is stored, so nothing is believed either: each page given before is cleaned again, and the first one that is
not answered, or not rightly, is the next to be shown.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict

from schoolyear.calendars import SchoolCalendar
from wizard.journey.forms import QuestionsForm
from wizard.journey.pages import Page, pages_of
from wizard.journey.situation import FILE_KINDS
from wizard.routes.service import Given, Question, Result, Route, evaluate

#: Names of our own have a dash: a question's key has none.
SEEN, UNSURE, GO, SKIP = "check-seen", "check-unsure", "check-go", "check-skip"


@dataclass(frozen=True)
class Walked:
    """How far a check has got. `form` and `page` are the page to be shown, None when all is answered.

    `passed` are the pages before it with the questions asked there; `carried` the posted fields of the other pages.
    """

    route: Route
    answers: Mapping[str, Any]
    passed: list[tuple[Page, list[Question]]]
    shape: Result
    page: Page | None = None
    form: QuestionsForm | None = None
    carried: list[tuple[str, str]] = field(default_factory=list)


def public_pages(route: Route) -> list[Page]:
    """Returns the pages of the check: those of the public steps, but for files, which nobody can send here."""
    shared = [(route.steps[route.questions[keys[0]].step_key], keys) for keys in route.pages.values()]
    pages = [page for step, keys in shared if step.public for page in pages_of(route, step, keys)]
    return [page for page in pages if page.kind == "questions"]


def has_check(route: Route) -> bool:
    """Whether a route can be tried by anybody: it asks public questions and has circumstances to read."""
    return bool(route.circumstances) and bool(public_pages(route))


def given_of(answers: Mapping[str, Any], today: date, calendar: SchoolCalendar | None = None) -> Given:
    """Returns what is known: the answers, that it is not a school that asks, and the council's school days."""
    return Given(today=today, answers=answers, facts={"referral.started_by": "parent"}, calendar=calendar)


def walk(route: Route, posted: QueryDict, today: date) -> Walked:
    """Returns how far the posted answers lead. `check-go` names a page to be shown again; `check-skip` leaves one."""
    posted = without_skipped(route, posted)
    answers: dict[str, Any] = {}
    passed: list[tuple[Page, list[Question]]] = []
    shape = evaluate(route, given_of(answers, today))
    for page in public_pages(route):
        asked, form = read_page(route, page, posted, answers, today)
        shape = evaluate(route, given_of(answers, today))
        if asked and (form is not None or posted.get(GO) == page.address):
            shown = form or QuestionsForm(questions=asked, result=shape, values=answers)
            return Walked(route, answers, passed, shape, page, shown, carried(route, posted, asked))
        if asked:
            passed.append((page, asked))
    return Walked(route, answers, passed, shape, carried=carried(route, posted, []))


def read_page(
    route: Route, page: Page, posted: QueryDict, answers: dict[str, Any], today: date
) -> tuple[list[Question], QuestionsForm | None]:
    """Adds a page's answers to `answers`; returns its questions, and its form where it must be shown.

    An answer may bring up another question of the same page: then it is shown once more.
    """
    seen, unsure = set(posted.getlist(SEEN)), set(posted.getlist(UNSURE))
    while True:
        shape = evaluate(route, given_of(answers, today))
        asked = [route.questions[key] for key in page.questions if key in shape.shown_questions]
        keys = {question.key for question in asked}
        lenient = keys <= unsure
        form = QuestionsForm(posted, questions=asked, result=shape, values=answers, lenient=lenient)
        known = {key for key in keys & seen if key in answers}
        if asked and not keys <= seen:
            return asked, QuestionsForm(questions=asked, result=shape, values={key: answers[key] for key in known})
        if asked and not form.is_valid():
            return asked, form
        new = {key: value for key, value in form.answers.items() if value is not None}
        if all(answers.get(key) == value for key, value in new.items()):
            return asked, None
        answers.update(new)


def without_skipped(route: Route, posted: QueryDict) -> QueryDict:
    """Returns the posted form with the page that was skipped marked so and emptied; one answered after all is not."""
    data = posted.copy()
    page = next((one for one in public_pages(route) if one.address == data.get(SKIP)), None)
    if page is None:
        return data
    for name in [name for name in data if owner(route, name) in page.questions]:
        del data[name]
    data.setlist(UNSURE, sorted({*data.getlist(UNSURE), *page.questions}))
    return data


def carried(route: Route, posted: QueryDict, asked: list[Question]) -> list[tuple[str, str]]:
    """Returns the fields that the next form carries unseen: those of every public question but the ones it asks."""
    here = {question.key for question in asked}
    return [*marks(posted, here), *fields_elsewhere(route, posted, here)]


def marks(posted: QueryDict, here: set[str]) -> Iterator[tuple[str, str]]:
    """Yields what was shown before and what was left open, less the questions of this page."""
    for name in (SEEN, UNSURE):
        yield from ((name, key) for key in posted.getlist(name) if key not in here)


def fields_elsewhere(route: Route, posted: QueryDict, here: set[str]) -> Iterator[tuple[str, str]]:
    """Yields each posted value that belongs to a public question not asked on this page."""
    for name, values in posted.lists():
        key = owner(route, name)
        if key and key not in here:
            yield from ((name, value) for value in values)


def owner(route: Route, name: str) -> str:
    """Returns the public question a field belongs to, "" for none: "dob_1" to "dob", unless there is a "dob_1"."""
    parts = name.split("_")
    names = ("_".join(parts[:end]).rstrip("_") for end in range(len(parts), 0, -1))
    found = next((one for one in names if one in route.questions), "")
    if not found or route.questions[found].kind in FILE_KINDS:
        return ""
    return found if route.steps[route.questions[found].step_key].public else ""
