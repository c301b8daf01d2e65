"""What a route says of the time after sending, for one child: hours, ways to challenge, how it ends, who was here."""

import json
from pathlib import Path

import pytest

from tests.wizard.routes.small_routes import CASEWORK, TODAY, codes, compiled, document, row
from wizard.casework.letter_words import way_in_words
from wizard.routes.casework.building import build_casework
from wizard.routes.service import Casework, Given, compile_route, hours_for, load_document

KESTRELBY = load_document((Path(__file__).parent / "other_councils" / "kestrelby.json").read_bytes())


@pytest.fixture(scope="module")
def casework() -> Casework:
    found = build_casework(KESTRELBY.data)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("born", "hours"), [("2017-05-10", (5, None)), ("2014-05-10", (6, None)), ("2011-05-10", (8, 12)), ("", (5, None))]
)
def test_hours_are_those_of_the_first_row_that_fits(
    casework: Casework, born: str, hours: tuple[float | None, float | None]
) -> None:
    route = compile_route(KESTRELBY.text, KESTRELBY.sha256)
    assert hours_for(route, casework, Given(today=TODAY, answers={"born": born} if born else {})) == hours


def test_ways_to_challenge_a_decision_stand_in_their_order(casework: Casework) -> None:
    first, second = casework.challenges
    assert (first.stage, first.by, first.contact) == ("review", ("school", "parent", "pupil"), "reviews")
    assert (first.within, first.answer_within) == ((10, "working_days"), (15, "working_days"))
    assert (second.stage, second.within) == ("complaint", None)


def test_an_end_says_what_it_needs_and_whether_it_is_for_not_taking_part(casework: Casework) -> None:
    assert casework.ends["back"].needs == ("going_back",)
    assert not casework.ends["back"].not_taking_part
    assert casework.ends["unwilling"].not_taking_part


def test_a_key_of_casework_is_there_once() -> None:
    twice = json.loads(json.dumps(CASEWORK))
    twice["provision"]["ends"] *= 2
    assert codes(document(casework=twice)) == {"key.duplicate"}


@pytest.mark.parametrize("day", ["02-30", "2027-13-01"])
def test_a_day_that_no_calendar_has_is_refused(day: str) -> None:
    late = row("late", "signpost", when={"fact": "today", "on_or_after": {"on": day}})
    assert codes(document(circumstances=[late, row("refer")])) == {"day.unknown"}


def test_a_route_says_which_facts_of_the_case_it_reads() -> None:
    repeat = row("repeat", "discretion", when={"fact": "case.history", "is": "repeat"})
    assert compiled(document(circumstances=[repeat, row("refer")])).reads_of_case == {"case.history"}
    assert compiled(document()).reads_of_case == frozenset()


def test_a_letter_says_the_routes_own_ways_to_challenge_it(casework: Casework) -> None:
    route = compile_route(KESTRELBY.text, KESTRELBY.sha256)
    first, second = (way_in_words(one, route) for one in casework.challenges)
    assert first == (
        "Ask the review officer: Review officer. Somebody who was not at the panel looks at it. "
        "Within 10 working days of our letter. We answer within 15 working days of hearing from you."
    )
    assert second == "Complain."
