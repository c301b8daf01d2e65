"""What is asked about health's part of a plan, and about a look at the lessons."""

from typing import Any

from django import forms

from formkit.options import Option, OptionsField
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.casework.service import CaseForm, day, long_answer, short_answer
from wizard.evidence.service import LIMITS_SENTENCE
from wizard.planning.enums import AddedKind

OF_HEALTH = tuple(one for one in AddedKind if one != AddedKind.LESSONS)
WHO_HINT = "Name and role: for example, Sam Madeup, school nurse"


def kind_field(label: str) -> OptionsField:
    """Returns the question which kind of help it is."""
    kinds = [Option(one.value, one.label) for one in OF_HEALTH]
    return present(OptionsField(kinds, label=label, missing="Select what it is"), size="m")


class AskHealthForm(CaseForm):
    """What is asked of whom, and by when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = kind_field("What do you ask for?")
        self.fields["who"] = short_answer("Who do you ask?", "Enter who you ask", hint=WHO_HINT, longest=160)
        self.fields["asked"] = long_answer("What exactly?", "Enter what you asked for", rows=3)
        self.fields["due_on"] = day("By when?", "Day", "Enter the day by which you need it")

    def clean_due_on(self) -> Any:
        """Returns the day; nobody can answer by yesterday."""
        return self.not_before_today("due_on", "The day")


class SendLinkForm(CaseForm):
    """Where the link goes, and why they may be asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        missing = {"required": "Enter their email address", "invalid": "Enter an email address like name@example.com"}
        email = forms.EmailField(label="Their email address at work", error_messages=missing)
        self.fields["email"] = present(email, size="m")
        reasons = [
            Option("agreed", "The family agreed to it"),
            Option("safety", "The child’s safety needs it", "Write down elsewhere why, and what the family was told"),
        ]
        self.fields["basis"] = present(
            OptionsField(reasons, label="Why may you ask them?", missing="Select why you may ask them"), size="m"
        )


class AdviceForm(CaseForm):
    """The answer of somebody of health: in words, with a paper if they like, and their name under it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = long_answer(
            "Your answer", "Enter your answer", rows=8, hint="If you cannot answer, say so, and who could."
        )
        file = forms.FileField(
            label="A paper, if there is one", required=False, help_text=LIMITS_SENTENCE, widget=PlainFileInput,
            allow_empty_file=True,
        )  # fmt: skip
        self.fields["file"] = present(file, size="m")
        self.fields["name"] = short_answer("Your name and role", "Enter your name and role", longest=160)


class CameForm(CaseForm):
    """What came, and when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = long_answer(
            "What did they say or do?", "Enter what they said or did", rows=5,
            hint="A paper is handed in under the advice from health, and opened from there.",
        )  # fmt: skip
        self.fields["came_on"] = day("On which day?", "Day", "Enter the day")

    def clean_came_on(self) -> Any:
        """Returns the day; nothing came tomorrow."""
        return self.not_after_today("came_on", "The day")


class AddedForm(CameForm):
    """What came from health without being asked for here, such as training that was held."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = kind_field("What was it?")
        self.fields["who"] = short_answer("Who was it?", "Enter who it was", hint=WHO_HINT, longest=160)
        self.order_fields(["kind", "who", "what", "came_on"])


class LessonsForm(CaseForm):
    """Whether the lessons suit the pupil, as somebody of the council saw it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"] = short_answer("Who looked?", "Enter who looked", longest=160)
        self.fields["on"] = day("On which day?", "Day", "Enter the day")
        self.fields["what"] = long_answer(
            "What did you see?", "Enter what you saw", rows=5,
            hint="What is taught and with what; whether it is what the class learns; what the pupil says.",
        )  # fmt: skip
        answers = [Option("yes", "Yes"), Option("no", "No, something changes")]
        self.fields["suits"] = present(
            OptionsField(answers, label="Do the lessons suit the pupil?", missing="Select yes or no"), size="m"
        )
        self.fields["then"] = long_answer("If not: what changes?", "", rows=3, required=False)
        self.fields["by"] = day("If not: by when?", "Day", required=False)

    def clean_on(self) -> Any:
        """Returns the day; nobody looked tomorrow."""
        return self.not_after_today("on", "The day")

    def clean_by(self) -> Any:
        """Returns the day; nothing changes by yesterday."""
        return self.not_before_today("by", "The day")

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError where the lessons do not suit and nothing follows."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("suits") == "no":
            if not said.get("then", "").strip():
                self.add_error("then", "Enter what changes")
            if "by" not in self.errors and not said.get("by"):
                self.add_error("by", "Enter by when it changes")
        return said
