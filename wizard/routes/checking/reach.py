"""row.unreachable, test.never_holds and the like: tried by combinations, and "not checked" where there are too many."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from wizard.routes.checking.candidates import MOST_COMBINATIONS, Candidates, Space
from wizard.routes.checking.reading import Reading
from wizard.routes.compiling import compile_document
from wizard.routes.conditions import compile_condition
from wizard.routes.context import Context
from wizard.routes.document import RouteDocument
from wizard.routes.given import Given
from wizard.routes.problems import Problem
from wizard.routes.route import Route
from wizard.routes.scenarios import run_scenarios
from wizard.routes.tables import STOPPING

JSON = dict[str, Any]
TODAY = date(2026, 11, 2)
CODES = {
    "tests": "test.never_holds",
    "steps": "step.unreachable",
    "requirements": "requirement.never_needed",
    "clocks": "clock.never_starts",
}


#: Evaluations for a whole document: about two seconds. A real route needs a tenth of them.
MOST_TRIES = 250_000


def check_reach(reading: Reading, document: RouteDocument) -> Iterator[Problem]:
    """Yields an error for a condition no combination of answers satisfies, a warning where it could not be tried."""
    route = compile_document(document)
    touched = frozenset().union(*(outcome.touched for outcome in run_scenarios(document)))
    search = Search(Space(reading), route, reading, MOST_TRIES)
    for tried in (*_parts(reading), *_rows(reading)):
        if tried.id in touched:
            continue
        holds = search.can_hold(tried.condition)
        if holds is None and tried.alone is not None:
            holds = False if search.can_hold(tried.alone) is False else None
        if holds is False:
            yield Problem(tried.at, tried.code, f"No combination of answers makes “{tried.name}” hold.")
        elif holds is None:
            sentence = f"Whether “{tried.name}” can hold was not checked: too many combinations, or dates."
            yield Problem(tried.at, "reach.not_checked", sentence, "warning")


@dataclass(frozen=True, slots=True)
class Tried:
    """A condition to try. `alone` is what it says itself, where the rows before it were added to it."""

    at: str
    code: str
    id: str
    name: str
    condition: JSON
    alone: JSON | None = None


def _parts(reading: Reading) -> Iterator[Tried]:
    """What stands by itself: it need only hold."""
    listed = [
        (at, code, kind.removesuffix("s"), part) for kind, code in CODES.items() for at, part in reading.parts(kind)
    ]
    listed += [(at, "question.unreachable", "question", question) for at, question, _ in reading.questions]
    for at, code, kind, part in listed:
        if "when" in part:
            yield Tried(f"{at}/when", code, f"{kind}:{part['key']}", part["key"], part["when"])


def _rows(reading: Reading) -> Iterator[Tried]:
    """Rows of tables: one is reached where it holds and no row before it has stopped the reading."""
    tables = [("circumstance", reading.parts("circumstances")), ("duty", reading.parts("duty"))]
    providers = reading.provision.get("providers", [])
    tables.append(("provider", [(f"/casework/provision/providers/{i}", row) for i, row in enumerate(providers)]))
    for kind, rows in tables:
        before: list[JSON] = []
        for at, row in rows:
            if "when" not in row:
                continue
            name = row.get("key") or row.get("label") or row["council"]
            condition = {"all": [row["when"], {"none": list(before)}]} if before else row["when"]
            yield Tried(
                f"{at}/when", "row.unreachable", f"{kind}:{name}", name, condition, row["when"] if before else None
            )
            if kind != "circumstance" or row["outcome"] in STOPPING:
                before.append(row["when"])


@dataclass
class Search:
    """Tries conditions of one document, and stops trying when `left` is used up: a document may be made to be slow."""

    space: Space
    route: Route
    reading: Reading
    left: int

    def can_hold(self, condition: JSON) -> bool | None:
        """Whether some combination makes a condition hold; None where they are too many or cannot be made up."""
        candidates = self.space.candidates(condition)
        if candidates is None or candidates.size > min(MOST_COMBINATIONS, self.left):
            return None
        check = compile_condition(condition, self.reading.names)
        self.left -= candidates.size
        found = check is None or any(
            check(Context(self.route.rules, given)) is True for given in _combinations(candidates)
        )
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
