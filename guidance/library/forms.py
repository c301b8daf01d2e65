"""What editors fill in: sources, contacts, services, and the word that closes a task."""

from typing import Any

from django import forms

from guidance.library.enums import ServiceAudience
from guidance.library.models import Contact, Service, Source


def _web_page(hint: str = "") -> forms.URLField:
    return forms.URLField(assume_scheme="https", required=False, label="Web page", help_text=hint)


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class SourceForm(forms.ModelForm[Source]):
    url = _web_page("The publication page, not the file: files move.")

    class Meta:
        model = Source
        fields = (
            "title", "short", "kind", "series", "issued_on", "url", "status", "superseded_by", "note", "checked_on",
        )  # fmt: skip
        widgets = {"issued_on": _day(), "checked_on": _day(), "note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        others = Source.objects.exclude(pk=self.instance.pk) if self.instance.pk else Source.objects.all()
        self.fields["superseded_by"].queryset = others  # type: ignore[attr-defined]  # a choice among models


class NewSourceForm(SourceForm):
    class Meta(SourceForm.Meta):
        fields = ("key", *SourceForm.Meta.fields)  # type: ignore[assignment]  # one field more
        help_texts = {"key": "What clauses cite it by, for ever, such as dfe-attendance-2024."}


class ContactForm(forms.ModelForm[Contact]):
    url = _web_page()

    class Meta:
        model = Contact
        fields = (
            "role", "main", "holder", "about", "audience", "phone", "text", "email", "url", "hours", "reply", "order",
        )  # fmt: skip
        labels = {"about": "What to ask about", "audience": "For whom", "order": "Place in the list"}
        help_texts = {"role": "The role, such as “Medical needs coordinator”; never a person's name."}


class ServiceForm(forms.ModelForm[Service]):
    url = _web_page()
    audiences = forms.MultipleChoiceField(
        choices=ServiceAudience.choices, widget=forms.CheckboxSelectMultiple, label="For whom"
    )

    class Meta:
        model = Service
        fields = (
            "name", "kind", "about", "audiences", "age_from", "age_to", "phone", "text", "email", "url", "hours",
            "criteria", "offer", "order",
        )  # fmt: skip
        labels = {"order": "Place in the list"}
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("about", "criteria", "offer")}


class ClosingForm(forms.Form):
    note = forms.CharField(
        label="What did you do, or why was nothing needed?",
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say what you did, or why nothing was needed."},
    )
