"""Small forms of the route editor: a new route, a file to read, a route to copy."""

from typing import Any

from django import forms

from guidance.reading.models import AuthorityPage
from wizard.routes.document import LARGEST
from wizard.routes.models import RoutePage
from wizard.routes.part_forms.words import choice_of
from wizard.routes.schema import schema_data

LONGEST_TITLE = 200
KINDS = {
    "referral": "A referral: somebody asks that a pupil is taught",
    "continuation": "A continuation: teaching should go on for longer",
    "enquiry": "An enquiry: something is asked, and nothing decided",
    "alert": "An alert: you are told of a pupil",
    "advice": "A request for advice: a school asks what to do",
    "start_page": "Only a start page: children are referred elsewhere, and the page says how",
}


class NewRouteForm(forms.Form):
    """What a route must have before anything else."""

    title = forms.CharField(
        max_length=LONGEST_TITLE,
        label="What it is called",
        help_text="As it stands on the page, such as “Ask for teaching when a pupil is too ill for school”.",
        error_messages={"required": "Say what it is called."},
    )
    kind = forms.ChoiceField(label="What it is for", widget=forms.RadioSelect, initial="referral")
    authority = forms.ChoiceField(label="Authority")

    def __init__(self, *args: Any, places: list[AuthorityPage], **options: Any) -> None:
        super().__init__(*args, **options)
        kinds = schema_data()["properties"]["route"]["properties"]["kind"]["enum"]
        named = [(one, KINDS.get(one) or choice_of("route", "kind", one)) for one in kinds]
        self.fields["kind"].choices = named  # type: ignore[attr-defined]  # a choice
        self.fields["authority"].choices = [(top.slug, top.title) for top in places]  # type: ignore[attr-defined]  # a choice
        if len(places) == 1:
            self.fields["authority"].initial = places[0].slug
            self.fields["authority"].widget = forms.HiddenInput()


class FileForm(forms.Form):
    """A route's file."""

    file = forms.FileField(
        label="File",
        help_text="A route that was exported from Waymark, or written to its published form (JSON).",
        error_messages={"required": "Choose a file.", "empty": "The file is empty."},
    )

    def clean_file(self) -> bytes:
        """Returns what the file holds."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(f"The file is larger than {LARGEST:,} bytes.")
        return bytes(file.read())


class CopyForm(forms.Form):
    """A published route of any authority."""

    source = forms.ChoiceField(label="Route", error_messages={"required": "Choose a route."})

    def __init__(self, *args: Any, offered: list[RoutePage], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offered = {str(page.pk): page for page in offered}
        names = [(key, f"{page.get_parent().title}: {page.title}") for key, page in self.offered.items()]
        self.fields["source"].choices = [("", "Choose a route"), *names]  # type: ignore[attr-defined]  # a choice
