"""The register's filters as a form: what is not offered narrows nothing."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django import forms

from formkit.dates import DayField
from formkit.forms import GovukForm
from formkit.presentation import present
from people.models import Authority
from wizard.casework.desk.filters import DUE, MINE, NOBODY, STAGES, more_filters
from wizard.casework.document import year_words
from wizard.casework.enums import CaseStatus

ANY = ("", "Any")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
FIRST = ("q", "stage", "due", "owner")


class RegisterForm(GovukForm):
    """`officers` are (number, name) of those who work cases here; `carried` is what an address carries for `q`."""

    carried = ""

    def __init__(
        self, *args: Any, officers: list[tuple[str, str]], authorities: Sequence[Authority] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"] = words("Reference or pupil’s name", hint="The beginning of the reference, first or last name")
        self.fields["stage"] = chosen("Stage", [(key, label) for key, (label, _) in STAGES.items()])
        self.fields["due"] = chosen("Due", list(DUE.items()))
        self.fields["owner"] = chosen("Coordinator", [(MINE, "Me"), (NOBODY, "Nobody yet"), *officers])
        self.fields["status"] = chosen("Status", list(CaseStatus.choices))
        self.fields["school"] = words("School", hint="Words of its name")
        self.fields["year"] = chosen("Year group", [(str(year), year_words(year)) for year in range(14)])
        self.fields["opened_from"] = day("Received from")
        self.fields["opened_to"] = day("Received until")
        for key, more in more_filters().items():
            self.fields[key] = chosen(more.label, more.options(authorities))

    def chosen(self) -> dict[str, Any]:
        """Returns what was chosen and understood, by field."""
        self.is_valid()
        return {key: value for key, value in self.cleaned_data.items() if value not in (None, "")}

    def query(self, *, without: str = "") -> str:
        """Returns the same as the query of an address, but for one field."""
        chosen = {key: str(value) for key, value in self.chosen().items() if key != without}
        return urlencode(chosen | {"q": self.carried} if "q" in chosen and self.carried else chosen)

    def first_fields(self) -> list[forms.BoundField]:
        """Returns the fields that always show."""
        return [self[name] for name in FIRST]

    def other_fields(self) -> list[forms.BoundField]:
        """Returns those that show when asked for."""
        return [self[name] for name in self.fields if name not in FIRST]

    def others_chosen(self) -> bool:
        """Whether one of those is set."""
        return bool(set(self.chosen()) - set(FIRST)) or any(name not in FIRST for name in self.errors)


class DayBox(forms.DateInput):
    """The browser's own field for a day, which may hold nothing but a day."""

    input_type = "date"
    template_name = "django/forms/widgets/text.html"  # drawn as our other inputs are

    def format_value(self, value: Any) -> str | None:
        """Returns the day as the field takes it; nothing for what is no day."""
        shown = super().format_value(value)
        return shown if shown and DAY.fullmatch(shown) else None


def words(label: str, *, hint: str) -> forms.CharField:
    """Returns a short text; a NUL, which no value holds and PostgreSQL refuses, is dropped by Django's own check."""
    return present(forms.CharField(label=label, help_text=hint, required=False, max_length=100))


def chosen(label: str, options: list[tuple[str, str]]) -> forms.ChoiceField:
    """Returns one of several, or any."""
    return present(forms.ChoiceField(label=label, choices=[ANY, *options], required=False))


def day(label: str) -> DayField:
    """Returns a day, in the browser's own field."""
    box = DayBox(format="%Y-%m-%d")
    said = {"invalid": f"{label} must be a date, such as 2026-11-20"}
    return present(DayField(label=label, required=False, widget=box, error_messages=said))
