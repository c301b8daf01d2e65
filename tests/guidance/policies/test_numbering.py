"""Clause numbers: worked out from levels, or kept from the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.policies.numbering import UnknownStyle, mark, numbers, styles_of

COUNCIL = ("1", "a", "i")
TABLE = [
    ("one level", COUNCIL, [(1, ""), (1, ""), (1, "")], ["1", "2", "3"]),
    ("three levels", COUNCIL, [(1, ""), (2, ""), (3, ""), (3, ""), (2, ""), (1, "")],
     ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"]),
    ("an unnumbered heading is passed over", COUNCIL, [(1, "-"), (1, ""), (1, "-"), (1, "")], ["", "1", "", "2"]),
    ("below an unnumbered heading the parent's letters go on", COUNCIL,
     [(1, ""), (2, ""), (2, "-"), (3, "-"), (2, "")], ["1", "1.a", "", "", "1.b"]),
    ("a kept number is the parent of what follows", COUNCIL, [(1, "14"), (2, ""), (3, "")], ["14", "14.a", "14.a.i"]),
    ("a kept number is not given twice", COUNCIL, [(1, "2"), (1, ""), (1, "")], ["2", "1", "3"]),
    ("a style of none leaves the level bare", ("1", "none", "none"), [(1, ""), (2, ""), (1, "")], ["1", "", "2"]),
    ("a clause that must have a number has one", ("1", "none"), [(1, ""), (2, "+"), (2, "+")], ["1", "1.1", "1.2"]),
    ("capital letters", ("A", "1"), [(1, ""), (2, ""), (1, "")], ["A", "A.1", "B"]),
    ("a level skipped", COUNCIL, [(1, ""), (3, "")], ["1", "1.i"]),
    ("starting below the top", COUNCIL, [(2, ""), (2, "")], ["a", "b"]),
    ("deeper than the styles", COUNCIL, [(1, ""), (4, "")], ["1", ""]),
]  # fmt: skip


@pytest.mark.parametrize(("styles", "wishes", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_numbers_follow_levels_and_styles(
    styles: tuple[str, ...], wishes: list[tuple[int, str]], expected: list[str]
) -> None:
    assert numbers(wishes, styles) == expected


@pytest.mark.parametrize(
    ("position", "style", "expected"),
    [
        (1, "a", "a"),
        (26, "a", "z"),
        (27, "a", "aa"),
        (28, "A", "AB"),
        (4, "i", "iv"),
        (49, "i", "xlix"),
        (12, "1", "12"),
    ],
)
def test_a_mark_in_each_style(position: int, style: str, expected: str) -> None:
    assert mark(position, style) == expected


def test_an_unknown_style_is_named() -> None:
    with pytest.raises(UnknownStyle, match="“§” is not a numbering style"):
        styles_of("1,§")


outlines = st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["", "+", "-", "3", "3.2"])), max_size=60)
styles = st.lists(st.sampled_from(["1", "a", "i", "A", "none"]), min_size=1, max_size=4)


@given(outlines, styles)
def test_no_computed_number_repeats_an_earlier_one(wishes: list[tuple[int, str]], styles: list[str]) -> None:
    found = numbers(wishes, styles)
    for place, ((_, wish), number) in enumerate(zip(wishes, found, strict=True)):
        assert not (wish in {"", "+"} and number and number in found[:place])


@given(outlines, styles)
def test_kept_numbers_are_kept_and_unnumbered_stay_bare(wishes: list[tuple[int, str]], styles: list[str]) -> None:
    for (_, wish), number in zip(wishes, numbers(wishes, styles), strict=True):
        assert wish in {"", "+"} or number == wish.strip("-")


@given(outlines, styles)
def test_what_comes_later_never_changes_a_number(wishes: list[tuple[int, str]], styles: list[str]) -> None:
    assert numbers(wishes[:20], styles) == numbers(wishes, styles)[:20]
