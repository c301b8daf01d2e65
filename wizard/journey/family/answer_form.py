"""The forms behind a family's link: yes or no, and to what; their own words; their own papers."""

from typing import Any

from django import forms

from formkit.forms import GovukForm
from formkit.options import ManyField, Option, YesNo
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.consent.service import Answer, Words
from wizard.routes.service import Question


class AnswerForm(GovukForm):
    """Yes or no; which parts; a name as signature where one is asked for. No box is ticked beforehand."""

    def __init__(self, *args: Any, words: Words, sign: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = words
        fields: dict[str, forms.Field] = {
            "given": YesNo(
                yes="Yes, I agree", no="No, I do not agree", label="Do you agree?", missing="Choose yes or no"
            )
        }
        if words.scopes:
            options = [Option(key, label) for key, label in words.scopes]
            fields["scopes"] = ManyField(
                options, label="If yes, to what?", help_text="Tick only what you agree to.", required=False
            )
        if sign:
            fields["signature"] = forms.CharField(
                label="If yes, type your name",
                help_text="This counts as your signature.",
                max_length=120,
                required=False,
            )
        fields["reason"] = forms.CharField(
            label="If no, do you want to say why?", help_text="You do not have to.", max_length=1000, required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )  # fmt: skip
        self.fields.update({name: present(field, size="m") for name, field in fields.items()})

    def clean(self) -> dict[str, Any]:
        """Asks for parts and name where they agree."""
        cleaned = super().clean() or {}
        if cleaned.get("given") is True:
            for name, sentence in (("scopes", "Tick what you agree to"), ("signature", "Type your name")):
                if name in self.fields and not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned

    def answer(self) -> Answer:
        """Returns what was said."""
        said = self.cleaned_data
        return Answer(
            given=said["given"] is True,
            scopes=said.get("scopes") or (),
            signature=said.get("signature", ""),
            reason=said["reason"],
        )


#: What a route says beside such a question is said to the school: "what they would like".
OF_THEMSELVES = ("What do you want to say?", "What is hard, what helps, and what you would like to happen.")
OF_THEIR_CHILD = ("What do you think?", "What you have noticed, what worries you, and what would help.")


class WordsForm(GovukForm):
    """What somebody says in their own words."""

    def __init__(self, *args: Any, questions: list[Question], said: dict[str, str], themselves: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        label, hint = OF_THEMSELVES if themselves else OF_THEIR_CHILD
        for question in questions:
            field = forms.CharField(
                label=question.ask if len(questions) > 1 else label,
                help_text=hint,
                max_length=8000,
                required=False,
                initial=said.get(question.key, ""),
                widget=forms.Textarea(attrs={"rows": 8}),
            )
            self.fields[question.key] = present(field, size="m")


class PaperForm(GovukForm):
    """A paper of their own."""

    def __init__(self, *args: Any, limits: str, places: list[Option], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(places) > 1:
            from_options = forms.ChoiceField(
                label="What is it about?", choices=[("", "Choose one"), *((one.value, one.label) for one in places)],
                error_messages={"required": "Choose what it is about"},
            )  # fmt: skip
            self.fields["place"] = present(from_options, size="m")
        file = forms.FileField(
            label="Choose a file", help_text=limits, widget=PlainFileInput, error_messages={"required": "Choose a file"}
        )
        self.fields["file"] = present(file, size="m")
