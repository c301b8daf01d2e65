"""What somebody without an account says before and after the code: who they are, and whether the school may know."""

from typing import Any

from django import forms

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.journey.finding_school import FindsSchool
from wizard.referrals.models import StartedByLink
from wizard.referrals.service import Beginner, speaks_as_family
from wizard.routes.service import Party


def line(label: str, longest: int, missing: str = "", hint: str = "", **kwargs: Any) -> forms.CharField:
    """Returns a field for one line; without `missing` it may be left blank."""
    errors = {"required": missing, "max_length": f"{label}: shorten it to {longest} characters"}
    field = forms.CharField(
        label=label, max_length=longest, required=bool(missing), help_text=hint, error_messages=errors, **kwargs
    )
    present(field)
    return field


class AskToBeginForm(GovukForm):
    """Where the link goes, and as whom it is asked for, where the route lets several begin."""

    def __init__(self, *args: Any, parties: list[Party], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(parties) > 1:
            options = [Option(one.key, one.label) for one in parties]
            self.fields["party"] = present(OptionsField(options, label="Who are you?", missing="Select who you are"))
        self.fields["email"] = present(
            forms.EmailField(
                label="Your email address",
                help_text="We send a link and a code there, and later the receipt.",
                max_length=254,
                widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
                error_messages={
                    "required": "Enter your email address",
                    "invalid": "Enter an email address like name@example.com",
                    "max_length": "Enter a shorter email address: at most 254 characters",
                },
            )
        )


class BeginnerForm(FindsSchool):
    """Who begins, and whether the child's school hears of it."""

    def __init__(self, *args: Any, party: Party, begun: StartedByLink, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs, initial=initial_of(begun))
        self.family = speaks_as_family(party)
        self.fields["name"] = line("Your name", 120, "Enter your name")
        if not self.family:
            self.fields["role"] = line("Your role and where you work", 160, "Enter your role and where you work")
        self.fields["school_name"] = line(
            "Which school is the child on the roll of?", 200, hint="Name and town. Leave it empty if there is none."
        )
        self.fields["tell_school"] = present(
            OptionsField(
                [
                    Option("yes", "Yes", "It gets a copy when you send the referral"),
                    Option("no", "No", "It hears nothing from us"),
                ],
                label="May the school know of this referral?",
                missing="Select whether the school may know",
            )
        )
        if not self.family:
            self.fields["agreed_by"] = line(
                "If it may: who in the family agreed to that?", 160, hint="Name, and what they are to the child."
            )

    def clean(self) -> dict[str, Any]:
        """Asks for the school, which of several, and who agreed, where the school is to be told."""
        said = super().clean() or {}
        if said.get("tell_school") == "yes":
            self.look_for_school(said, must=False)
            if not said.get("school_name"):
                self.add_error("school_name", "Enter the school, or select that it is not told")
            if not self.family and not said.get("agreed_by"):
                self.add_error("agreed_by", "Enter who in the family agreed that the school is told")
        return said

    def said(self) -> Beginner:
        """Returns what was said; the school is the one of the register, where it is to be told and was found."""
        said = self.cleaned_data
        tell = said["tell_school"] == "yes"
        return Beginner(
            name=said["name"],
            role=said.get("role", ""),
            school=self.school,
            school_name=said["school_name"],
            tell_school=tell,
            agreed_by=said.get("agreed_by", "") if tell else "",
        )


def initial_of(begun: StartedByLink) -> dict[str, Any]:
    """Returns what was said before."""
    if begun.referral_id is None:
        return {}
    said = {name: getattr(begun, name) for name in ("name", "role", "school_name", "agreed_by")}
    return {**said, "tell_school": "yes" if begun.tell_school else "no"}
