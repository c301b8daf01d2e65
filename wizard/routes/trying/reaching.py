"""Something to begin a try with: answers, or a paper, that reach a row no scenario reaches. Found by trying."""

import itertools
from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.candidates import Space
from wizard.routes.checking.reach import TODAY
from wizard.routes.checking.reading import Reading
from wizard.routes.conditions import compile_condition
from wizard.routes.context import Context
from wizard.routes.evaluation import evaluate
from wizard.routes.names import names_of
from wizard.routes.result import Result
from wizard.routes.route import Route
from wizard.routes.scenarios import given_of
from wizard.routes.trying.reads import constants
from wizard.routes.walking import leaves

JSON = dict[str, Any]
MOST_TRIES = 400
MOST_FROM_ONE = 40
MOST_COMBINATIONS = 20_000
DAYS = ("2026-10-26", "2026-08-20", "2025-11-02", "2026-11-20")


def start_for(data: JSON, route: Route, row: str) -> JSON | None:
    """Returns what to begin a try with so that a row speaks ("circumstance--abroad", "verdict--medical--2").

    None when nothing was found soon, or there is no such row.
    """
    sort, _, key = row.partition("--")
    if sort == "circumstance":
        part = next((one for one in data.get("circumstances", []) if one["key"] == key), None)
        told = _holding(data, route, part.get("when")) if part else iter(())
        return _first(route, told, lambda result: _takes(result, key), data)
    requirement, _, place = key.partition("--")
    part = next((one for one in data.get("requirements", []) if one["key"] == requirement), None)
    if sort != "verdict" or part is None or not place.isdecimal() or int(place) >= len(part.get("verdicts", [])):
        return None
    papers = ((told, paper) for told in _needing(data, route, part) for paper in _papers(data, part, int(place)))
    given = (told | {"items": {requirement: [paper]}} for told, paper in papers)
    return _first(route, given, lambda result: [one.row for one in result.items(requirement)] == [int(place)])


def _takes(result: Result, key: str) -> bool:
    return key == result.circumstance.key or key in result.circumstance.also


def _first(route: Route, given: Iterator[JSON], reaches: Any, data: JSON | None = None) -> JSON | None:
    """The first of what may be told that reaches; with the document, what else is waited for is answered on the way."""
    tries = 0
    for told in given:
        waiting, here = [told], 0
        while waiting and here < MOST_FROM_ONE and tries < MOST_TRIES:
            tries, here = tries + 1, here + 1
            scenario: JSON = {"today": TODAY.isoformat(), "given": waiting.pop()}
            result = evaluate(route, given_of(route, scenario))
            if reaches(result):
                return scenario
            waiting += _answered(data, scenario["given"], result) if data else []
        if tries >= MOST_TRIES:
            break
    return None


def _answered(data: JSON, told: JSON, result: Result) -> list[JSON]:
    """What was told with each answer to the first thing the circumstances wait for; the likeliest last, tried first."""
    about = next((one.about for one in result.circumstance.waiting if one.waits_for == "answer"), "")
    questions = {question["key"]: question for step in data.get("steps", []) for question in step["questions"]}
    if about in {test["key"] for test in data.get("tests", [])}:
        return [told | {"counts": told.get("counts", {}) | {about: figure}} for figure in (0, 40)]
    key = about if about in questions else _feeding(questions, about)
    if not key or key in told.get("answers", {}):
        return []
    answers = [told.get("answers", {}) | {key: value} for value in _values(questions[key])]
    return [told | {"answers": one} for one in answers]


def _feeding(questions: dict[str, JSON], slot: str) -> str:
    return next((key for key, question in questions.items() if question.get("feeds") == slot), "")


def _values(question: JSON) -> list[Any]:
    kind = question["kind"]
    if kind in ("yes_no", "declaration"):
        return ["yes", "no"] if kind == "yes_no" else ["yes"]
    if kind in ("one", "many"):
        keys = [one["key"] for one in reversed(question["options"])]
        return keys if kind == "one" else [[key] for key in keys]
    if kind == "date":
        return ["2013-05-10"] if question.get("feeds") == "pupil.dob" else list(DAYS)
    return [0, 20] if kind in ("number", "money", "hours") else []


def _needing(data: JSON, route: Route, part: JSON) -> Iterator[JSON]:
    """What was told when this paper is asked for: the first such situation."""
    found = _first(route, _told(data, part.get("when")), lambda r: r.requirements[part["key"]].status != "not_needed")
    if found:
        yield found["given"]


def _holding(data: JSON, route: Route, condition: JSON | None) -> Iterator[JSON]:
    """Combinations that make a condition hold."""
    check = compile_condition(condition, names_of(data))
    for told in itertools.islice(_told(data, condition), MOST_COMBINATIONS):
        given = given_of(route, {"today": TODAY.isoformat(), "given": told})
        if check is None or check(Context(route.rules, given)) is True:
            yield told


def _told(data: JSON, condition: JSON | None) -> Iterator[JSON]:
    """Every combination of what a condition reads."""
    candidates = Space(Reading(data)).candidates(condition) if condition else None
    if candidates is None:
        yield {}
        return
    for chosen in itertools.product(*candidates.values.values()):
        given: JSON = {}
        for (where, name), value in zip(candidates.values, chosen, strict=True):
            question, _, item = name.partition(".")
            if value is None:
                continue
            if where == "answers" and item:
                given.setdefault("answers", {}).setdefault(question, {})[item] = {"tried": value}
            else:
                given.setdefault(where, {})[name] = value
        yield given


def _papers(data: JSON, part: JSON, place: int) -> Iterator[JSON]:
    """Papers as a row wants them, or nearly: what the row itself names comes first."""
    rows = part["verdicts"]
    wanted = [_named(rows[place].get("when")), *(_named(row.get("when")) for row in rows)]
    read = dict.fromkeys(field for named in wanted for field in named)
    known = constants(data)
    lists = {"type": "types", "author": "authors", "covers": "contents"}
    values: dict[str, list[Any]] = {}
    for field in read:
        offered: list[Any] = [one["key"] for one in part.get(lists.get(field, ""), [])] or known.get(
            f"item.{field}", []
        )
        if field in ("seen_on", "dated"):
            offered = list(DAYS)
        if field == "covers":
            offered = [offered, [], *([one] for one in offered)]
        first = [value for value in wanted[0].get(field, []) if value in offered]
        values[field] = [*first, *(value for value in offered if value not in first), None]
    for chosen in itertools.product(*values.values()):
        yield {field: value for field, value in zip(values, chosen, strict=True) if value is not None}


def _named(condition: JSON | None) -> dict[str, list[Any]]:
    """Field of a paper -> values a condition names."""
    found: dict[str, list[Any]] = {}
    for _, leaf in leaves(condition):
        fact = leaf.get("fact", "")
        if fact.startswith("item."):
            values = [leaf["is"]] if "is" in leaf else list(leaf.get("in", []))
            found.setdefault(fact.removeprefix("item."), []).extend(values)
    return found
