"""Small rules of the journey, without a database."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from wizard.journey.fields.turned import turned
from wizard.journey.fields.written import PlainNumber, possible_birthday, possible_day
from wizard.journey.posted import with_value
from wizard.referrals.values import in_words
from wizard.routes.service import ChecklistItem, Choice, Question


def question(kind: str, **fields: Any) -> Question:
    return Question(key="q", kind=kind, ask="?", step_key="s", **fields)


@pytest.mark.parametrize(("typed", "number"), [("£6,000", 6000), (" 12.5 ", 12.5), ("0", 0), ("-3", -3)])
def test_numbers_are_read_as_people_write_them(typed: str, number: float) -> None:
    assert PlainNumber(required=False).clean(typed) == number


@pytest.mark.parametrize("typed", ["twelve", "1e9", "NaN", "Infinity", "٣", "1.2.3", "½", "--1"])
def test_what_is_no_number_is_told_how_to_write_one(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"15 or 12\.5"):
        PlainNumber(required=False).clean(typed)


@pytest.mark.parametrize(
    ("typed", "said"), [("15", "must be 14 or less"), ("-1", "must be 0 or more"), ("1.234", "two figures")]
)
def test_a_number_out_of_bounds_is_told_the_bound(typed: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        PlainNumber(required=False, min_value=0, max_value=14, max_digits=9, decimal_places=2).clean(typed)


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        ("Does the pupil live in Norfolk?", "whether the pupil lives in Norfolk"),
        ("Where is the pupil on roll?", "where the pupil is on roll"),
        ("How many school days has the pupil missed?", "how many school days the pupil has missed"),
        ("What is the pupil's date of birth?", "the pupil's date of birth"),
        ("Do you apply the plan?", "whether you apply the plan"),
        ("Is the pupil in hospital, or going to be?", ""),
        ("What has helped?", ""),
        ("Name of the parent", ""),
    ],
)
def test_an_error_turns_a_plain_question_into_what_is_wanted_and_guesses_at_no_other(ask: str, said: str) -> None:
    assert turned(ask) == said


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2200, 1, 1)])
def test_days_nobody_will_see_are_refused(day: date) -> None:
    with pytest.raises(ValidationError):
        possible_day(day)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(1980, 1, 1)])
def test_a_birthday_is_a_pupils(day: date) -> None:
    with pytest.raises(ValidationError):
        possible_birthday(day)


@pytest.mark.parametrize(
    ("asked", "value", "lines"),
    [
        (question("yes_no"), "yes", ["Yes"]),
        (question("one", options=(Choice("a", "Apple"),)), "a", ["Apple"]),
        (question("many", options=(Choice("a", "Apple"), Choice("b", "Bean"))), ["a", "b"], ["Apple", "Bean"]),
        (question("date"), "2026-11-02", ["2 November 2026"]),
        (question("money"), "1200.50", ["£1,200.50"]),
        (question("money"), "6000", ["£6,000"]),
        (question("number"), 12.5, ["12.5"]),
        (question("long_text"), "one\ntwo", ["one", "two"]),
        (question("person"), {"name": "Grace", "phone": "01632"}, ["Grace", "01632"]),
        (question("text", unknown=True), {"not_known": True}, ["We do not know yet"]),
        (question("text"), "", []),
        (question("text"), None, []),
        (
            question("checklist", items=(ChecklistItem("plan", "A plan"), ChecklistItem("card", "A card"))),
            {"plan": {"tried": "yes", "when": "May"}, "card": {}},
            ["A plan: Yes. May"],
        ),
    ],
)
def test_answers_are_put_into_words(asked: Question, value: Any, lines: list[str]) -> None:
    assert in_words(asked, value) == lines


def test_a_form_shown_again_takes_a_fresh_hidden_field_and_keeps_the_rest() -> None:
    copy = with_value({"a": "1", "seen": "old"}, "seen", "new")
    assert (copy["a"], copy["seen"]) == ("1", "new")
