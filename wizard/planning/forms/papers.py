"""What is asked when a paper is handed in."""

from typing import Any

from django import forms

from formkit.options import ManyField, Option
from formkit.presentation import present
from formkit.widgets import PlainFileInput
from wizard.casework.service import CaseForm, day, long_answer
from wizard.evidence.service import LIMITS_SENTENCE
from wizard.planning.papers import is_advice
from wizard.routes.service import Requirement

WHOLE = "whole"


class PaperForm(CaseForm):
    """The parts of a paper in words, or the paper as a file."""

    def __init__(self, *args: Any, paper: Requirement, council: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        if is_advice(paper):
            self.fields["dated"] = day("What is the date on it?", "Date on it", "Enter the date on it")
        file = forms.FileField(
            label="The paper as a file", required=False, help_text=LIMITS_SENTENCE, widget=PlainFileInput,
            allow_empty_file=True,
        )  # fmt: skip
        self.fields["file"] = present(file, size="m")
        school = "the school’s administrators" if council else "you, your school’s administrators"
        hint = f"Only {school} and the council’s case workers can open it."
        self.fields["few"] = present(
            ManyField([Option("few", "Keep this paper to a few people", hint)], label="Who may open it?",
                      required=False),
            size="m",
        )  # fmt: skip
        for key, label in parts_of(paper):
            self.fields[f"words_{key}"] = long_answer(label, "", rows=6, required=False)
        if not paper.parts:
            self.fields[f"words_{WHOLE}"].label = "Or write down what it says"

    def clean_dated(self) -> Any:
        """Returns the day; nobody gave advice tomorrow."""
        return self.not_after_today("dated", "Date on it")

    def clean(self) -> dict[str, Any]:
        """Returns the answers. Raises ValidationError at each part left open where there is no file either."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if said.get("file") or "file" in self.errors:
            return said
        for key, label in parts_of(self.paper):
            if not said.get(f"words_{key}", "").strip():
                part = f"Enter “{label}”, or choose a file"
                self.add_error(
                    f"words_{key}", part if self.paper.parts else "Choose a file, or write down what it says"
                )
        return said

    def words(self) -> dict[str, str]:
        """Returns what was written, by the route's part; one without parts stands under "whole"."""
        return {key: self.cleaned_data.get(f"words_{key}", "") for key, _ in parts_of(self.paper)}


class AskPaperForm(CaseForm):
    """In which words the school is asked for a paper, and by when."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"] = long_answer("What shall they send?", "Enter what you ask for", rows=3)
        self.fields["due_on"] = day("By when?", "Day", "Enter the day by which you need it")

    def clean_due_on(self) -> Any:
        """Returns the day; nobody can send anything by yesterday."""
        return self.not_before_today("due_on", "The day")


def parts_of(paper: Requirement) -> list[tuple[str, str]]:
    """Returns the parts of a paper by key and title; one whole where the route names none."""
    return [(part.key, part.title) for part in paper.parts] or [(WHOLE, "What it says")]
