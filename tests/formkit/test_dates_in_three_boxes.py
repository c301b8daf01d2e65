"""The date field: what it takes, and which box it blames."""

import datetime

import pytest

from formkit.dates import DateField
from formkit.forms import GovukForm


class Born(GovukForm):
    born = DateField(called="Date of birth", label="When was the pupil born?")


def answered(day: str, month: str, year: str) -> Born:
    return Born({"born_day": day, "born_month": month, "born_year": year})


def said(form: Born) -> str:
    return str(form.errors["born"][0])


def test_a_whole_date_becomes_a_date() -> None:
    form = answered("3", "03", " 2013 ")
    assert form.is_valid()
    assert form.cleaned_data["born"] == datetime.date(2013, 3, 3)


@pytest.mark.parametrize(
    ("day", "month", "year", "sentence"),
    [
        ("", "", "", "Enter the date of birth"),
        ("", "3", "2013", "Date of birth must include a day"),
        ("3", "", "", "Date of birth must include a month and year"),
        ("31", "2", "2013", "Date of birth must be a real date"),
        ("3", "13", "2013", "Date of birth must be a real date"),
        ("0", "3", "2013", "Date of birth must be a real date"),
        ("three", "3", "2013", "Date of birth must be a real date"),
        ("3", "3", "13", "Date of birth: the year must be 4 numbers, like 2026"),
        ("3", "3", "²⁰¹³", "Date of birth: the year must be 4 numbers, like 2026"),
        ("٣", "3", "2013", "Date of birth must be a real date"),
    ],
)
def test_the_error_names_what_is_wrong(day: str, month: str, year: str, sentence: str) -> None:
    assert said(answered(day, month, year)) == sentence


def test_only_the_boxes_in_error_are_marked() -> None:
    html = answered("3", "", "2013")["born"].as_widget()
    boxes = {box.split('"')[0]: "aria-invalid" in box for box in html.split('name="born_')[1:]}
    assert boxes == {"day": False, "month": True, "year": False}


def test_an_optional_date_may_be_left_empty() -> None:
    class Perhaps(GovukForm):
        born = DateField(required=False)

    form = Perhaps({})
    assert form.is_valid()
    assert form.cleaned_data["born"] is None


@pytest.mark.parametrize("stored", ["2013-03-09", datetime.date(2013, 3, 9)])
def test_a_stored_date_fills_the_boxes(stored: object) -> None:
    html = str(Born(initial={"born": stored})["born"])
    assert 'value="9"' in html
    assert 'value="2013"' in html
