"""Two versions compared by uid, and two wordings word by word."""

import time
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.policies.comparing import Change, Wording, compare, longest_rise
from guidance.policies.word_changes import MOST_TOKENS, Fate, text_after, text_before, word_changes
from guidance.policies.wording import digest

WORDS = st.text(st.sampled_from("the a child 15.b days\n  refers, school’s . é"), max_size=60)
Row = tuple[str, str, str]  # uid, number, uid of the clause above
KINDS = {Change.REWORDED, Change.MOVED, Change.RENUMBERED}


def wordings(rows: Sequence[Row], words: dict[str, str] | None = None, kind: str = "clause") -> list[Wording]:
    said = words or {}
    texts = [said.get(uid, f"Words of {uid}.") for uid, _, _ in rows]
    return [
        Wording(uid, number, kind, under, text, digest(text))
        for (uid, number, under), text in zip(rows, texts, strict=True)
    ]


OLD: list[Row] = [
    ("p", "1", ""),
    ("a", "1.a", "p"),
    ("b", "1.b", "p"),
    ("c", "1.c", "p"),
    ("q", "2", ""),
    ("d", "2.a", "q"),
]


def told(before: list[Wording], after: list[Wording]) -> dict[str, set[Change]]:
    return {change.uid: set(change.kinds) for change in compare(before, after).changes}


def test_the_same_words_have_no_changes() -> None:
    found = compare(wordings(OLD), wordings(OLD))
    assert found.changes == []
    assert (found.total, found.unchanged, found.differing) == (6, 6, 0)


def test_a_clause_in_between_renumbers_those_after_it_and_moves_none() -> None:
    new: list[Row] = [*OLD[:2], ("x", "1.b", "p"), ("b", "1.c", "p"), ("c", "1.d", "p"), *OLD[4:]]
    found = compare(wordings(OLD), wordings(new))
    assert told(wordings(OLD), wordings(new)) == {
        "x": {Change.ADDED},
        "b": {Change.RENUMBERED},
        "c": {Change.RENUMBERED},
    }
    assert (found.total, found.differing, found.unchanged) == (7, 1, 6)
    assert [change.uid for change in found.of(Change.RENUMBERED)] == ["b", "c"]


def test_one_clause_taken_past_others_is_the_only_one_that_moved() -> None:
    new: list[Row] = [OLD[0], ("c", "1.a", "p"), ("a", "1.b", "p"), ("b", "1.c", "p"), *OLD[4:]]
    moved = [change.uid for change in compare(wordings(OLD), wordings(new)).of(Change.MOVED)]
    assert moved == ["c"]


def test_a_clause_put_under_another_heading_moved() -> None:
    new: list[Row] = [*OLD[:3], ("q", "2", ""), ("c", "2.a", "q"), ("d", "2.b", "q")]
    assert told(wordings(OLD), wordings(new))["c"] == {Change.MOVED, Change.RENUMBERED}
    assert told(wordings(OLD), wordings(new))["d"] == {Change.RENUMBERED}


def test_what_stands_below_a_heading_that_moved_goes_with_it() -> None:
    new = [*OLD[4:], *OLD[:4]]
    assert told(wordings(OLD), wordings(new)) == {"q": {Change.MOVED}}


def test_a_clause_may_be_reworded_moved_and_renumbered_at_once() -> None:
    new: list[Row] = [*OLD[:3], ("q", "2", ""), ("c", "2.a", "q"), ("d", "2.b", "q")]
    assert told(wordings(OLD), wordings(new, {"c": "Other words."}))["c"] == KINDS


def test_a_footnote_that_is_called_from_elsewhere_has_not_moved() -> None:
    before, after = wordings([("n", "1", "a")], kind="footnote"), wordings([("n", "1", "b")], kind="footnote")
    assert told(before, after) == {}


