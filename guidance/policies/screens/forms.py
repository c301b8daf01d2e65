"""What the screens ask."""

from datetime import date

from django import forms

from formkit.dates import DayField
from guidance.policies.models import EditionPage, EditionVersion
from guidance.policies.reviewing import next_review

YEAR = 12  # months
SEPTEMBER = 9


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class NextEditionForm(forms.Form):
    """The name and the first day of the edition that begins as a copy."""

    label = forms.CharField(max_length=20, label="Label", help_text="Such as 2027-28.")
    effective_from = DayField(label="In force from", widget=DayInput())


class ReviewedForm(forms.Form):
    """Who found that nothing needs to change, and when the next review is due."""

    reviewed_on = DayField(label="Reviewed on", widget=DayInput())
    approved_by = forms.CharField(max_length=120, label="Approved by", help_text="Such as: Cabinet, full governors.")
    minute_reference = forms.CharField(
        max_length=80, required=False, label="Minute reference", help_text="Where a reader could look it up."
    )
    next_due = DayField(label="Next review due by", widget=DayInput())


def suggested_edition(latest: EditionPage, today: date) -> dict[str, object]:
    """Returns the school year after the latest edition's and after this one: its label and 1 September."""
    year = max(day.year + (day.month >= SEPTEMBER) for day in (latest.effective_from, today))
    return {"label": f"{year}-{(year + 1) % 100:02}", "effective_from": date(year, 9, 1)}


def suggested_review(version: EditionVersion, today: date) -> dict[str, object]:
    """Returns today, the body that approved the edition, and the day its review frequency leads to."""
    due = next_review(today, version.review_every or YEAR)
    return {"reviewed_on": today, "approved_by": version.approved_by, "next_due": due}
