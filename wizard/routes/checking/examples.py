"""scenario.*: the worked examples come out as expected, name what exists, and touch every row."""

from collections.abc import Iterator
from typing import Any

from schoolyear.calendars import SchoolCalendar
from wizard.routes.checking.reading import Reading
from wizard.routes.document import RouteDocument
from wizard.routes.problems import Problem
from wizard.routes.real_people import looks_real
from wizard.routes.scenarios import ScenarioOutcome, run_scenarios
from wizard.routes.sentences import STATUSES
from wizard.routes.vocabulary import EVENTS

JSON = dict[str, Any]


def check_scenarios(document: RouteDocument) -> Iterator[Problem]:
    """Yields scenario.unknown_key, scenario.real_person, scenario.fails, and as warnings scenario.untouched."""
    reading = Reading(document.data)
    for at, scenario in reading.parts("scenarios"):
        yield from _names(at, scenario, reading)
        sentence = looks_real({"title": scenario["title"], "given": scenario["given"]})
        if sentence:
            yield Problem(f"{at}/given", "scenario.real_person", sentence)
    outcomes = run_scenarios(document)
    for index, outcome in enumerate(outcomes):
        for what, expected, found in outcome.differences:
            sentence = f"“{outcome.title}”: {titled(what, reading)} should be {value(what, expected, reading)} and is "
            sentence += f"{value(what, found, reading)}."
            yield Problem(f"/scenarios/{index}", "scenario.fails", sentence)
    yield from _untouched(reading, outcomes)


def check_dates(document: RouteDocument, calendar: SchoolCalendar) -> Iterator[Problem]:
    """Yields scenario.dates, a warning, for a date expected by the made-up school year that an authority's own term
    dates put on another day. Term dates change without the document, so nothing is refused for it.
    """
    reading = Reading(document.data)
    for index, outcome in enumerate(run_scenarios(document, calendar)):
        for what, expected, found in outcome.differences:
            if what.startswith("clocks."):
                sentence = f"“{outcome.title}”: by the published term dates {titled(what, reading)} is "
                sentence += f"{value(what, found, reading)}; the scenario, by a made-up year, says {expected}."
                yield Problem(f"/scenarios/{index}", "scenario.dates", sentence, "warning")


LISTS = {"requirements": "requirements", "items": "requirements", "clocks": "clocks", "tests": "tests"}
ROWS = ("circumstance", "also")


def titled(what: str, reading: Reading) -> str:
    """Returns what differs, a part by its title: "clocks.review" as "the clock “Look again”"."""
    family, _, key = what.partition(".")
    name = _titles(LISTS[family], reading).get(key) if family in LISTS else None
    if name is None:
        return what
    words = {"requirements": "", "items": "the papers for ", "clocks": "the date of ", "tests": ""}
    return f"{words[family]}“{name}”"


def value(what: str, found: Any, reading: Reading) -> Any:
    """Returns a value in words: circumstances by their titles, nothing as "nothing"."""
    if what in ROWS:
        titles = _titles("circumstances", reading)
        named = [f"“{titles.get(key, key)}”" for key in (found if isinstance(found, list) else [found]) if key]
        return " and ".join(named) or "nothing yet"
    if what.startswith("requirements.") and isinstance(found, str):
        return STATUSES.get(found, found)
    return "nothing" if found is None or found == [] else found


def _titles(name: str, reading: Reading) -> dict[str, str]:
    return {str(part["key"]): str(part.get("title") or part["key"]) for _, part in reading.parts(name)}


def _names(at: str, scenario: JSON, reading: Reading) -> Iterator[Problem]:
    names, given, expect = reading.names, scenario["given"], scenario["expect"]
    steps = {step["key"] for _, step in reading.parts("steps")}
    parties = {party["key"] for _, party in reading.parts("parties")}
    known = {
        "given/answers": (given.get("answers"), names.questions),
        "given/answered_by": (given.get("answered_by"), names.questions),
        "given/counts": (given.get("counts"), names.tests),
        "given/judgements": (given.get("judgements"), names.tests),
        "given/items": (given.get("items"), names.requirements),
        "given/held": (given.get("held"), names.requirements),
        "given/consents": (given.get("consents"), names.requirements),
        "given/waivers": (given.get("waivers"), {**names.requirements, **names.questions, **names.items}),
        "given/events": (given.get("events"), EVENTS),
        "expect/tests": (expect.get("tests"), names.tests),
        "expect/requirements": (expect.get("requirements"), names.requirements),
        "expect/items": (expect.get("items"), names.requirements),
        "expect/clocks": (expect.get("clocks"), names.clocks),
        "expect/also": (expect.get("also"), names.circumstances),
        "expect/shown": (expect.get("shown"), {**names.questions, **dict.fromkeys(steps)}),
        "expect/hidden": (expect.get("hidden"), {**names.questions, **dict.fromkeys(steps)}),
        "expect/circumstance": ([expect["circumstance"]] if expect.get("circumstance") else (), names.circumstances),
    }
    for field, (used, allowed) in known.items():
        for key in used or ():
            if key not in allowed:
                yield Problem(f"{at}/{field}", "scenario.unknown_key", f"Nothing here is called “{key}”.")
    for key in (given.get("answered_by") or {}).values():
        if key not in parties:
            yield Problem(f"{at}/given/answered_by", "scenario.unknown_key", f"No party is called “{key}”.")


def _untouched(reading: Reading, outcomes: list[ScenarioOutcome]) -> Iterator[Problem]:
    touched = frozenset().union(*(outcome.touched for outcome in outcomes))
    rows = [(at, f"circumstance:{row['key']}", row["title"]) for at, row in reading.parts("circumstances")]
    for at, requirement in reading.parts("requirements"):
        for index, row in enumerate(requirement.get("verdicts", [])):
            name = f"row {index + 1} of {requirement['title']} ({row['verdict']})"
            rows.append((f"{at}/verdicts/{index}", f"verdict:{requirement['key']}:{index}", name))
    for at, row_id, name in rows:
        if row_id not in touched:
            yield Problem(at, "scenario.untouched", f"No scenario reaches “{name}”.", "warning")
