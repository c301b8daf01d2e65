"""Steps of a review: pure, undoable, and no word is lost."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.importing.documents.inline import from_typed, plain
from guidance.importing.review.clauses import ReviewedClause, from_json
from guidance.importing.review.restructuring import (
    CannotBeDone,
    Rewritten,
    demote,
    join_above,
    promote,
    remove,
    rewrite,
    typed_words,
)
from guidance.importing.review.steps import step_between, undone
from guidance.importing.review.typed import html_of, typed_of
from guidance.policies.enums import ClauseKind

WORDS = st.lists(
    st.text("abcdeé£&<>'\"()", min_size=1, max_size=8)
    | st.sampled_from(["[^1]", "0300 111 2222", "https://a.example"]),
    min_size=1,
    max_size=9,
).map(" ".join)


@st.composite
def many(draw: st.DrawFn) -> list[ReviewedClause]:
    found = []
    for place in range(draw(st.integers(1, 8))):
        kind, words = draw(st.sampled_from(ClauseKind.values)), draw(WORDS)
        heading = kind == ClauseKind.HEADING
        found.append(
            ReviewedClause(
                f"c{place}", kind, draw(st.integers(1, 6)), "", words if heading else "",
                "" if heading else from_typed(words), lines=(place,),
            )
        )  # fmt: skip
    return found


def words_of(clauses: list[ReviewedClause]) -> list[str]:
    return " ".join(clause.words for clause in clauses).split()


def a(key: str, kind: str, level: int, words: str) -> ReviewedClause:
    heading = kind == "heading"
    return ReviewedClause(key, kind, level, "", words if heading else "", "" if heading else words)


OUTLINE = [
    a("one", "heading", 1, "One"),
    a("sub", "heading", 2, "Sub"),
    a("text", "paragraph", 3, "Some words here."),
    a("two", "heading", 1, "Two"),
]


@given(many(), st.data())
def test_no_step_but_removing_loses_a_word(clauses: list[ReviewedClause], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([clause.key for clause in clauses]))
    for step in (promote, demote, join_above):
        try:
            changed = step(clauses, key)
        except CannotBeDone:
            continue
        assert words_of(changed) == words_of(clauses)
        assert sum((Counter(clause.lines) for clause in changed), Counter()) == Counter(range(len(clauses)))


@given(many(), st.data())
def test_dividing_at_any_space_keeps_every_word_in_order(clauses: list[ReviewedClause], data: st.DataObject) -> None:
    clause = data.draw(st.sampled_from(clauses))
    words = clause.words.split(" ")
    at = data.draw(st.integers(0, len(words)))
    typed = " ".join(words[:at]) + "\n \n" + " ".join(words[at:])
    changed = rewrite(clauses, clause.key, Rewritten(typed, clause.kind, clause.level))
    assert words_of(changed) == words_of(clauses)
    assert len({one.key for one in changed}) == len(changed)


@given(WORDS)
def test_words_opened_for_editing_and_kept_are_the_same(words: str) -> None:
    html = from_typed(words)
    assert html_of(typed_of(html)) == html


def test_links_and_bold_come_through_editing() -> None:
    html = from_typed("See [the **long** guide](https://a.example/b?c=1&d=2), **now**, or ring 0300 111 2222.[^1]")
    assert html_of(typed_of(html)) == html
    assert typed_of(html).startswith("See [the **long** guide](https://a.example/b?c=1&d=2)")


def test_typed_tags_are_words() -> None:
    assert html_of("<script>alert(1)</script>") == "&lt;script&gt;alert(1)&lt;/script&gt;"
    assert "javascript" not in html_of("[x](javascript:alert(1))").replace("](javascript", "") or "<a" not in html_of(
        "[x](javascript:alert(1))"
    )


@given(many(), many())
def test_every_step_can_be_undone(before: list[ReviewedClause], after: list[ReviewedClause]) -> None:
    one, other = ([clause.as_json() for clause in clauses] for clauses in (before, after))
    assert undone(other, step_between(one, other)) == one
    assert from_json(one) == before


def test_a_heading_moves_with_everything_below_it() -> None:
    assert [clause.level for clause in promote(OUTLINE, "sub")] == [1, 1, 2, 1]
    assert [clause.level for clause in demote(OUTLINE, "one")] == [2, 3, 4, 1]


def test_a_heading_torn_in_two_is_joined() -> None:
    joined = join_above([a("h", "heading", 1, "Pupils in"), a("p", "paragraph", 2, "hospital")], "p")
    assert [(one.kind, one.heading) for one in joined] == [("heading", "Pupils in hospital")]


def test_a_blank_line_in_a_heading_makes_a_paragraph_below_it() -> None:
    changed = rewrite(OUTLINE, "one", Rewritten("One\n\nWhat it is about.", "heading", 1))
    assert [(one.kind, one.level, one.words) for one in changed[:2]] == [
        ("heading", 1, "One"), ("paragraph", 2, "What it is about."),
    ]  # fmt: skip


def test_a_heading_becomes_a_paragraph_and_back() -> None:
    paragraph = rewrite(OUTLINE, "sub", Rewritten(typed_words(OUTLINE[1]), "paragraph", 2))
    assert (paragraph[1].kind, paragraph[1].heading, plain(paragraph[1].html)) == ("paragraph", "", "Sub")
    assert rewrite(paragraph, "sub", Rewritten("Sub", "heading", 2))[1].heading == "Sub"


@pytest.mark.parametrize(
    ("step", "key", "sentence"),
    [
        (promote, "one", "top level"),
        (join_above, "one", "first clause"),
        (promote, "nowhere", "no longer there"),
        (lambda clauses, key: remove(clauses[:1], key), "one", "only clause"),
        (lambda clauses, key: rewrite(clauses, key, Rewritten("  \n", "heading", 1)), "one", "some words"),
        (lambda clauses, key: rewrite(clauses, key, Rewritten("x" * 256, "heading", 1)), "one", "at most 255"),
        (lambda clauses, key: demote([a("deep", "item", 6, "Deep")], key), "deep", "deepest"),
    ],
)
def test_what_makes_no_sense_is_said(step: object, key: str, sentence: str) -> None:
    with pytest.raises(CannotBeDone, match=sentence):
        step(OUTLINE, key)  # type: ignore[operator]
