"""The form that adds a file, or says what a file already kept is."""

from collections.abc import Mapping
from typing import Any

from django import forms

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import LIMITS_SENTENCE
from wizard.journey.fields.chosen import options_of
from wizard.journey.fields.written import not_after_today, possible_day
from wizard.routes.service import Requirement

HOW_SEEN = [
    Option("in_person", "In person"),
    Option("video", "By video"),
    Option("phone", "By telephone"),
    Option("not_seen", "They neither saw the pupil nor spoke to them"),
]
BESIDE = ("file", "item", "parts", "signed", "restricted")
MEDIUM = [Option("written", "In writing"), Option("spoken", "Spoken")]


class FileForm(GovukForm):
    """A file alone. `kept` is the file already stored that is being described, if any."""

    item = forms.CharField(required=False, widget=forms.HiddenInput, max_length=20)

    def __init__(self, *args: Any, requirement: Requirement | None, kept: EvidenceItem | None = None, **kwargs: Any):
        initial = {"item": kept.public_id, **described(kept)} if kept else {}
        super().__init__(*args, **{**kwargs, "initial": initial, "prefix": None})
        self.kept = kept
        if requirement is not None:
            self.fields.update(describing_fields(requirement))
        self.fields["restricted"] = present(restricted_field(), size="m")
        if kept is None:
            self.fields["file"] = present(file_field())

    def description(self) -> dict[str, Any]:
        """Returns what was said of the file and was right, whether or not all of it was."""
        cleaned = getattr(self, "cleaned_data", {})
        said = {key: value for key, value in cleaned.items() if key not in BESIDE}
        said["readers"] = Readers.RESTRICTED if cleaned.get("restricted") else Readers.ALL
        marks = [*cleaned.get("parts", ()), *cleaned.get("signed", ())]
        return {**said, "covers": marks} if marks else said

    def only_lacks_words(self) -> bool:
        """Whether a good file came with a description that is not right yet."""
        return bool(self.errors) and "file" not in self.errors and bool(self.cleaned_data.get("file"))


def restricted_field() -> ManyField:
    """Returns the box that keeps a paper from most colleagues."""
    hint = (
        "For a child protection paper, or an address that must stay hidden. Only you, your school’s administrators "
        "and the council’s case workers can open it or see its name."
    )
    return ManyField(
        [Option("few", "Keep this paper to a few people", hint=hint)], label="Who may open it?", required=False
    )


def file_field() -> forms.FileField:
    """Returns the plain file input, its limits said before anything is chosen."""
    return forms.FileField(
        label="Choose a file",
        help_text=LIMITS_SENTENCE,
        widget=PlainFileInput,
        allow_empty_file=True,  # the evidence room says what is wrong with it, and what to do
        error_messages={"required": "Choose a file to add"},
    )


def describing_fields(requirement: Requirement) -> dict[str, forms.Field]:
    """Returns the fields for what the route's verdicts read of an item, or for who completed and signed a document."""
    fields: dict[str, forms.Field] = {}
    if requirement.kind == "document":
        return document_fields(requirement)
    for name in requirement.item_fields:
        field = item_field(requirement, name)
        if field is not None:
            fields[name] = present(field, size="m")
        if name == "author":
            fields["author_name"] = present(
                forms.CharField(label="Their name and job title, if the letter says", max_length=120, required=False)
            )
    return fields


def item_field(requirement: Requirement, name: str) -> forms.Field | None:
    """Returns the field for one thing said of an item; None where the route offers nothing to choose from."""
    if name == "type" and requirement.types:
        return choice("What is it?", requirement.types, "Select what it is")
    if name == "author" and requirement.authors:
        return choice("Who wrote it?", requirement.authors, "Select who wrote it")
    if name == "how_seen":
        return OptionsField(HOW_SEEN, label="How did they see the pupil?", required=False)
    if name == "medium":
        return OptionsField(MEDIUM, label="Is it in writing?", required=False)
    if name == "seen_on":
        return day("When did they see the pupil?", "Date the pupil was seen", "Leave it empty if it does not say.")
    if name == "dated":
        return day("What is the date on it?", "Date on it", "Leave it empty if it has none.")
    if name == "covers" and requirement.contents:
        hint = "Tick what the paper itself says."
        options = options_of(requirement.contents)
        return ManyField(options, label="What does it cover?", help_text=hint, required=False)
    return None


def document_fields(requirement: Requirement) -> dict[str, forms.Field]:
    """Returns boxes for the parts completed and the people who signed, where the route asks for either."""
    fields: dict[str, forms.Field] = {}
    if requirement.parts:
        parts = [Option(f"part:{part.key}", part.title) for part in requirement.parts]
        fields["parts"] = present(ManyField(parts, label="Which parts are complete?", required=False), size="m")
    if requirement.signed_by:
        signers = [Option(f"signed:{party}", party.replace("_", " ").capitalize()) for party in requirement.signed_by]
        fields["signed"] = present(ManyField(signers, label="Who has signed it?", required=False), size="m")
    return fields


def choice(label: str, choices: Any, missing: str) -> OptionsField:
    """Returns radios that must be answered: without the kind and the author no rule can be read."""
    return OptionsField(options_of(choices), label=label, missing=missing)


def day(label: str, called: str, hint: str) -> DateField:
    """Returns an optional date, not before the pupil can have been born nor after today."""
    checks = [possible_day, not_after_today]
    return DateField(label=label, called=called, help_text=hint, required=False, validators=checks)


def described(item: EvidenceItem) -> Mapping[str, Any]:
    """Returns what is known of a stored item, as the form's first values."""
    covers = list(item.covers)
    return {
        "type": item.type,
        "author": item.author,
        "author_name": item.author_name,
        "how_seen": item.how_seen,
        "medium": item.medium,
        "seen_on": item.seen_on,
        "dated": item.dated,
        "covers": covers,
        "parts": covers,
        "signed": covers,
        "restricted": [] if item.readers == Readers.ALL else ["few"],
    }
