"""row.unreachable, test.never_holds and the like: tried by combinations, and "not checked" where there are too many."""

import itertools
from collections.abc import Iterator
from datetime import date
from typing import Any

from wizard.routes.checking.candidates import Candidates, Space
from wizard.routes.checking.reading import Reading
from wizard.routes.compiling import compile_document
from wizard.routes.conditions import compile_condition
from wizard.routes.context import Context
from wizard.routes.document import RouteDocument
from wizard.routes.given import Given
from wizard.routes.problems import Problem
from wizard.routes.route import Route
from wizard.routes.scenarios import run_scenarios

JSON = dict[str, Any]
MOST_COMBINATIONS = 4096
TODAY = date(2026, 11, 2)
CODES = {"tests": "test.never_holds", "circumstances": "row.unreachable", "steps": "step.unreachable"}


def check_reach(reading: Reading, document: RouteDocument) -> Iterator[Problem]:
    """Yields an error for a condition no combination of answers satisfies, a warning where it could not be tried."""
    route = compile_document(document)
    touched = frozenset().union(*(outcome.touched for outcome in run_scenarios(document)))
    space = Space(reading)
    for at, code, kind, part in _parts(reading):
        name = part["key"]
        if "when" not in part or f"{kind}:{name}" in touched:
            continue
        holds = can_hold(part["when"], space, route, reading)
        if holds is False:
            yield Problem(f"{at}/when", code, f"No combination of answers makes “{name}” hold.")
        elif holds is None:
            sentence = f"Whether “{name}” can hold was not checked: too many combinations, or dates."
            yield Problem(f"{at}/when", "reach.not_checked", sentence, "warning")


def _parts(reading: Reading) -> Iterator[tuple[str, str, str, JSON]]:
    for name, code in CODES.items():
        yield from ((at, code, name.removesuffix("s"), part) for at, part in reading.parts(name))
    yield from ((at, "question.unreachable", "question", question) for at, question, _ in reading.questions)


def can_hold(condition: JSON, space: Space, route: Route, reading: Reading) -> bool | None:
    """Whether some combination makes a condition hold; None where they are too many or cannot be made up."""
    candidates = space.candidates(condition)
    if candidates is None or candidates.size > MOST_COMBINATIONS:
        return None
    check = compile_condition(condition, reading.names)
    found = check is None or any(check(Context(route.rules, given)) is True for given in _combinations(candidates))
    return True if found else (None if candidates.sampled else False)


def _combinations(candidates: Candidates) -> Iterator[Given]:
    names = list(candidates.values)
    for chosen in itertools.product(*candidates.values.values()):
        given: dict[str, Any] = {"answers": {}, "counts": {}, "judgements": {}, "case": {}, "facts": {}}
        for (where, name), value in zip(names, chosen, strict=True):
            if value is None:
                continue
            question, _, item = name.partition(".")
            if where == "answers" and item:
                given["answers"].setdefault(question, {})[item] = {"tried": value}
            else:
                given[where][name] = value
        yield Given(today=TODAY, **given)
