"""A school year's term dates as an editor types them: a line a half term."""

from datetime import date
from typing import Any

from django import forms

from formkit.forms import GovukForm
from formkit.presentation import present
from schoolyear.years import first_day
from wizard.attendance.importing.cells import NotRead, day_of
from wizard.attendance.models import TermDates

HELP = "One half term a line: first day, last day, and “ends term” where it does. Like 3/9/2026 to 23/10/2026."


class TermsForm(GovukForm):
    """Cleans to starting_year, half_terms [[first, last, ends_term]], closed [ISO dates] and source."""

    starting_year = forms.IntegerField(
        label="School year that begins in", min_value=2000, max_value=2099, help_text="2026 for the year 2026-27."
    )
    half_terms = forms.CharField(
        label="Half terms", help_text=HELP, widget=forms.Textarea(attrs={"rows": 7}), max_length=2000
    )
    closed = forms.CharField(
        label="Days closed within half terms",
        help_text="One day a line, such as training days. Bank holidays are known already.",
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=2000,
    )
    source = forms.CharField(label="Where these dates are published", max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            present(field)

    def clean_half_terms(self) -> list[list[Any]]:
        """Returns the half terms. Raises ValidationError naming the line that cannot be read."""
        found: list[list[Any]] = []
        for number, line in enumerate(self.cleaned_data["half_terms"].splitlines(), start=1):
            if line.strip():
                found.append(half_term(line, number, found[-1][1] if found else ""))
        return found

    def clean_closed(self) -> list[str]:
        """Returns the closed days as ISO dates."""
        lines = [line.strip() for line in self.cleaned_data["closed"].splitlines() if line.strip()]
        try:
            return sorted({day_of(line).isoformat() for line in lines})
        except NotRead as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean(self) -> dict[str, Any]:
        """Refuses half terms that lie outside the school year."""
        cleaned = super().clean() or {}
        year, halves = cleaned.get("starting_year"), cleaned.get("half_terms")
        if year and halves:
            early, late = first_day(year).replace(month=8).isoformat(), first_day(year + 1).isoformat()
            if halves[0][0] < early or halves[-1][1] > late:
                self.add_error("half_terms", f"The half terms must lie in the school year that begins in {year}")
        return cleaned


def half_term(line: str, number: int, after: str) -> list[Any]:
    """Returns [first, last, ends_term] of a line. Raises ValidationError with the line's number."""
    plain = line.strip().rstrip(".")
    ends = plain.casefold().endswith("ends term")
    dates = (plain[: -len("ends term")] if ends else plain).strip(" ,;").split(" to ")
    try:
        first, last = (day_of(one) for one in dates)
    except (NotRead, ValueError) as wrong:
        raise forms.ValidationError(f"Line {number}: write two dates, like 3/9/2026 to 23/10/2026.") from wrong
    if last < first or (after and first.isoformat() <= after):
        raise forms.ValidationError(f"Line {number}: half terms must follow one another.")
    return [first.isoformat(), last.isoformat(), ends]


def initial_of(row: TermDates | None, year: int) -> dict[str, Any]:
    """Returns what the form shows at first for a year stored, or not yet."""
    if row is None:
        return {"starting_year": year}
    lines = [
        f"{_typed(first)} to {_typed(last)}{', ends term' if ends else ''}" for first, last, ends in row.half_terms
    ]
    closed = "\n".join(map(_typed, row.closed))
    return {"starting_year": year, "half_terms": "\n".join(lines), "closed": closed, "source": row.source}


def _typed(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day}/{day.month}/{day.year}"
