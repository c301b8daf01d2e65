"""What changed between two versions of a route, as an editor reads it."""

import copy
import json
from typing import Any

import pytest

from tests.referral_walk import DOCUMENTS, ROUTES
from wizard.routes.differences import Difference, Line, differences
from wizard.routes.in_words import FIELDS
from wizard.routes.part_changes import with_moved, with_part

NORFOLK = json.loads((ROUTES / DOCUMENTS["norfolk"]).read_text())
ASK = "/steps/0/questions/0/ask"


def changed(data: Any) -> list[Difference]:
    return differences(NORFOLK, data)


def test_a_document_does_not_differ_from_itself() -> None:
    assert changed(copy.deepcopy(NORFOLK)) == []


def test_other_words_change_the_question_and_not_the_rules_that_read_it() -> None:
    (one,) = changed(with_part(NORFOLK, ASK, "Is home in Norfolk?"))
    assert (one.sort, one.change, one.pointer) == ("Question", "changed", "/steps/0/questions/0")
    assert one.lines == (Line("Question", NORFOLK["steps"][0]["questions"][0]["ask"], "Is home in Norfolk?"),)


@pytest.mark.parametrize("council", DOCUMENTS)
def test_a_limit_that_moved_is_told_with_both_figures(council: str) -> None:
    data = json.loads((ROUTES / DOCUMENTS[council]).read_text())
    place = next(n for n, test in enumerate(data["tests"]) if test["kind"] == "threshold")
    row = len(data["tests"][place]["rows"]) - 1
    limit = next(name for name in ("at_least", "more_than") if name in data["tests"][place]["rows"][row])
    (one,) = differences(data, with_part(data, f"/tests/{place}/rows/{row}/{limit}", 10))
    assert one.lines == (Line(FIELDS[limit], "15", "10"),)


def test_one_part_moved_is_one_difference() -> None:
    (one,) = changed(with_moved(NORFOLK, "/clocks/0", 3))
    assert (one.sort, one.title, one.change) == ("Date", NORFOLK["clocks"][0]["title"], "moved")


def test_what_was_taken_away_is_told_with_all_it_said() -> None:
    (one,) = changed({**NORFOLK, "clocks": NORFOLK["clocks"][1:]})
    assert (one.sort, one.change) == ("Date", "removed")
    assert Line("Title", NORFOLK["clocks"][0]["title"], "") in one.lines


def test_a_clause_that_was_renumbered_is_no_difference() -> None:
    key = next(iter(NORFOLK["clauses"]))
    assert changed(with_part(NORFOLK, f"/clauses/{key}/number", "99")) == []


@pytest.mark.parametrize(
    ("pointer", "value", "sort", "line"),
    [
        ("/casework/provision/hours", {"at_least": 5, "per": "week"}, "Teaching", "How many hours"),
        ("/casework/provision/period", {"on": "03-01"}, "Teaching", "How long it is arranged for"),
        ("/casework/decision/criteria", {"fact": "today", "known": True}, "The decision", "Agreed when"),
        ("/casework/funding/0/share", {"of": 1, "over": 2}, "Rule on money", "Which share"),
        ("/route/start/lead", "Another sentence.", "Start page", "What it is for"),
    ],
)
def test_what_there_is_one_of_is_told_as_well(pointer: str, value: Any, sort: str, line: str) -> None:
    (one,) = changed(with_part(NORFOLK, pointer, value))
    assert (one.sort, one.change, [said.field for said in one.lines]) == (sort, "changed", [line])
    assert "{" not in one.lines[0].after


def test_scenarios_are_not_differences() -> None:
    assert changed({**NORFOLK, "scenarios": []}) == []
