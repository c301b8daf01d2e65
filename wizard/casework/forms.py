"""Fields that several of the case's forms ask in the same way."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.presentation import present


def long_answer(label: str, missing: str, *, hint: str = "", rows: int = 5, required: bool = True) -> forms.CharField:
    """Returns a field for a few sentences, at most 8,000 characters."""
    field = forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing, "max_length": "Write at most 8,000 characters"},
    )
    return present(field, size="m")


def short_answer(
    label: str, missing: str, *, hint: str = "", longest: int = 120, required: bool = True
) -> forms.CharField:
    """Returns a field for a name or a few words."""
    said = {"required": missing, "max_length": f"Write at most {longest} characters"}
    return present(
        forms.CharField(label=label, help_text=hint, required=required, max_length=longest, error_messages=said),
        size="m",
    )


def day(label: str, called: str, missing: str = "", *, hint: str = "", required: bool = True) -> DateField:
    """Returns a date in three boxes."""
    return present(DateField(label=label, called=called, missing=missing, help_text=hint, required=required), size="m")


class CaseForm(GovukForm):
    """A form about a case: days that lie in the future or in the past, and faults that an action found."""

    def not_before_today(self, name: str, called: str) -> date | None:
        """Returns the day of a field. Raises ValidationError for one that has passed."""
        found: date | None = self.cleaned_data.get(name)
        if found is not None and found < timezone.localdate():
            raise forms.ValidationError(f"{called} must be today or later")
        return found

    def not_after_today(self, name: str, called: str) -> date | None:
        """Returns the day of a field. Raises ValidationError for one that is still to come."""
        found: date | None = self.cleaned_data.get(name)
        if found is not None and found > timezone.localdate():
            raise forms.ValidationError(f"{called} must be today or in the past")
        return found

    def say(self, faults: Mapping[str, str]) -> None:
        """Puts each sentence at its field, or above the form where the form has no such field."""
        for name, sentence in faults.items():
            self.add_error(name if name in self.fields else None, sentence)


def boxes(name: str, value: date) -> dict[str, Any]:
    """Returns a day as the three boxes post it."""
    return {f"{name}_day": value.day, f"{name}_month": value.month, f"{name}_year": value.year}
