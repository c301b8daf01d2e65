"""Who approved an edition, on which day and under which minute: what is asked, and when it must be known."""

from datetime import date
from typing import Any, Protocol

from django import forms
from django.utils import timezone

NEEDED = (
    "Say who approved this edition, and on which day: in the two fields under Approval, or through “Approve and "
    "publish”. A correction to what is already published needs no approval of its own."
)
FIELDS = ("approved_by", "approved_on", "minute_reference")


class Approved(Protocol):
    approved_by: str
    approved_on: date | None


def is_approved(edition: Approved) -> bool:
    """Whether the approving body and the day of its approval are recorded."""
    return bool(edition.approved_by.strip() and edition.approved_on)


class ApprovalForm(forms.Form):
    """What an approval says of itself."""

    approved_by = forms.CharField(max_length=120, label="Approving body", help_text="Such as: Cabinet, full governors.")
    approved_on = forms.DateField(
        label="Approved on", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    minute_reference = forms.CharField(
        max_length=80, required=False, label="Minute reference", help_text="Where a reader could look it up."
    )

    def clean_approved_on(self) -> date:
        """Returns the day. Raises ValidationError for one that lies ahead: an approval is recorded once it is given."""
        day: date = self.cleaned_data["approved_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day lies ahead. Record the approval once it is given.")
        return day


class SendBackForm(forms.Form):
    """Why an edition goes back to whoever wrote it."""

    comment = forms.CharField(label="What must change first", widget=forms.Textarea(attrs={"rows": 3}))


def sentences(form: forms.Form) -> list[str]:
    """Returns what a form holds against the answers, each with the name of its field."""
    return [f"{form.fields[name].label}: {text}" for name, texts in form.errors.items() for text in texts]


def said_of(edition: Any) -> dict[str, Any]:
    """Returns an edition's approval as the form begins with it."""
    return {name: getattr(edition, name) for name in FIELDS}