def test_a_removed_clause_is_told_where_it_stood() -> None:
    new = [OLD[0], OLD[1], OLD[3], OLD[4], OLD[5], ("e", "2.b", "q")]
    uids = [change.uid for change in compare(wordings(OLD), wordings(new, {"c": "Other."})).changes]
    assert uids == ["b", "c", "e"]


def test_words_are_struck_and_added_without_the_words_around_them() -> None:
    pieces = word_changes("We ask for a letter from a consultant.", "We read a letter from a GP.")
    assert [(piece.fate, piece.text) for piece in pieces] == [
        (Fate.KEPT, "We "),
        (Fate.REMOVED, "ask for"),
        (Fate.ADDED, "read"),
        (Fate.KEPT, " a letter from a "),
        (Fate.REMOVED, "consultant"),
        (Fate.ADDED, "GP"),
        (Fate.KEPT, "."),
    ]


def test_a_short_word_between_two_changes_does_not_break_them_up() -> None:
    pieces = word_changes("It lasts ten of thirty weeks.", "It lasts five of forty weeks.")
    assert [piece.text for piece in pieces if piece.fate == Fate.REMOVED] == ["ten of thirty"]


def test_words_that_are_all_new_are_one_piece() -> None:
    assert [(p.fate, p.text) for p in word_changes("", "A new rule.")] == [(Fate.ADDED, "A new rule.")]
    assert word_changes("", "") == ()


def test_a_clause_of_thousands_of_words_is_replaced_whole_and_at_once() -> None:
    before, after = "a b " * MOST_TOKENS, "b a " * MOST_TOKENS
    pieces = word_changes(before, after)
    assert text_before(pieces) == before
    assert text_after(pieces) == after


@given(WORDS, WORDS)
def test_applying_the_pieces_gives_the_new_words(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert text_before(pieces) == before
    assert text_after(pieces) == after
    assert all(piece.text for piece in pieces)


@settings(max_examples=40)
@given(st.text(), st.text())
def test_no_sign_is_lost_whatever_it_is(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert (text_before(pieces), text_after(pieces)) == (before, after)


@given(st.permutations(range(7)))
def test_what_kept_its_order_rises_and_could_not_be_longer(numbers: list[int]) -> None:
    kept = [numbers[place] for place in sorted(longest_rise(numbers))]
    assert kept == sorted(kept)
    best = [1] * 7
    for place in range(7):
        best[place] += max((best[n] for n in range(place) if numbers[n] < numbers[place]), default=0)
    assert len(kept) == max(best)


@given(st.permutations("abcdefg"), st.permutations("abcdefgxyz"), st.integers(0, 7), st.integers(0, 10))
def test_every_clause_is_accounted_for_once(old: list[str], new: list[str], m: int, n: int) -> None:
    before = wordings([(uid, "", "") for uid in old[:m]])
    after = wordings([(uid, "", "") for uid in new[:n]], {"c": "Other words."})
    found = compare(before, after)
    uids = [change.uid for change in found.changes]
    assert len(uids) == len(set(uids))
    assert {change.uid for change in found.of(Change.ADDED)} == set(new[:n]) - set(old[:m])
    assert {change.uid for change in found.of(Change.REMOVED)} == set(old[:m]) - set(new[:n])
    assert found.total == len(set(old[:m]) | set(new[:n]))


def test_two_editions_of_three_hundred_clauses_are_compared_in_a_blink() -> None:
    rows: list[Row] = [(f"c{n}", f"{n}", "") for n in range(300)]
    said = {f"c{n}": " ".join(f"word{(n * k) % 97}" for k in range(1, 60)) for n in range(300)}
    other = {uid: text.replace("word7", "term").replace("word3", "a new thing") for uid, text in said.items()}
    before, after = wordings(rows, said), wordings(rows[::-1], other)
    durations = []
    for _ in range(3):
        start = time.process_time()
        compare(before, after)
        durations.append(time.process_time() - start)
    assert min(durations) < 0.5, "measured: 0.06 where every clause has a few words changed"
