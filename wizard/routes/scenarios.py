"""Scenarios: the worked examples a document carries, run against itself. Only what `expect` names is compared."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from schoolyear.calendars import HalfTerm, SchoolCalendar
from wizard.routes.compiling import compile_document
from wizard.routes.document import RouteDocument
from wizard.routes.evaluation import evaluate
from wizard.routes.example_year import EXAMPLE_YEAR
from wizard.routes.given import Given
from wizard.routes.result import Result
from wizard.routes.route import Route

JSON = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ScenarioOutcome:
    """How one scenario came out: each difference as (what, expected, found), and the rows it touched."""

    key: str
    title: str
    differences: tuple[tuple[str, Any, Any], ...]
    touched: frozenset[str]

    @property
    def passed(self) -> bool:
        """Whether everything expected was found."""
        return not self.differences


def run_scenarios(document: RouteDocument, calendar: SchoolCalendar = EXAMPLE_YEAR) -> list[ScenarioOutcome]:
    """Every scenario of a document, in order. `touched` holds "circumstance:key", "verdict:key:row" and so on.

    `calendar` counts the school days of those that bring none of their own.
    """
    route = compile_document(document)
    return [_run(route, scenario, calendar) for scenario in document.data.get("scenarios", [])]


def given_of(route: Route, scenario: JSON, calendar: SchoolCalendar = EXAMPLE_YEAR) -> Given:
    """The Given a scenario describes. `held` may carry consents and waivers by requirement key."""
    given = scenario["given"]
    held = given.get("held", {})
    consents = {key: one for key, one in held.items() if _kind(route, key) == "consent"} | given.get("consents", {})
    waived = {key: one["waived"] for key, one in held.items() if isinstance(one.get("waived"), str)}
    submitted = given.get("submitted")
    plain = ("answers", "answered_by", "items", "counts", "judgements", "events", "case", "facts")
    return Given(
        today=date.fromisoformat(scenario["today"]),
        **{name: given[name] for name in plain if name in given},
        consents=consents,
        held=held,
        waivers=waived | given.get("waivers", {}),
        submitted=date.fromisoformat(submitted) if submitted else None,
        calendar=_calendar(given["calendar"]) if "calendar" in given else calendar,
    )


def _kind(route: Route, key: str) -> str:
    return route.requirements[key].kind if key in route.requirements else ""


def _calendar(data: JSON) -> SchoolCalendar:
    halves = (
        HalfTerm(date.fromisoformat(half[0]), date.fromisoformat(half[1]), len(half) > 2) for half in data["half_terms"]
    )
    return SchoolCalendar(tuple(halves), frozenset(map(date.fromisoformat, data.get("closed", []))))


def _run(route: Route, scenario: JSON, calendar: SchoolCalendar) -> ScenarioOutcome:
    result = evaluate(route, given_of(route, scenario, calendar))
    expect = scenario["expect"]
    differences = [one for name, compare in COMPARE.items() if name in expect for one in compare(expect[name], result)]
    return ScenarioOutcome(scenario["key"], scenario["title"], tuple(differences), _touched(result))


def _touched(result: Result) -> frozenset[str]:
    rows = {f"circumstance:{key}" for key in (*result.circumstance.also, result.circumstance.key) if key}
    rows.update(f"step:{key}" for key in result.shown_steps)
    rows.update(f"question:{key}" for key in result.shown_questions)
    rows.update(f"test:{key}" for key, test in result.tests.items() if test.value is True)
    rows.update(f"clock:{key}" for key, clock in result.clocks.items() if clock.needed)
    for key, found in result.requirements.items():
        if found.status != "not_needed":
            rows.add(f"requirement:{key}")
        rows.update(f"verdict:{key}:{item.row}" for item in found.items if item.row is not None)
    return frozenset(rows)


Differences = list[tuple[str, Any, Any]]


def _same(name: str, find: Callable[[Result], Any]) -> Callable[[Any, Result], Differences]:
    def compare(expected: Any, result: Result) -> Differences:
        found = find(result)
        return [] if found == expected else [(name, expected, found)]

    return compare


def _each(name: str, find: Callable[[Result, str], Any]) -> Callable[[Any, Result], Differences]:
    def compare(expected: JSON, result: Result) -> Differences:
        found = {key: find(result, key) for key in expected}
        return [(f"{name}.{key}", want, found[key]) for key, want in expected.items() if found[key] != want]

    return compare


def _tests(expected: JSON, result: Result) -> Differences:
    different = []
    for key, want in expected.items():
        found = result.tests.get(key)
        waits = {reason.waits_for for reason in found.waiting} if found else set()
        agrees = found is not None and (want in waits if isinstance(want, str) else found.value is want)
        if not agrees:
            different.append((f"tests.{key}", want, found.value if found else "no such test"))
    return different


def _shown(expected: list[str], result: Result) -> Differences:
    missing = [key for key in expected if key not in (*result.shown_questions, *result.shown_steps)]
    return [("shown", key, "hidden") for key in missing]


def _hidden(expected: list[str], result: Result) -> Differences:
    return [("hidden", key, "shown") for key in expected if key in (*result.shown_questions, *result.shown_steps)]


def _ready(expected: JSON, result: Result) -> Differences:
    different: Differences = []
    for gate, want in expected.items():
        found = sorted(missing.key for missing in result.gate_ready(gate))
        agrees = found == sorted(want) if isinstance(want, list) else want is not bool(found)
        if not agrees:
            different.append((f"ready.{gate}", want, found or True))
    return different


def _clocks(expected: JSON, result: Result) -> Differences:
    """A clock that repeats may be expected on its first day or on the next one from today."""
    different: Differences = []
    for key, want in expected.items():
        found = result.clocks.get(key)
        days = (
            [day.isoformat() if day else None for day in (found.due, found.following)] if found else ["no such clock"]
        )
        if want not in days[: 2 if want else 1]:
            different.append((f"clocks.{key}", want, days[0]))
    return different


def _status(result: Result, key: str) -> str:
    return result.requirements[key].status if key in result.requirements else "no such requirement"


def _verdicts(result: Result, key: str) -> list[str]:
    found = result.requirements.get(key)
    return [item.verdict for item in found.items] if found else []


def _missing(expected: list[str], result: Result) -> Differences:
    found = sorted({reason.about for reason in result.circumstance.waiting})
    return [] if found == sorted(expected) else [("missing", expected, found)]


COMPARE: dict[str, Callable[[Any, Result], Differences]] = {
    "circumstance": _same("circumstance", lambda result: result.circumstance.key),
    "outcome": _same("outcome", lambda result: result.circumstance.outcome),
    "also": lambda expected, result: _same("also", lambda r: sorted(r.circumstance.also))(sorted(expected), result),
    "tests": _tests,
    "shown": _shown,
    "hidden": _hidden,
    "requirements": _each("requirements", _status),
    "items": _each("items", _verdicts),
    "clocks": _clocks,
    "duty": _same("duty", lambda result: result.duty),
    "provider": _same("provider", lambda result: result.provider),
    "ready": _ready,
    "missing": _missing,
}
