"""What every form of the school stage shares: one page, one row. What was given comes out as JSON and as words."""

import secrets
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.dateformat import format as format_date

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import ManyField, Option, OptionsField, YesNo
from formkit.presentation import present
from wizard.support.models import Entry

SHORT, LONG = 200, 4000
TOO_LONG = {"max_length": "Use %(limit_value)s characters or fewer: there are %(show_value)s"}
EARLIEST = date(2000, 1, 1)
FARTHEST = timedelta(days=3 * 366)


def line(label: str, *, required: bool = True, hint: str = "", missing: str = "") -> forms.CharField:
    """Returns a box of one line."""
    field = forms.CharField(label=label, max_length=SHORT, required=required, help_text=hint, error_messages=TOO_LONG)
    return _says(field, missing)


def words(label: str, *, required: bool = True, hint: str = "", rows: int = 4, missing: str = "") -> forms.CharField:
    """Returns a box of several lines."""
    box = forms.Textarea(attrs={"rows": rows})
    field = forms.CharField(
        label=label, max_length=LONG, required=required, help_text=hint, widget=box, error_messages=TOO_LONG
    )
    return _says(field, missing)


def a_day(label: str, called: str, *, required: bool = True, hint: str = "") -> DateField:
    """Returns a date; `called` names it in messages."""
    return DateField(label=label, called=called, required=required, help_text=hint)


def one_of(label: str, options: list[Option], missing: str, *, required: bool = True, hint: str = "") -> OptionsField:
    """Returns radios."""
    return OptionsField(options, label=label, missing=missing, required=required, help_text=hint)


def many_of(label: str, options: list[Option], missing: str, *, required: bool = True, hint: str = "") -> ManyField:
    """Returns boxes to tick."""
    return ManyField(options, label=label, missing=missing, required=required, help_text=hint)


def _says(field: forms.CharField, missing: str) -> forms.CharField:
    if missing:
        field.error_messages["required"] = missing
    return field


class EntryForm(GovukForm):
    """One kind of row. `day_field` and `until_field` name the dates the row is kept by."""

    day_field: ClassVar[str] = "day"
    until_field: ClassVar[str] = ""
    #: Dates that cannot lie ahead.
    past: ClassVar[tuple[str, ...]] = ()

    posted = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    why = line("Why is this corrected?", hint="What was wrong before. Both stay readable.", required=False)

    def __init__(self, *args: Any, correcting: bool = False, born: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.born = born
        self.fields["posted"].initial = secrets.token_hex(16)
        if correcting:
            self.fields["why"].required = True
            self.fields["why"].error_messages["required"] = "Say why it is corrected"
            self.fields["why"] = self.fields.pop("why")
        else:
            del self.fields["why"]
        for field in self.fields.values():
            present(field)

    def clean(self) -> dict[str, Any]:
        """Refuses days ahead where a thing has happened, and years nobody means."""
        cleaned = super().clean() or {}
        today = timezone.localdate()
        for name, value in list(cleaned.items()):
            if not isinstance(value, date):
                continue
            called = getattr(self.fields[name], "called", "Date")
            if name in self.past and value > today:
                self.add_error(name, f"{called} must be today or before")
            elif not EARLIEST <= value <= today + FARTHEST:
                self.add_error(name, f"{called} is too far away: check the year")
        self.check(cleaned)
        return cleaned

    def check(self, cleaned: dict[str, Any]) -> None:
        """Adds the errors of this kind of row."""

    def content(self) -> dict[str, Any]:
        """Returns what was given as plain JSON, without what was left out."""
        kept = {name: value for name, value in self.cleaned_data.items() if name not in ("posted", "why")}
        return {name: _plain(value) for name, value in kept.items() if value not in (None, "", [])}

    def row(self) -> dict[str, Any]:
        """Returns the fields of the row: day, until and content."""
        until = self.cleaned_data.get(self.until_field) if self.until_field else None
        return {"day": self.cleaned_data[self.day_field], "until": until, "content": self.content()}

    @classmethod
    def in_full(cls, entry: Entry) -> list[tuple[str, list[str]]]:
        """Returns (label, lines) of everything a row holds, in the form's order."""
        return [(label, lines) for label, lines in cls._in_full(entry) if lines]

    @classmethod
    def _in_full(cls, entry: Entry) -> Iterator[tuple[str, list[str]]]:
        for name, field in cls.base_fields.items():
            value = entry.content.get(name)
            if name not in ("posted", "why") and value is not None:
                yield str(field.label), in_words(field, value)


def in_words(field: forms.Field, value: Any) -> list[str]:
    """Returns a stored value as lines of words."""
    if isinstance(field, DateField):
        return [spoken(date.fromisoformat(value))]
    if isinstance(field, YesNo):
        return ["Yes" if value else "No"]
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): str(label) for key, label in field.choices}  # type: ignore[union-attr,misc]  # a list here
        chosen = value if isinstance(value, list) else [value]
        return [labels.get(str(one), str(one)) for one in chosen]
    return str(value).splitlines()


def spoken(value: date) -> str:
    """Returns "3 November 2026", held together."""
    return format_date(value, "j F Y").replace(" ", "\N{NO-BREAK SPACE}")


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
