"""One try: a document, what it is told, and what comes of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.routes.compiling import compile_document
from wizard.routes.document import load_document
from wizard.routes.drafts import RouteDraft
from wizard.routes.evaluation import evaluate
from wizard.routes.problems import Problem
from wizard.routes.result import Result
from wizard.routes.route import Route
from wizard.routes.scenarios import given_of
from wizard.routes.schema import shape_problems
from wizard.routes.trying.form import TryForm

JSON = dict[str, Any]


@dataclass(frozen=True)
class Trial:
    """The form as filled in, and the result; `problems` say why what was told does not fit the language."""

    form: TryForm
    given: JSON
    today: str
    result: Result
    problems: tuple[Problem, ...] = ()

    def scenario(self, title: str) -> JSON:
        """Returns what was told as a scenario that expects nothing yet."""
        return {"title": title, "today": self.today, "given": self.given, "expect": {}}


def route_of_draft(draft: RouteDraft) -> Route:
    """Returns a draft compiled. It may hold mistakes of meaning: those wait for ever instead of failing."""
    return compile_document(load_document(draft.text))


def trial_of(
    draft: RouteDraft, posted: Any = None, scenario: JSON | None = None, calendar: JSON | None = None
) -> Trial:
    """Returns one try of a draft, with what was posted, or begun from a scenario.

    `calendar` are the school days to count by where nothing was said of them; kept, the scenario carries them.
    """
    route = route_of_draft(draft)
    form = TryForm(draft.data, route, posted, scenario)
    given, today = form.given(), form.today()
    if calendar is not None:
        given.setdefault("calendar", calendar)
    problems = shape_of(draft.data, given, today)
    told: JSON = {"today": today, "given": {} if problems else given}
    return Trial(form, told["given"], today, evaluate(route, given_of(route, told)), tuple(problems))


def shape_of(data: JSON, given: JSON, today: str) -> list[Problem]:
    """Returns why what was told would make no scenario."""
    try:
        date.fromisoformat(today)
    except ValueError:
        return [Problem("/today", "shape.format", "The day is none.")]
    scenario = {"key": "try", "title": "Try", "today": today, "given": given, "expect": {}}
    return shape_problems({**data, "scenarios": [scenario]})
