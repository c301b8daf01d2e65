"""Changing a part of a route document changes that part and nothing else."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.wizard.routes.small_routes import document, options, question, step
from wizard.routes.part_changes import (
    NoSuchPart,
    StillRead,
    key_from,
    part_at,
    readers_of,
    with_added,
    with_moved,
    with_part,
    without_part,
)

DATA = document(
    steps=[
        step(question("ill"), question("why", "one", options=options("flu", "other"))),
        step(question("more", "text", when={"fact": "ill", "is": "yes"}), key="second"),
    ]
)


def test_a_part_is_found_and_replaced_by_its_pointer() -> None:
    changed = with_part(DATA, "/steps/0/questions/0/ask", "Is the child ill?")
    assert part_at(changed, "/steps/0/questions/0/ask") == "Is the child ill?"
    assert part_at(DATA, "/steps/0/questions/0/ask") != "Is the child ill?"


def test_parts_are_added_and_moved_within_their_list() -> None:
    added = with_added(DATA, "/steps/1/questions", question("last", "text"), 0)
    assert [one["key"] for one in part_at(added, "/steps/1/questions")] == ["last", "more"]
    moved = with_moved(DATA, "/steps/1", -1)
    assert [one["key"] for one in moved["steps"]] == ["second", "first"]
    assert with_moved(DATA, "/steps/1", 5)["steps"] == DATA["steps"]


def test_what_others_read_cannot_be_removed_and_the_readers_are_named() -> None:
    with pytest.raises(StillRead) as refused:
        without_part(DATA, "/steps/0/questions/0")
    assert refused.value.key == "ill"
    assert refused.value.readers == ["/steps/1/questions/0/when/fact"]
    with pytest.raises(StillRead):
        without_part(DATA, "/steps/0")


def test_what_nobody_reads_goes() -> None:
    assert len(without_part(DATA, "/steps/0/questions/1")["steps"][0]["questions"]) == 1
    assert len(without_part(DATA, "/steps/1")["steps"]) == 1


def test_scenarios_count_as_readers() -> None:
    scenario = {"key": "one", "title": "One", "today": "2026-11-02", "given": {"answers": {"why": "flu"}}, "expect": {}}
    assert readers_of({**DATA, "scenarios": [scenario]}, "why") == ["/scenarios/0/given/answers/why"]


@pytest.mark.parametrize("pointer", ["steps", "/steps/9", "/steps/x", "/nothing/here", "/steps/0/key/0", "/steps/-1"])
def test_a_pointer_that_leads_nowhere_is_refused(pointer: str) -> None:
    with pytest.raises(NoSuchPart):
        part_at(DATA, pointer)
    with pytest.raises((NoSuchPart, StillRead)):
        without_part(DATA, pointer)


@pytest.mark.parametrize(
    ("label", "taken", "key"),
    [
        ("First day away?", set(), "first_day_away"),
        ("First day away?", {"first_day_away"}, "first_day_away_2"),
        ("15 days", set(), "q_15_days"),
        ("Été", set(), "ete"),
    ],
)
def test_keys_are_made_of_the_labels_words(label: str, taken: set[str], key: str) -> None:
    assert key_from(label, taken) == key


@given(st.text(max_size=200))
def test_any_label_makes_a_key_the_language_allows(label: str) -> None:
    key = key_from(label, {"q"})
    assert key[0].isalpha()
    assert len(key) <= 60
    assert key.isascii()
    assert key.replace("_", "a").isalnum()


@given(st.integers(0, 1), st.integers(-3, 3))
def test_moving_loses_nothing(place: int, by: int) -> None:
    before = copy.deepcopy(DATA)
    moved = with_moved(DATA, f"/steps/{place}", by)
    assert before == DATA
    assert sorted(map(json.dumps, moved["steps"])) == sorted(map(json.dumps, DATA["steps"]))
