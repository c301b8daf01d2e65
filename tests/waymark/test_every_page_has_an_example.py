"""The types of pages are found in the resolver: each has an example for a browser, axe and the HTML checker."""

from tests.journeys.public_pages import (
    BY_LETTER,
    NOT_PAGES,
    NOTHING_TO_SEE,
    PAGES,
    SIGNED_IN,
    every_view,
    one_of_each,
    view_of,
)
from tests.plugins.fingerprints import ROOT

SAY = "has no example: enter an address of it in tests/journeys/public_pages.py, so that a browser looks at it"
PASSED_BY = {**SIGNED_IN, **BY_LETTER}
ELSEWHERE = set(PASSED_BY)
JOURNEYS = ROOT / "tests" / "journeys"


def test_every_view_with_an_address_has_an_example() -> None:
    shown = {view_of(address) for address in (*PAGES.values(), *NOT_PAGES)}
    assert [f"{name} {SAY}" for name in sorted(every_view() - shown - ELSEWHERE - NOTHING_TO_SEE)] == []


def test_examples_are_of_views_that_are_there() -> None:
    assert (ELSEWHERE | NOTHING_TO_SEE) - every_view() == set()
    assert {test for test in PASSED_BY.values() if not (JOURNEYS / f"{test}.py").exists()} == set()
    assert set(one_of_each().values()) <= set(PAGES.values())
