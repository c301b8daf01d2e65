"""The pages of an enquiry as forms. Each says how to put a mistake right."""

from typing import Any

from django import forms
from django.utils import timezone

from formkit.dates import DateField
from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from people.service import find_schools
from wizard.enquiries.enums import FOR_THE_FAMILY, WITHOUT_A_NAME, OnRoll, Starter, Wanted
from wizard.enquiries.models import Enquiry

LONGEST_STORY = 4000


class Shown(GovukForm):
    """A form whose fields are drawn in our look."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            present(field)


def line(label: str, missing: str, longest: int, **kwargs: Any) -> forms.CharField:
    """Returns a field for one line of text."""
    errors = {"required": missing, "max_length": f"{label}: shorten it to {longest} characters"}
    return forms.CharField(label=label, max_length=longest, error_messages=errors, **kwargs)


class BeginForm(Shown):
    starter = OptionsField(
        [Option(*one) for one in Starter.choices], label="Who are you?", missing="Select who you are"
    )
    email = forms.EmailField(
        label="Your email address",
        help_text="We send a link and a code there, and later the answer. We use it for nothing else.",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
        error_messages={
            "required": "Enter your email address",
            "invalid": "Enter an email address like name@example.com",
            "max_length": "Enter a shorter email address: at most 254 characters",
        },
    )


class YouForm(Shown):
    name = line("Your name", "Enter your name", 120)
    role = line("Your role and where you work", "Enter your role and where you work", 160)
    phone = line("Telephone", "", 40, required=False, help_text="If you would rather be rung. You need not give one.")

    def __init__(self, *args: Any, starter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if starter not in FOR_THE_FAMILY:
            del self.fields["role"]


class ChildForm(Shown):
    child_name = line("The child’s name", "Enter the child’s name", 160)
    born = DateField(label="Date of birth", called="Date of birth", required=False, help_text="If you know it.")
    lives_in = line("Where the child lives", "", 120, required=False, help_text="Town or postcode.")
    on_roll = OptionsField(
        [Option(*one) for one in OnRoll.choices],
        label="Is the child on the roll of a school?",
        missing="Select whether the child has a school",
    )
    school_name = line("Name of the school", "", 200, required=False, help_text="If there is one.")
    ward = line("Hospital or unit", "", 160, required=False, help_text="If the child is or will be staying in one.")

    def __init__(self, *args: Any, starter: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if starter in WITHOUT_A_NAME:
            name = self.fields["child_name"]
            name.required, name.help_text = False, "Leave this empty to ask without saying who the child is."

    def clean_born(self) -> Any:
        """Refuses a day to come."""
        born = self.cleaned_data["born"]
        if born and born > timezone.localdate():
            raise forms.ValidationError("Date of birth must be in the past")
        return born

    def clean(self) -> dict[str, Any]:
        """Asks for the school's name where there is one, and finds the school in the register when just one fits."""
        cleaned = super().clean() or {}
        if cleaned.get("on_roll") == OnRoll.SCHOOL and not cleaned.get("school_name"):
            self.add_error("school_name", "Enter the name of the school")
        if cleaned.get("on_roll") not in (None, OnRoll.SCHOOL):
            cleaned["school_name"] = ""
        found = find_schools(cleaned["school_name"], limit=2) if cleaned.get("school_name") else []
        cleaned["school"] = found[0] if len(found) == 1 else None
        return cleaned


class WhatForm(Shown):
    wanted = OptionsField(
        [Option(*one) for one in Wanted.choices], label="What do you ask for?", missing="Select what you ask for"
    )
    about = forms.CharField(
        label="What is happening?",
        help_text="About a child: how long they have been away, what the school has done, what doctors say, and what "
        "would help.",
        max_length=LONGEST_STORY,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={
            "required": "Tell the council what is happening",
            "max_length": f"Shorten this to {LONGEST_STORY} characters",
        },
    )


class AgreedForm(Shown):
    agreed_by = line(
        "Who agreed that you ask?",
        "Enter who agreed",
        160,
        help_text="A parent or carer, or the young person from 16. Name and what they are to the child.",
    )
    agreed_on = DateField(label="When did they agree?", called="Day they agreed")

    def clean_agreed_on(self) -> Any:
        """Refuses a day to come."""
        day = self.cleaned_data["agreed_on"]
        if day and day > timezone.localdate():
            raise forms.ValidationError("Day they agreed must be today or before")
        return day


class SchoolForm(Shown):
    tell_school = OptionsField(
        [Option("yes", "Yes, the council may talk to the school"), Option("no", "No, not before I have an answer")],
        label="May the school be told that you ask?",
        missing="Select yes or no",
        help_text="The council answers you either way. It hears sooner what the school has done when it may ask.",
    )

    def clean_tell_school(self) -> bool:
        """Returns whether the school may be told."""
        return bool(self.cleaned_data["tell_school"] == "yes")


class SiblingForm(Shown):
    child_name = line("Name of the brother or sister", "Enter the name of the brother or sister", 160)


class AnswerForm(Shown):
    answer = forms.CharField(
        label="Your answer",
        help_text="The person reads it behind their link. Say what happens next, who does it, and by when.",
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={"required": "Write the answer", "max_length": "Shorten the answer to 6,000 characters"},
    )


FORMS: dict[str, type[Shown]] = {
    "you": YouForm,
    "child": ChildForm,
    "what": WhatForm,
    "agreed": AgreedForm,
    "school": SchoolForm,
}


def initial_of(enquiry: Enquiry, key: str) -> dict[str, Any]:
    """Returns what was said on a page already."""
    said = {name: getattr(enquiry, name) for name in FORMS[key].base_fields}
    if said.get("tell_school") is not None:
        said["tell_school"] = "yes" if said["tell_school"] else "no"
    return said
