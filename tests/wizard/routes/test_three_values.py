"""Holds, does not hold, not known yet: Kleene's tables, and an Unknown that cannot pass for no."""

from itertools import product
from typing import Any

import pytest

from wizard.routes.logic import Truth, Unknown, all_hold, any_holds, at_least_hold, negated, waiting

U = waiting("answer", "ill")
VALUES: tuple[Truth, ...] = (True, False, U)


def constant(value: Truth) -> Any:
    return lambda _ctx: value


def spelled(value: Truth) -> str:
    return "?" if isinstance(value, Unknown) else "yn"[not value]


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (True, True, "y", "y"),
        (True, False, "n", "y"),
        (True, U, "?", "y"),
        (False, False, "n", "n"),
        (False, U, "n", "?"),
        (U, U, "?", "?"),
    ],
)
def test_and_and_or(one: Truth, other: Truth, both: str, either: str) -> None:
    for pair in ((one, other), (other, one)):
        members = tuple(constant(value) for value in pair)
        assert spelled(all_hold(members, None)) == both
        assert spelled(any_holds(members, None)) == either


def test_not() -> None:
    assert [spelled(negated(value)) for value in VALUES] == ["n", "y", "?"]


@pytest.mark.parametrize("values", list(product(VALUES, repeat=3)))
def test_at_least_two_of_three_is_known_as_soon_as_it_can_be(values: tuple[Truth, ...]) -> None:
    yes = sum(value is True for value in values)
    maybe = sum(isinstance(value, Unknown) for value in values)
    expected = "y" if yes >= 2 else "n" if yes + maybe < 2 else "?"
    assert spelled(at_least_hold(2, tuple(constant(value) for value in values), None)) == expected


def test_not_known_has_no_truth_value() -> None:
    with pytest.raises(TypeError, match="neither yes nor no"):
        bool(U)


def test_reasons_are_joined_once_each_in_the_order_found() -> None:
    other = waiting("officer", "well_enough")
    found = all_hold((constant(U), constant(other), constant(U)), None)
    assert isinstance(found, Unknown)
    assert [(reason.waits_for, reason.about) for reason in found.reasons] == [
        ("answer", "ill"),
        ("officer", "well_enough"),
    ]
    assert not found.only_officer()
    assert other.only_officer()
