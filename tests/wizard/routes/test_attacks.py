"""Documents made to break something: refused with a pointer and a sentence, in bounded time, and never a crash."""

import json
from time import process_time
from typing import Any

import pytest

from tests.wizard.routes.small_routes import TODAY, document, options, question, row, step
from wizard.routes.checking import reach
from wizard.routes.service import DocumentRefused, Given, check_document, compile_route, evaluate, load_document

JSON = dict[str, Any]
SECONDS = 20


def refused(text: str | bytes) -> list[str]:
    """The codes a document is refused with, each with its pointer and a sentence."""
    started = process_time()
    with pytest.raises(DocumentRefused) as caught:
        load_document(text)
    assert process_time() - started < SECONDS
    assert all(one.sentence and one.pointer.startswith(("/", "")) for one in caught.value.problems)
    return [one.code for one in caught.value.problems]


def nested(depth: int) -> JSON:
    """A condition as many groups deep."""
    condition: JSON = {"fact": "ill", "is": "yes"}
    for _ in range(depth):
        condition = {"all": [condition, {"fact": "ill", "is": "no"}]}
    return condition


@pytest.mark.parametrize("opening", ['{"a":', "["])
def test_a_document_nested_without_end_is_refused_before_it_is_read(opening: str) -> None:
    assert all(code.startswith("file.") for code in refused(opening * 200_000))
    closing = "}" if opening[0] == "{" else "]"
    assert all(code.startswith("file.") for code in refused(opening * 5_000 + "1" + closing * 5_000))


def test_a_condition_nested_deeply_is_refused() -> None:
    data = document(step(question("ill"), question("sad", when=nested(40))))
    assert refused(json.dumps(data))


def test_ten_thousand_questions_are_refused_in_bounded_time() -> None:
    many = [step(*[question(f"q{n}_{m}") for m in range(100)], key=f"s{n}") for n in range(100)]
    text = json.dumps(document(*many))
    try:
        found = [one.code for one in check_document(load_document(text))]
    except DocumentRefused as caught:
        found = [one.code for one in caught.problems]
    assert found


@pytest.mark.parametrize(
    "tests",
    [
        [("a", "b"), ("b", "a")],
        [("a", "a")],
        [("a", "b"), ("b", "c"), ("c", "a")],
    ],
)
def test_rules_that_read_each_other_are_found_and_never_recurse(tests: list[tuple[str, str]]) -> None:
    rules = [{"key": key, "kind": "rule", "title": key, "when": {"test": read}, "cites": ["c"]} for key, read in tests]
    data = document(step(question("ill", when={"test": tests[0][0]})), tests=rules)
    read = load_document(json.dumps(data))
    assert "test.unknown_or_later" in {one.code for one in check_document(read)}
    found = evaluate(compile_route(read.text, read.sha256), Given(today=TODAY))
    assert all(one.value is None for one in found.tests.values())


def test_clocks_that_wait_for_each_other_are_found_and_never_recurse() -> None:
    clocks = [
        {"key": key, "title": key, "due": {"after": read, "n": 1, "unit": "weeks"}, "owner": "officer",
         "then": {"do": "task", "say": "Look."}}
        for key, read in (("one", "two"), ("two", "one"))
    ]  # fmt: skip
    read = load_document(json.dumps(document(step(question("ill")), clocks=clocks)))
    assert {one.severity for one in check_document(read)} >= {"error"}
    assert evaluate(compile_route(read.text, read.sha256), Given(today=TODAY)).clocks["one"].due is None


def test_a_huge_string_is_refused_and_not_repeated_back() -> None:
    data = document(step(question("ill", ask="x" * 900_000)))
    with pytest.raises(DocumentRefused) as caught:
        load_document(json.dumps(data))
    assert all(len(one.sentence) < 1_000 for one in caught.value.problems)
    assert refused(json.dumps(document(step(question("ill", ask="x" * 2_000_000)))))[0].startswith("file.")


@pytest.mark.parametrize(
    "key", ["Ill", "krank\u00e9", "\u0456ll", "ill\u200b", "__class__", "ill\x00", "", "a" * 61, "1st"]
)
def test_a_key_that_is_not_plain_is_refused(key: str) -> None:
    assert refused(json.dumps(document(step(question(key)))))
    assert refused(json.dumps(document(step(question("ill")), circumstances=[row(key)])))


def test_what_looks_like_a_fact_of_python_is_no_fact() -> None:
    for fact in ("__class__", "ill.__class__", "pupil.__dict__", "item.type", "constructor"):
        data = document(step(question("ill"), question("sad", when={"fact": fact, "is": "yes"})))
        try:
            codes = {one.code for one in check_document(load_document(json.dumps(data)))}
        except DocumentRefused as caught:
            codes = {one.code for one in caught.problems}
        assert codes & {"fact.unknown", "fact.item_outside_table"} or any(code.startswith("shape.") for code in codes)


@pytest.mark.parametrize(
    "text",
    [b"\xff\xfe", b"\x00", "{}", "null", '{"a": NaN}', '{"a": 1, "a": 2}', "\ud800".encode("utf-8", "surrogatepass")],
)
def test_what_is_no_document_is_refused(text: str | bytes) -> None:
    assert refused(text)


def test_answers_of_any_shape_are_read_as_not_given() -> None:
    read = load_document(json.dumps(document(step(question("ill"), question("days", kind="number")))))
    route = compile_route(read.text, read.sha256)
    deep: Any = []
    for _ in range(500):
        deep = [deep]
    for odd in (deep, {"a": deep}, "x" * 100_000, 10**400, float("inf"), float("nan"), object(), b"\xff", True, -0.0):
        result = evaluate(route, Given(today=TODAY, answers={"ill": odd, "days": odd, "\u0000": odd, "": odd}))
        assert "ill" in result.shown_questions


def test_many_keys_of_which_the_last_stands_twice_are_read_once() -> None:
    keys = ",".join(f'"{number:05d}":0' for number in range(60_000))
    started = process_time()
    assert refused(f'{{{keys},"z":1,"z":2}}') == ["file.duplicate_key"]
    assert process_time() - started < 2


def test_of_ten_thousand_unknown_fields_no_more_than_a_hundred_are_said() -> None:
    data = document(step(question("ill")))
    data["route"] |= {f"field_{number}": 0 for number in range(10_000)}
    assert len(refused(json.dumps(data))) == 100


def test_conditions_made_to_be_slow_are_left_unchecked_and_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MOST_TRIES", 5_000)
    choices = [question(f"q{n}", "one", options=options(*"abcdefgh")) for n in range(3)]
    never = {"all": [*({"fact": f"q{n}", "is": "a"} for n in range(3)), {"fact": "q0", "is": "b"}]}
    slow = [question(f"r{number}", when=never) for number in range(12)]
    read = load_document(json.dumps(document(step(*choices, *slow))))
    codes = {one.code for one in check_document(read)}
    assert {"question.unreachable", "reach.not_checked"} <= codes


def test_a_scenario_of_a_year_that_no_school_knew_is_refused() -> None:
    odd = {"key": "odd", "title": "Odd", "today": "0001-01-01", "given": {}, "expect": {"circumstance": "rest"}}
    assert refused(json.dumps(document(step(question("ill")), scenarios=[odd]))) == ["shape.pattern"]
