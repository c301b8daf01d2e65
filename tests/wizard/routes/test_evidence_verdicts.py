"""One verdict for each item: rows in order, a missing date asks the author, and the items together make a status."""

from datetime import date
from typing import Any

import pytest

from tests.wizard.routes.small_routes import compiled, document, evidence, question, result, step, verdict

JSON = dict[str, Any]
TWELVE_WEEKS = {"fact": "item.seen_on", "before": {"before": "submitted", "n": 12, "unit": "weeks"}}
TABLE = evidence(
    verdict({"fact": "item.type", "is": "card"}, "refused", instead=["A letter from a nurse"]),
    verdict({"fact": "item.author", "is": "parent"}, "refused"),
    verdict(TWELVE_WEEKS, "refused"),
    verdict({"all": [{"fact": "case.history", "is": "repeat"}, {"fact": "item.author", "is": "gp"}]}, "for_a_person"),
    verdict({"fact": "item.type", "is": "form"}, "for_now"),
    verdict({"fact": "item.author", "in": ["nurse", "gp"]}, "accepted"),
)
GOOD = {"type": "letter", "author": "nurse", "seen_on": "2026-10-01"}


def verdicts(*items: JSON, **given: Any) -> list[str]:
    given = {"case": {"case.history": "first"}} | given
    found = result(document(requirements=[TABLE]), {"ill": "yes"}, items={"medical": items}, **given)
    return [item.verdict for item in found.items("medical")]


def status(*items: JSON, **more: Any) -> str:
    data = document(requirements=[TABLE | more])
    found = result(data, {"ill": "yes"}, items={"medical": items}, case={"case.history": "first"})
    return found.requirements["medical"].status


@pytest.mark.requirement("N95", "N96")
@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "accepted"),
        ({"type": "card"}, "refused"),
        ({"author": "parent"}, "refused"),
        ({"seen_on": "2026-08-10"}, "accepted"),
        ({"seen_on": "2026-08-09"}, "refused"),
        ({"type": "form"}, "for_now"),
        ({"author": "somebody"}, "for_a_person"),
        ({"seen_on": None}, "ask_author"),
        ({"seen_on": "about October"}, "ask_author"),
        ({"type": "card", "seen_on": None}, "refused"),
    ],
)
def test_the_first_row_that_holds_decides(changed: JSON, expected: str) -> None:
    assert verdicts(GOOD | changed) == [expected]


def test_what_counted_long_enough_counts_no_longer_unless_an_officer_says_so() -> None:
    data = document(requirements=[TABLE | {"lasts": {"n": 6, "unit": "months"}}])
    given: JSON = {"submitted": date(2026, 11, 2), "case": {"case.history": "first"}}

    def on(day: date, **more: Any) -> Any:
        return result(data, {"ill": "yes"}, items={"medical": [GOOD | more]}, today=day, **given)

    assert on(date(2027, 3, 31)).requirements["medical"].status == "met"
    assert on(date(2027, 4, 1)).items("medical")[0].say == "It counted until 1 April 2027. Ask for something newer."
    assert on(date(2027, 4, 1)).requirements["medical"].status == "not_met"
    assert on(date(2027, 4, 1), override="accepted").requirements["medical"].status == "met"


@pytest.mark.requirement("N95")
def test_twelve_weeks_are_counted_from_the_day_it_was_sent() -> None:
    late = GOOD | {"seen_on": "2026-08-10"}
    assert verdicts(late, submitted=date(2026, 11, 2), today=date(2027, 3, 1)) == ["accepted"]
    assert verdicts(late, today=date(2026, 11, 3)) == ["refused"]


@pytest.mark.requirement("N103")
def test_the_same_paper_is_judged_differently_on_a_repeat_referral() -> None:
    paper = GOOD | {"author": "gp"}
    assert verdicts(paper) == ["accepted"]
    assert verdicts(paper, case={"case.history": "repeat"}) == ["for_a_person"]


def test_waiting_for_an_officer_is_never_the_authors_business() -> None:
    assert verdicts(GOOD | {"author": "gp"}, case={}) == ["for_a_person"]


def test_a_refusal_says_what_would_do_instead_and_on_which_clause() -> None:
    found = result(document(requirements=[TABLE]), items={"medical": [GOOD | {"type": "card"}]}).items("medical")[0]
    assert found.instead == ("A letter from a nurse",)
    assert found.cites == ("c",)
    assert found.row == 0


def test_what_is_missing_is_named() -> None:
    found = result(document(requirements=[TABLE]), items={"medical": [GOOD | {"seen_on": ""}]}).items("medical")[0]
    assert "the date the pupil was seen" in found.say


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([], "not_met"),
        ([{"type": "card"}], "not_met"),
        ([{"type": "card"}, {}], "met"),
        ([{"type": "form"}], "met_for_now"),
        ([{"type": "form"}, {}], "met"),
        ([{"author": "somebody"}], "for_a_person"),
        ([{"seen_on": None}], "not_met"),
    ],
)
def test_the_best_item_makes_the_status(items: list[JSON], expected: str) -> None:
    assert status(*(GOOD | item for item in items)) == expected


def test_two_items_where_two_are_needed() -> None:
    assert status(GOOD, enough=2) == "not_met"
    assert status(GOOD, GOOD | {"author": "gp"}, enough=2) == "met"
    assert status(GOOD, GOOD | {"type": "form"}, enough=2) == "met_for_now"


def test_an_officers_override_counts_and_the_verdict_stays() -> None:
    item = GOOD | {"type": "card", "override": "accepted"}
    found = result(document(requirements=[TABLE]), items={"medical": [item]})
    assert found.items("medical")[0].verdict == "refused"
    assert found.requirements["medical"].status == "met"


def test_only_fields_that_a_row_reads_are_asked_of_an_item() -> None:
    assert compiled(document(requirements=[TABLE])).requirements["medical"].item_fields == ("type", "author", "seen_on")


@pytest.mark.requirement("N102")
def test_a_row_may_read_an_answer_as_well_as_the_item() -> None:
    when = {"all": [{"fact": "waiting", "is": "yes"}, {"fact": "item.author", "is": "gp"}]}
    table = evidence(verdict(when, "accepted"), otherwise="refused")
    data = document(step(question("waiting")), requirements=[table])
    items = {"medical": [GOOD | {"author": "gp"}]}
    assert result(data, {"waiting": "yes"}, items=items).requirements["medical"].status == "met"
    assert result(data, {"waiting": "no"}, items=items).requirements["medical"].status == "not_met"
