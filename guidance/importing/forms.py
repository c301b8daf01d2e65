"""What an editor fills in while bringing a policy in."""

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import TemplatesSetting

from formkit.dates import DayField
from guidance.importing.actions.bring_in import ArrivedFile
from guidance.importing.documents.drafts import LONGEST_LABEL
from guidance.importing.documents.outline import DEEPEST, LONGEST_NUMBER
from guidance.importing.documents.refusals import TYPES
from guidance.importing.queries import places_for
from guidance.importing.review.restructuring import Rewritten
from guidance.policies.enums import ClauseKind
from guidance.policies.models import PolicyPage
from people.models import Authority, User

_MEGABYTE = 1024 * 1024
EMPTY_ROWS = 2


class CmsForm(forms.Form):
    """A form in the CMS's own look: Django's plain templates, not the public site's."""

    default_renderer = TemplatesSetting


class UploadForm(CmsForm):
    """Where a file goes, and the file."""

    place = forms.ChoiceField(label="Policy", help_text="Last year's edition of the policy you choose is matched.")
    label = forms.CharField(
        label="Edition",
        max_length=LONGEST_LABEL,
        required=False,
        help_text="Such as 2027-28. Leave it blank to take the school year from the dates in the file.",
    )
    file = forms.FileField(
        label="File",
        allow_empty_file=True,
        max_length=None,
        widget=forms.FileInput(attrs={"accept": ",".join(TYPES)}),
        help_text=(
            f"Word (.docx), PDF, HTML, Markdown or text, at most {settings.EVIDENCE_MAX_BYTES // _MEGABYTE} MB. "
            "Word gives the best result."
        ),
        error_messages={"required": "Choose the file that holds the policy."},
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place_key(authority, policy): (authority, policy) for authority, policy in places_for(user)}
        field = self.fields["place"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, _place_name(*place)) for key, place in self.places.items()]

    def clean_file(self) -> ArrivedFile:
        """Returns the file's bytes. One past the limit arrives empty and marked, and is said to be so."""
        upload: UploadedFile = self.cleaned_data["file"]
        if getattr(upload, "too_big", False):
            raise forms.ValidationError(
                f"The file has more than {settings.EVIDENCE_MAX_BYTES // _MEGABYTE} MB. Pictures make files large, "
                "so save it without them, and choose that."
            )
        return ArrivedFile(upload.name or "", upload.content_type or "", upload.read())

    @property
    def target(self) -> tuple[Authority, PolicyPage | None]:
        """The authority and policy chosen; no policy for a new one."""
        return self.places[self.cleaned_data["place"]]


def place_key(authority: Authority, policy: PolicyPage | None) -> str:
    """Returns how a place is named in an address and a form."""
    return f"policy-{policy.pk}" if policy else f"new-{authority.slug}"


def _place_name(authority: Authority, policy: PolicyPage | None) -> str:
    return f"{authority.name}: {policy.title if policy else 'a new policy'}"


class RewriteForm(CmsForm):
    """One clause as its editor types it."""

    words = forms.CharField(widget=forms.Textarea, strip=False, required=False)
    kind = forms.ChoiceField(choices=ClauseKind.choices)
    level = forms.IntegerField(min_value=1, max_value=DEEPEST)
    number = forms.CharField(required=False, max_length=LONGEST_NUMBER)
    counted = forms.BooleanField(required=False)

    def rewritten(self) -> Rewritten:
        """Returns what was typed. Call it on a valid form."""
        return Rewritten(**self.cleaned_data)


class AboutForm(CmsForm):
    """What the document says about itself, for its editor to confirm."""

    title = forms.CharField(label="Policy title", max_length=255)
    label = forms.CharField(label="Edition", max_length=LONGEST_LABEL)
    source_version = forms.CharField(label="Version", max_length=40, required=False)
    issued_on = DayField(label="Issue date", required=False)
    effective_from = DayField(
        label="In force from", error_messages={"required": "Enter the day from which the edition is in force."}
    )
    review_due = DayField(label="Review date", required=False)
    review_every = forms.IntegerField(label="Months between reviews", min_value=1, max_value=120, required=False)
    approved_by = forms.CharField(label="Approving body", max_length=120, required=False)
    approved_on = DayField(label="Approved on", required=False)
    minute_reference = forms.CharField(label="Minute reference", max_length=80, required=False)
    change_note = forms.CharField(
        label="What changed", widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text="In one sentence a parent understands.",
    )  # fmt: skip
    note = forms.CharField(
        label="What a reader must know", widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text="Such as: the policy gives no date.",
    )  # fmt: skip

    def __init__(self, *args: Any, with_title: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not with_title:
            del self.fields["title"]
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def clean(self) -> dict[str, Any]:
        """Returns the fields; a review cannot fall due before the policy begins."""
        cleaned = super().clean() or {}
        begins, due = cleaned.get("effective_from"), cleaned.get("review_due")
        if begins and due and due < begins:
            self.add_error("review_due", "The review date is before the day the edition is in force from.")
        return cleaned

    def about(self) -> dict[str, Any]:
        """Returns the facts as they are kept: days as ISO text."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "label"}
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


class AmendmentForm(CmsForm):
    """One row of the table of changes; a row left blank is no row."""

    on = forms.DateField(
        label="Date", required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    version = forms.CharField(label="Version", max_length=40, required=False)
    what = forms.CharField(label="What changed", max_length=1000, required=False)

    def row(self) -> dict[str, str]:
        """Returns the row as it is kept."""
        day = self.cleaned_data.get("on")
        told = {name: self.cleaned_data.get(name, "") for name in ("version", "what")}
        return {"on": day.isoformat() if day else "", **told}


AmendmentRows = forms.formset_factory(AmendmentForm, extra=EMPTY_ROWS, max_num=100)
