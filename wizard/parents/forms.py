"""What a family and its council fill in. Each error says how to put it right."""

from typing import Any

from django import forms

from formkit.forms import GovukForm
from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.casework.enums import UNDECIDED
from wizard.parents.actions.disagree import COMPLAINT, REVIEW
from wizard.parents.readers import Reader

LONGEST = 4000


def words(label: str, missing: str, hint: str = "", *, rows: int = 6) -> forms.CharField:
    """Returns a field for what somebody says, at most 4,000 characters."""
    field = forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing, "max_length": f"Write at most {LONGEST:,} characters"},
    )
    return present(field, size="m")


class MessageForm(GovukForm):
    """A message to the council."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(
            "Your message", "Write your message", "Ask anything. Tell us what has changed. Say what you need."
        )


class ReplyForm(GovukForm):
    """A message to somebody of the family."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = words(
            "Your message",
            "Write your message",
            "They read it on their page. The email says only that there is news. Short words, and what happens next.",
        )


class DisagreeForm(GovukForm):
    """What somebody of the family asks for, and why."""

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        again = "Decide now, or tell me when" if reader.case.status in UNDECIDED else "Look at it again"
        options = [
            Option(REVIEW, again, "Somebody who had no part in it looks at it."),
            Option(COMPLAINT, "I want to complain", "About what was done, or was not done."),
        ]
        self.fields["stage"] = present(
            OptionsField(options, label="What do you want?", missing="Choose what you want"), size="m"
        )
        self.fields["about"] = words("What is wrong?", "Say what is wrong", "In your own words. Tell us what is new.")


class SilenceForm(GovukForm):
    """Who wishes to hear nothing by e-mail, and why."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name = forms.CharField(
            label="Who asked for it?", max_length=120,
            error_messages={"required": "Enter who asked for it", "max_length": "Write at most 120 characters"},
        )  # fmt: skip
        self.fields["wished_by"] = present(name, size="m")
        self.fields["reason"] = words(
            "What did they say?", "Enter what they said", "Only the council’s case workers read this.", rows=4
        )


class SpeakForm(GovukForm):
    """Why letters come again."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["why"] = words("Who asked for emails again, and when?", "Enter who asked for it", rows=3)
