"""Questions answered by writing: text, numbers, money, dates."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, RegexValidator
from django.utils import timezone

from formkit.dates import DateField
from wizard.journey.fields.asked import AskedWithUnknown

SHORT, LONG = 200, 10_000
TOO_LONG = {"max_length": "Use %(limit_value)s characters or fewer: there are %(show_value)s"}
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)

# The fixed list of formats. No patterns are typed by editors: a pattern can hang a server.
FORMATS: dict[str, Any] = {
    "upn": RegexValidator(
        r"\A[A-Za-z][0-9]{11}[0-9A-Za-z]\Z", "A UPN is a letter and 12 more characters, like A123456789012"
    ),
    "urn": RegexValidator(r"\A[0-9]{6}\Z", "A URN is 6 numbers, like 123456"),
    "email": EmailValidator("Enter an email address, like name@example.com"),
    "phone": RegexValidator(r"\A[0-9+() ]{5,25}\Z", "Enter a phone number, like 01632 960 001"),
    "postcode": RegexValidator(
        r"\A[A-Za-z]{1,2}[0-9][0-9A-Za-z]? ?[0-9][A-Za-z]{2}\Z", "Enter a full UK postcode, like NR1 2DH"
    ),
    "nhs_number": RegexValidator(r"\A[0-9]{3} ?[0-9]{3} ?[0-9]{4}\Z", "An NHS number is 10 numbers, like 485 777 3456"),
}


class Text(AskedWithUnknown):
    """One line."""

    def field(self) -> forms.Field:
        """Returns a line that checks the question's format."""
        checks = [FORMATS[self.question.format]] if self.question.format in FORMATS else []
        return forms.CharField(max_length=SHORT, required=False, validators=checks, error_messages=TOO_LONG)


class LongText(AskedWithUnknown):
    """Several lines; a voice is several lines too."""

    def field(self) -> forms.Field:
        """Returns a box of five lines."""
        box = forms.Textarea(attrs={"rows": 5})
        return forms.CharField(max_length=LONG, required=False, widget=box, error_messages=TOO_LONG)


class Number(AskedWithUnknown):
    """A number, whole or with a fraction, within the question's bounds."""

    def field(self) -> forms.Field:
        """Returns a field that refuses anything but a finite number in bounds."""
        low, high = self.question.at_least, self.question.at_most
        return PlainNumber(
            required=False,
            max_digits=9,
            decimal_places=2,
            min_value=Decimal(str(0 if low is None else low)),
            max_value=None if high is None else Decimal(str(high)),
        )

    def given(self, cleaned: Any) -> Any:
        """Returns a number JSON can hold: whole where it is whole."""
        if cleaned is None:
            return None
        return int(cleaned) if cleaned == cleaned.to_integral_value() else float(cleaned)


class Amount(Number):
    """Money or hours, stored as a decimal text so that no penny is lost."""

    def given(self, cleaned: Any) -> Any:
        """Returns the decimal as text."""
        return None if cleaned is None else str(cleaned)


class Day(AskedWithUnknown):
    """A date, stored as ISO text."""

    def field(self) -> forms.Field:
        """Returns three boxes; a birthday lies in the past."""
        birthday = self.question.feeds == "pupil.dob"
        return DateField(
            called="Date of birth" if birthday else "Date",
            required=False,
            validators=[possible_birthday if birthday else possible_day],
        )

    def given(self, cleaned: Any) -> Any:
        """Returns the ISO text."""
        return cleaned.isoformat() if cleaned else None

    def missing(self) -> str:
        """Returns the sentence for three empty boxes."""
        return self.wanting("Enter", "Enter a date")


class PlainNumber(forms.DecimalField):
    """A number as people write it: "£6,000" counts, and "12½" is told how."""

    default_error_messages = {
        "min_value": "The number must be %(limit_value)s or more",
        "max_value": "The number must be %(limit_value)s or less",
        "max_digits": "The number is too long: check it",
        "max_whole_digits": "The number is too long: check it",
        "max_decimal_places": "Use at most two figures after the point, like 12.25",
    }

    def to_python(self, value: Any) -> Any:
        """Returns the number. Raises ValidationError."""
        text = re.sub(r"[£,\s]", "", str(value)) if value is not None else ""
        if text and not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{1,6})?", text):
            raise ValidationError("Enter a number, like 15 or 12.5", code="invalid")
        return super().to_python(text)


def possible_day(day: date) -> None:
    """Raises ValidationError for a year nobody alive will see."""
    if not EARLIEST <= day <= LATEST:
        raise ValidationError("Date must be between 1900 and 2199", params={"parts": ["year"]})


def possible_birthday(day: date) -> None:
    """Raises ValidationError for a birthday to come, or one too long ago for a pupil."""
    today = timezone.localdate()
    if day > today:
        raise ValidationError("Date of birth must be in the past", params={"parts": ["year"]})
    if today.year - day.year > 30:
        raise ValidationError("Date of birth must be a pupil’s: check the year", params={"parts": ["year"]})


def not_after_today(day: date) -> None:
    """Raises ValidationError for a day that has not come."""
    if day > timezone.localdate():
        raise ValidationError("The date must be today or in the past", params={"parts": ["day", "month", "year"]})
