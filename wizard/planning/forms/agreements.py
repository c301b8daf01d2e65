"""What is asked about an agreement: its words, who signed it on paper, whom to send a link."""

from collections.abc import Mapping
from typing import Any

from django import forms

from formkit.options import ManyField, Option, OptionsField
from formkit.presentation import present
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.planning.enums import SignedHow


class WordsForm(CaseForm):
    """The words that everybody signs, and the part of each party that has one: `parts` are their keys and labels."""

    def __init__(self, *args: Any, parts: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = list(parts)
        self.fields["body"] = long_answer(
            "The words of the agreement", "Enter the words of the agreement", rows=20,
            hint="What is here comes from the plan and the package. Change it as you agreed it.",
        )  # fmt: skip
        for key, label in parts.items():
            self.fields[f"part_{key}"] = long_answer(
                f"The part of: {label[:1].lower()}{label[1:]}", "", rows=6, required=False,
                hint="They read it first, on the page where they sign. Use words that they would use.",
            )  # fmt: skip

    def parts(self) -> dict[str, str]:
        """Returns what each party alone agrees to, by its key."""
        return {key: self.cleaned_data[f"part_{key}"] for key in self.keys}


class SignedForm(CaseForm):
    """A signature that was given on paper, in a meeting, or is given now by who is signed in, for their `own` side."""

    def __init__(self, *args: Any, own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [Option(one.value, words) for one, words in WAYS.items() if own or one != SignedHow.ACCOUNT]
        self.fields["name"] = short_answer("Who signed?", "Enter who signed")
        self.fields["how"] = present(OptionsField(ways, label="How?", missing="Select how it was signed"), size="m")
        self.fields["signed_on"] = day("When?", "Day", "Enter the day on which it was signed")

    def clean_signed_on(self) -> Any:
        """Returns the day; nobody signed tomorrow."""
        return self.not_after_today("signed_on", "The day")


WAYS = {
    SignedHow.PAPER: "On paper, and we keep the paper",
    SignedHow.MEETING: "In the meeting",
    SignedHow.ACCOUNT: "I sign it now, for my side",
}


class AskForm(CaseForm):
    """To whom the link goes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = short_answer("Who is asked?", "Enter who is asked")
        said = {"required": "Enter their email address", "invalid": "Enter an email address like name@example.com"}
        field = forms.EmailField(
            label="Their email address", error_messages=said,
            help_text="The email says that there is something to read and sign. It holds nothing about the child.",
        )  # fmt: skip
        self.fields["email"] = present(field, size="m")


class SignForm(CaseForm):
    """What somebody without an account says: their name, and that they agree."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        yes = Option("yes", "I have read it and agree to it")
        self.fields["agrees"] = present(
            ManyField([yes], label="Do you agree?", missing="Select the box if you agree"), size="m"
        )
        self.fields["name"] = short_answer("Your full name", "Enter your full name")
