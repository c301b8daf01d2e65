"""Radios and checkboxes: what they clean to, and what stands beside an option."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from formkit.forms import GovukForm
from formkit.options import NOT_KNOWN, ManyField, Option, OptionsField, YesNo

HOURS = [Option("little", "A little", "1 to 5 hours"), Option("none", "None")]


class Learning(GovukForm):
    hours = OptionsField(HOURS, not_known=True, missing="Select how much", label="How much?", help_text="In a week.")


@pytest.mark.parametrize(("posted", "kept"), [("yes", True), ("no", False), (NOT_KNOWN, NOT_KNOWN), ("", None)])
def test_yes_and_no_become_true_and_false(posted: str, kept: Any) -> None:
    assert YesNo(not_known=True, required=False).clean(posted) == kept


def test_a_stored_no_is_still_chosen_when_shown_again() -> None:
    class Plan(GovukForm):
        plan = YesNo(label="Is there a plan?")

    html = str(Plan(initial={"plan": False})["plan"])
    assert html.count("checked") == 1
    assert html.index('value="no"') < html.index("checked")


def test_or_stands_before_not_knowing() -> None:
    html = str(Learning()["hours"])
    assert html.count(">or<") == 1
    assert html.index(">or<") < html.index("We do not know yet")


def test_a_hint_belongs_to_its_option() -> None:
    html = str(Learning()["hours"])
    assert 'aria-describedby="id_hours_0_hint"' in html
    assert 'id="id_hours_0_hint">1 to 5 hours<' in html
    assert "id_hours_1_hint" not in html


@pytest.mark.parametrize("posted", ["", "never offered"])
def test_nothing_and_anything_else_get_the_same_sentence(posted: str) -> None:
    assert Learning({"hours": posted}).errors["hours"] == ["Select how much"]


def test_several_may_be_ticked() -> None:
    assert ManyField(HOURS).clean(["none", "little"]) == ["none", "little"]


ILLS = [Option("cough", "A cough"), Option("cold", "A cold"), Option("none", "None of these", apart=True, alone=True)]


@pytest.mark.parametrize("chosen", [["none"], ["cough", "cold"]])
def test_what_stands_alone_is_chosen_alone(chosen: list[str]) -> None:
    assert ManyField(ILLS).clean(chosen) == chosen


def test_what_stands_alone_goes_with_no_other() -> None:
    with pytest.raises(ValidationError, match="Select what applies, or “None of these”, but not both"):
        ManyField(ILLS).clean(["cough", "none"])
