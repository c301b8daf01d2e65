"""A day at the end of all calendars is refused where it is typed: what is reckoned from it would be no day."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from formkit.dates import DateField, DayField
from people.enums import Role
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in

LAST = "9999-12-31"


@pytest.mark.django_db
def test_the_register_of_cases_passes_over_it() -> None:
    coordinator = signed_in(make_member(Role.COORDINATOR, authority=make_authority("fernshire")))
    for place in ("", "cases.csv", "cases.xlsx"):
        assert coordinator.get(f"/cases/register/{place}?opened_to={LAST}").status_code == 200, place
    assert coordinator.post("/cases/register/", {"do": "filter", "opened_to": LAST}).status_code == 200


@pytest.mark.parametrize("field", [DateField(), DayField()])
@pytest.mark.parametrize("day", [LAST, "1066-10-14"])
def test_no_field_takes_it(field: DateField | DayField, day: str) -> None:
    with pytest.raises(ValidationError):
        field.clean(list(reversed(day.split("-"))) if isinstance(field, DateField) else day)
    assert field.clean(["3", "11", "2026"] if isinstance(field, DateField) else "2026-11-03") == date(2026, 11, 3)
