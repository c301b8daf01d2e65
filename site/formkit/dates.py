"""A date in three boxes, and errors that name the box."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
# Nothing of a child lies outside these years, and what is reckoned from a day within them is still a day.
LIMITS = {"day": (1, 31), "month": (1, 12), "year": (1900, 2199)}


class DateBoxes(forms.MultiWidget):
    """Day, month and year as text boxes. `birthday` lets the browser offer the user's own date of birth."""

    template_name = "formkit/widgets/date.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, birthday: bool = False) -> None:
        self.birthday = birthday
        super().__init__({part: forms.TextInput() for part in PARTS}, attrs)

    def decompress(self, value: Any) -> list[Any]:
        """Returns [day, month, year] of a date or an ISO date string; three blanks for anything else."""
        return numbers_of(value)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Returns Django's context, each box with its label, width and whether it is the one in error."""
        attrs = dict(attrs or {})
        wrong = attrs.pop("wrong_parts", ())
        attrs.pop("aria-invalid", None)
        context = super().get_context(name, value, attrs)
        for part, box in zip(PARTS, context["widget"]["subwidgets"], strict=True):
            box.update(label=part.capitalize(), width=4 if part == "year" else 2, wrong=part in wrong)
            box["autocomplete"] = f"bday-{part}" if self.birthday else ""
        return context


class DateBoundField(forms.BoundField):
    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Returns Django's attributes with the names of the boxes in error."""
        built = dict(super().build_widget_attrs(attrs, widget))
        errors = self.form.errors.as_data().get(self.name, []) if self.form.is_bound else []
        named = [part for error in errors for part in (error.params or {}).get("parts", ())]
        return {**built, "wrong_parts": named or (PARTS if errors else ())}


class DateField(forms.Field):
    """Cleans to datetime.date (store its isoformat()), or None when optional and left empty.

    `called` names the date in messages ("Date of birth"); `missing` is said when all three boxes are empty.
    """

    widget = DateBoxes

    def __init__(self, *, called: str = "Date", missing: str = "", birthday: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("widget", DateBoxes(birthday=birthday))
        super().__init__(**kwargs)
        self.called = called
        self.error_messages["required"] = missing or f"Enter the {called[0].lower()}{called[1:]}"

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        """Returns a bound field that knows which boxes are wrong."""
        return DateBoundField(form, self, field_name)

    def to_python(self, value: Any) -> datetime.date | None:
        """Returns the date. Raises ValidationError naming the missing or impossible part."""
        if not isinstance(value, list):
            value = numbers_of(value)
        given = {part: str(text or "").strip() for part, text in zip(PARTS, value, strict=True)}
        missing = [part for part in PARTS if not given[part]]
        if len(missing) == len(PARTS):
            return None
        if missing:
            raise self.wrong(f"{self.called} must include a {' and '.join(missing)}", missing)
        numbers = self.numbers(given)
        try:
            return datetime.date(numbers["year"], numbers["month"], numbers["day"])
        except ValueError:
            raise self.wrong(f"{self.called} must be a real date", ["day"]) from None

    def numbers(self, given: dict[str, str]) -> dict[str, int]:
        """Returns the three numbers. Raises ValidationError for letters, or numbers no calendar has."""
        if not (len(given["year"]) == 4 and is_number(given["year"])):
            raise self.wrong(f"{self.called}: the year must be 4 numbers, like 2026", ["year"])
        wrong = [part for part in PARTS if not is_number(given[part]) or not within(part, int(given[part]))]
        if wrong:
            raise self.wrong(f"{self.called} must be a real date", wrong)
        return {part: int(given[part]) for part in PARTS}

    def wrong(self, message: str, parts: list[str]) -> ValidationError:
        """Returns an error that names the boxes it is about."""
        return ValidationError(message, code="date", params={"parts": parts})


def of_our_time(day: datetime.date) -> None:
    """Raises ValidationError for a day of a year that no date box takes."""
    if not within("year", day.year):
        raise ValidationError("The year must be between 1900 and 2199", code="invalid")


class DayField(forms.DateField):
    """Django's own field for a day in one box, within the years that are kept here."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(validators=[of_our_time], **kwargs)


def numbers_of(value: Any) -> list[int | None]:
    """Returns [day, month, year] of a date or an ISO date string; three blanks for anything else."""
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError:
            value = None
    return [value.day, value.month, value.year] if isinstance(value, datetime.date) else [None] * 3


def is_number(text: str) -> bool:
    """Whether the text is one to four plain digits; other scripts' digits are refused, as int() would take them."""
    return text.isascii() and text.isdigit() and len(text) <= 4


def within(part: str, number: int) -> bool:
    """Whether any calendar has such a day, month or year."""
    low, high = LIMITS[part]
    return low <= number <= high
