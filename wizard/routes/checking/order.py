"""Order of evaluation: a condition reads only what is worked out before it."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import (
    CASEWORK,
    CIRCUMSTANCES,
    CLOCKS,
    DUTY,
    QUESTIONS,
    REQUIREMENTS,
    TESTS,
    Reading,
    Site,
)
from wizard.routes.problems import Problem
from wizard.routes.walking import facts_read, leaves

JSON = dict[str, Any]


def check_order(reading: Reading) -> Iterator[Problem]:
    """Yields a problem for every condition that reads something worked out after it, or not at all."""
    places = {question["key"]: place for place, (_, question, _) in enumerate(reading.questions)}
    latest = _latest_question_of_tests(reading, places)
    for site, at, leaf in reading.leaves:
        if site.layer == QUESTIONS:
            yield from _question(site, at, leaf, reading, places, latest)
        if "test" in leaf:
            yield from _test(site, at, leaf["test"], reading)
        if "circumstance" in leaf:
            yield from _circumstance(site, at, leaf["circumstance"], reading)
        if "requirement" in leaf:
            yield from _requirement(site, at, leaf["requirement"], reading)
    yield from _shared_pages(reading, places)


def _facts_of(leaf: JSON, reading: Reading) -> set[str]:
    """The questions a leaf reads, through checklist items and slots as well."""
    found: set[str] = set()
    for fact in facts_read([leaf]):
        found.update(reading.names.slots.get(fact, ()))
        if fact.startswith("pupil.") and fact not in reading.names.slots:
            found.update(reading.names.slots.get("pupil.dob", ()))
        found.add(fact.split(".")[0] if fact in reading.names.items else fact)
    return found & set(reading.names.questions)


def _latest_question_of_tests(reading: Reading, places: dict[str, int]) -> dict[str, int]:
    """For each test, the place of the last question it reads, through earlier tests."""
    latest: dict[str, int] = {}
    for _, test in reading.parts("tests"):
        conditions = [test.get("when"), *(row.get("when") for row in test.get("rows", []))]
        place = -1
        for condition in conditions:
            for _, leaf in leaves(condition):
                place = max([place, *(places[key] for key in _facts_of(leaf, reading))])
                place = max(place, latest.get(leaf.get("test", ""), -1))
        if test.get("question") in places:
            place = max(place, places[test["question"]])
        latest[test["key"]] = place
    return latest


def _question(
    site: Site, at: str, leaf: JSON, reading: Reading, places: dict[str, int], latest: dict[str, int]
) -> Iterator[Problem]:
    own = places[site.owner]
    later = [key for key in sorted(_facts_of(leaf, reading)) if places[key] >= own]
    if "test" in leaf and latest.get(leaf["test"], -1) >= own:
        later.append(f"test {leaf['test']}")
    for name in later:
        yield Problem(at, "question.refers_later", f"This is asked before “{name}” is answered.")
    facts = facts_read([leaf])
    if "duty.ours" in facts:
        yield Problem(at, "question.refers_later", "Whose child this is is worked out after the questions.")


def _test(site: Site, at: str, key: str, reading: Reading) -> Iterator[Problem]:
    order = list(reading.names.tests)
    later = site.layer == TESTS and key in order and order.index(key) >= order.index(site.owner)
    if key not in order or later:
        yield Problem(at, "test.unknown_or_later", f"No test called “{key}” stands before this.")


def _circumstance(site: Site, at: str, key: str, reading: Reading) -> Iterator[Problem]:
    if key not in reading.names.circumstances:
        yield Problem(at, "circumstance.unknown", f"No circumstance is called “{key}”.")
    elif site.layer in {QUESTIONS, TESTS, DUTY, CIRCUMSTANCES}:
        yield Problem(at, "circumstance.later", "Circumstances are worked out after this is read.")


def _requirement(site: Site, at: str, key: str, reading: Reading) -> Iterator[Problem]:
    order = list(reading.names.requirements)
    if key not in order:
        yield Problem(at, "requirement.unknown", f"No requirement is called “{key}”.")
    elif site.layer not in {REQUIREMENTS, CLOCKS, CASEWORK} or (
        site.layer == REQUIREMENTS and order.index(key) >= order.index(site.owner)
    ):
        yield Problem(at, "requirement.later", f"“{key}” is worked out after this is read.")


def _shared_pages(reading: Reading, places: dict[str, int]) -> Iterator[Problem]:
    """`with` names an earlier question of the same step, which must be on a page of its own or share one."""
    steps = {question["key"]: step["key"] for _, question, step in reading.questions}
    for at, question, step in reading.questions:
        other = question.get("with")
        if other is None:
            continue
        if steps.get(other) != step["key"] or places[other] >= places[question["key"]]:
            sentence = f"“{other}” is no earlier question of this step, so they cannot share a page."
            yield Problem(f"{at}/with", "question.refers_later", sentence)
