"""The forms around a clinician: whom the school would ask, and the facts behind the clinician's link."""

from typing import Any

from django import forms

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.journey.evidence_form import HOW_SEEN
from wizard.journey.fields.written import not_after_today, possible_day
from wizard.routes.service import Requirement

SEEN = [*(one for one in HOW_SEEN if one.value != "not_seen"), Option("not_seen", "I neither saw nor spoke to them")]
FAMILY = frozenset({"family", "parent", "school", "pupil"})  # authors of evidence that are no health professional


class ClinicianForm(GovukForm):
    """Whom to ask, and for which evidence."""

    def __init__(self, *args: Any, requirements: list[Requirement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.requirements = {one.key: one for one in requirements}
        authors = {one.key: one.label for asked in requirements for one in asked.authors if one.key not in FAMILY}
        fields: dict[str, forms.Field] = {}
        if len(requirements) > 1:
            places = [Option(one.key, one.title) for one in requirements]
            fields["for_key"] = OptionsField(places, label="What is it for?", missing="Select what it is for")
        fields["name"] = forms.CharField(
            label="Name of the health professional", max_length=120, error_messages={"required": "Enter their name"}
        )
        if authors:
            options = [Option(key, label) for key, label in authors.items()]
            fields["author"] = OptionsField(options, label="What are they?", missing="Select what they are")
        fields["role"] = forms.CharField(
            label="Their job title", max_length=120, error_messages={"required": "Enter their job title"}
        )
        fields["organisation"] = forms.CharField(label="Where do they work?", max_length=160, required=False)
        fields["email"] = forms.EmailField(
            label="Their email address at work",
            help_text="The link and its code go there. Not a parent’s address, and not one of the school.",
            error_messages={
                "required": "Enter their email address",
                "invalid": "Enter an email address in the right format, like name@example.com",
            },
        )
        fields["question"] = forms.CharField(
            label="Is there a fact you would like to know in particular?", required=False, max_length=600,
            help_text="For example, whether tiredness after lunch is to be expected. Do not ask whether the pupil can "
            "attend, or what teaching there should be: that is not theirs to decide. The family reads this too.",
            widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip
        self.fields.update({name: present(field, size="m") for name, field in fields.items()})

    def about(self) -> dict[str, Any]:
        """Returns what is stored of the request."""
        only = next(iter(self.requirements))
        return {**self.cleaned_data, "for_key": self.cleaned_data.get("for_key") or only}


class FactsForm(GovukForm):
    """Facts, in the clinician's words. No question asks for a school decision."""

    def __init__(self, *args: Any, limits: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = {
            "condition": long("What is the condition, in your words?", "Also how it is treated, if you wish.",
                              "Describe it"),
            "seen_on": DateField(
                label="When did you last see the pupil?", called="Date you saw the pupil",
                missing="Enter the date you last saw the pupil", validators=[possible_day, not_after_today],
            ),
            "how_seen": OptionsField(SEEN, label="How did you see them?", missing="Select how you saw them"),
            "effect": long("How does it affect the pupil’s days?",
                           "What you have seen or been told: sleep, pain, tiredness, worry, getting about.",
                           "Say how it affects the pupil"),
            "hours": short("How many hours of learning a week could the pupil manage now?",
                           "A figure or a range, if you can say. Leave it empty if you cannot."),
            "expected": short("How long do you expect this to last?", "For example: six weeks, or not known."),
            "next_review": DateField(label="When will you see them next?", called="Date of the next review",
                                     help_text="If a date is set.", required=False),
            "referrals": short("Have you referred them to another service?", "Which, and when, if you have."),
            "support": long("What would help the pupil, in your view?", "Such as rest breaks, or a quiet place.", ""),
            "file": forms.FileField(
                label="A letter or report, if you have one", help_text=limits, required=False, widget=PlainFileInput
            ),
            "truth": forms.BooleanField(
                label="I am the health professional this was sent to, and these are my own words",
                error_messages={"required": "Tick to say that these are your own words"},
            ),
        }  # fmt: skip
        self.fields.update({name: present(field, size="m") for name, field in fields.items()})

    def facts(self) -> dict[str, Any]:
        """Returns the facts, dates as ISO strings."""
        said = {key: value for key, value in self.cleaned_data.items() if key not in ("file", "truth")}
        return {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in said.items()}


class DeclineForm(GovukForm):
    """A clinician says no."""

    reason = present(
        forms.CharField(
            label="Do you want to say why?",
            required=False,
            max_length=600,
            help_text="You do not have to.",
            widget=forms.Textarea(attrs={"rows": 2}),
        ),
        size="m",
    )


def long(label: str, hint: str, missing: str) -> forms.CharField:
    """Returns a field of several lines; optional without a sentence for when it is missing."""
    return forms.CharField(
        label=label, help_text=hint, max_length=4000, required=bool(missing),
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": missing},
    )  # fmt: skip


def short(label: str, hint: str) -> forms.CharField:
    """Returns an optional field of one line."""
    return forms.CharField(label=label, help_text=hint, max_length=200, required=False)
