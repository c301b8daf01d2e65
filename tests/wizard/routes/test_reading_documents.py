"""What is refused before a document means anything, and the canonical text that its hash is taken of."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.wizard.routes.small_routes import document, question, step
from wizard.routes.service import DocumentRefused, check_document, compile_route, load_document

JSON = dict[str, Any]


def refusals(text: bytes | str) -> list[tuple[str, str]]:
    with pytest.raises(DocumentRefused) as caught:
        load_document(text)
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "file.syntax"),
        (b"{", "file.syntax"),
        (b'{"a": 1, "a": 2}', "file.duplicate_key"),
        (b'{"a": {"b": 1, "b": 1}}', "file.duplicate_key"),
        (b'{"a": NaN}', "file.number"),
        (b'{"a": -Infinity}', "file.number"),
        (b'{"a": 1e999}', "file.number"),
        (b"9" * 5000, "file.number"),
        (b"\xff\xfe{}", "file.encoding"),
        (b'{"a": "\\ud800"}', "file.encoding"),
        (b'{"a": "\\u0000"}', "file.encoding"),
        ("\ud800", "file.encoding"),
        (b"[" * 31 + b"]" * 31, "file.nesting"),
        (b"[" * 200_000, "file.nesting"),
        (b'{"a":' * 50_000, "file.nesting"),
        (b'"' + b"x" * 1_000_000 + b'"', "file.size"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_for_one_reason(text: bytes | str, code: str) -> None:
    assert refusals(text) == [("", code)]


def test_a_version_not_supported_is_all_that_is_said() -> None:
    assert refusals(json.dumps(document() | {"schema_version": "2.0", "more": 1})) == [
        ("/schema_version", "version.unknown")
    ]


def test_every_fault_of_shape_is_found_at_its_place() -> None:
    data = document(step(question("ill", "yesno"), question("Ill", "one")))
    data["route"]["colour"] = "blue"
    assert refusals(json.dumps(data)) == [
        ("/route/colour", "shape.unknown_field"),
        ("/steps/0/questions/0/kind", "shape.not_allowed"),
        ("/steps/0/questions/1", "shape.missing_field"),
        ("/steps/0/questions/1/key", "shape.pattern"),
    ]


def test_allowed_values_are_listed() -> None:
    data = document(step(question("ill", "yesno")))
    with pytest.raises(DocumentRefused, match=r"yes_no.*checklist"):
        load_document(json.dumps(data))


@pytest.mark.parametrize(
    "condition",
    [
        {},
        {"fact": "ill"},
        {"fact": "ill", "is": "yes", "in": ["no"]},
        {"all": []},
        {"all": [{"fact": "ill", "known": True}], "any": [{"fact": "ill", "known": True}]},
        {"at_least_of": 2},
        {"count": "ill"},
        {"requirement": "medical"},
        {"fact": "ill", "is": "yes", "code": "import os"},
    ],
)
def test_a_condition_has_one_head(condition: JSON) -> None:
    data = document(step(question("ill"), question("more", when=condition)))
    assert all(pointer.startswith("/steps/0/questions/1/when") for pointer, _ in refusals(json.dumps(data)))


def test_a_start_page_needs_no_steps_and_takes_none() -> None:
    page = {
        "key": "small",
        "kind": "start_page",
        "title": "Refer",
        "authority": "madeupshire",
        "start": {"lead": "Write to us."},
    }
    whole = {"schema_version": "1.0", "route": page, "clauses": {}, "contacts": []}
    assert check_document(load_document(json.dumps(whole))) == []
    assert refusals(json.dumps(whole | {"steps": [step(question("ill"))]})) == [("/steps", "shape.unknown_field")]


def test_canonical_text_is_read_back_to_the_byte() -> None:
    first = load_document(json.dumps(document()))
    again = load_document(first.text)
    assert not first.exact
    assert again.exact
    assert (again.text, again.sha256) == (first.text, first.sha256)


def test_order_of_keys_and_byte_order_mark_make_no_difference() -> None:
    data = document()
    turned = json.dumps(dict(reversed(data.items())), indent=7)
    assert load_document(b"\xef\xbb\xbf" + turned.encode()).sha256 == load_document(json.dumps(data)).sha256


def test_a_group_of_one_is_written_as_its_member() -> None:
    leaf = {"fact": "ill", "is": "yes"}
    data = document(step(question("ill"), question("more", when={"all": [{"any": [leaf]}]})))
    assert load_document(json.dumps(data)).data["steps"][0]["questions"][1]["when"] == leaf


def test_a_text_that_is_not_the_one_hashed_is_not_compiled() -> None:
    read = load_document(json.dumps(document()))
    with pytest.raises(DocumentRefused, match=r"file\.hash"):
        compile_route(read.text.replace("small", "other"), read.sha256)


def test_a_route_is_compiled_once() -> None:
    read = load_document(json.dumps(document()))
    assert compile_route(read.text, read.sha256) is compile_route("".join(list(read.text)), read.sha256)


def said_of(text: bytes | str) -> list[str]:
    """What reading and checking say of a text; any other error escapes."""
    try:
        read = load_document(text)
    except DocumentRefused as refused:
        return [problem.sentence for problem in refused.problems] or [""]
    return [problem.sentence for problem in check_document(read)]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
WORDS = st.sampled_from(
    ["all", "any", "none", "fact", "is", "in", "test", "count", "known", "ill", "when", "key", "kind", "cites"]
)
ANYTHING = st.recursive(
    SCALARS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=4),
    max_leaves=20,
)


@given(st.binary(max_size=200) | st.text(max_size=200) | ANYTHING.map(json.dumps))
def test_nothing_that_is_read_escapes_as_another_error(text: bytes | str) -> None:
    assert said_of(text) != [""]


PLACES = st.sampled_from(
    ["steps", "tests", "circumstances", "requirements", "clocks", "casework", "route", "scenarios", "duty"]
)


@settings(max_examples=60)
@given(PLACES, ANYTHING)
def test_a_part_replaced_by_anything_is_refused_or_checked(place: str, value: Any) -> None:
    assert all(said_of(json.dumps(document() | {place: value})))


LEAVES = st.sampled_from(
    [
        {"fact": "ill", "is": "yes"},
        {"fact": "later", "is": "yes"},
        {"fact": "nobody", "known": False},
        {"fact": "pupil.age", "at_least": 5},
        {"fact": "item.type", "is": "card"},
        {"fact": "ill", "before": {"at": "submitted"}},
        {"count": "ill", "at_least": 1},
        {"test": "first"},
        {"test": "second"},
        {"circumstance": "refer"},
        {"requirement": "nothing", "status": ["met"]},
    ]
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: st.sampled_from(["all", "any", "none"]).flatmap(
        lambda head: st.lists(inner, min_size=1, max_size=3).map(lambda members: {head: members})
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(CONDITIONS, CONDITIONS, CONDITIONS)
def test_conditions_that_loop_or_read_what_is_not_there_are_checked_and_run_without_escaping(
    one: JSON, two: JSON, three: JSON
) -> None:
    tests = [
        {"key": key, "kind": "rule", "title": key, "when": when} for key, when in (("first", one), ("second", two))
    ]
    data = document(step(question("ill", when=two), question("later", when=three)), tests=tests)
    data["scenarios"] = [{"key": "run", "title": "Run", "today": "2026-11-02", "given": {}, "expect": {}}]
    read = load_document(json.dumps(data))
    check_document(read)
    route = compile_route(read.text, read.sha256)
    assert set(route.questions) == {"ill", "later"}
