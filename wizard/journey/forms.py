"""Forms compiled from a route: one class for all question pages, its fields made from the page's questions."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from formkit.forms import GovukForm
from formkit.presentation import present
from wizard.journey.fields.asked import Asked
from wizard.journey.fields.chosen import Declared, Many, One, YesOrNo
from wizard.journey.fields.grouped import Checklist, Person, Rows
from wizard.journey.fields.written import Amount, Day, LongText, Number, Text
from wizard.referrals.service import canonical
from wizard.routes.service import Outline, Question, Result

KINDS: dict[str, type[Asked]] = {
    "yes_no": YesOrNo,
    "one": One,
    "many": Many,
    "text": Text,
    "organisation": Text,
    "long_text": LongText,
    "voice": LongText,
    "number": Number,
    "money": Amount,
    "hours": Amount,
    "date": Day,
    "person": Person,
    "declaration": Declared,
}


def asked_as(question: Question, value: Any, result: Outline | Result) -> Asked:
    """Returns a question ready to be drawn. Raises KeyError for a kind that has a page of another sort."""
    if question.kind == "checklist":
        return Checklist(question, result.hidden_items)
    if question.kind == "rows":
        return Rows(question, value)
    return KINDS[question.kind](question)


@dataclass(frozen=True)
class Block:
    """What the page draws for one question. `grouped` blocks have a legend above several fields."""

    question: Question
    grouped: bool
    heading: bool
    fields: tuple[forms.BoundField, ...]

    @property
    def rows(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of a rows question, row by row."""
        width = max(len(self.question.columns), 1)
        return [self.fields[start : start + width] for start in range(0, len(self.fields), width)]


class QuestionsForm(GovukForm):
    """The questions of one page. Cleaned with `answers`: question key -> value to store, None for no answer."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        *args: Any,
        questions: Sequence[Question] = (),
        result: Outline | Result,
        values: Mapping[str, Any],
        lenient: bool = False,
        typed: Mapping[str, str] | None = None,
        **kwargs: Any,
    ) -> None:
        """`lenient`: answers that must be given may wait; `typed` stands in place of what is stored."""
        self.asked = [asked_as(question, values.get(question.key), result) for question in questions]
        kwargs["initial"] = {"seen": fingerprint(values, questions)}
        for one in self.asked:
            kwargs["initial"].update(one.initial(values.get(one.question.key)))
        kwargs["initial"].update(typed or {})
        super().__init__(*args, **{**kwargs, "prefix": None})
        alone = len(self.asked) == 1
        for one in self.asked:
            self.fields.update({name: self._set(one, name, field, alone) for name, field in one.fields().items()})
        self.lenient = lenient
        self.answers: dict[str, Any] = {}

    def _set(self, one: Asked, name: str, field: forms.Field, alone: bool) -> forms.Field:
        if one.grouped or name != one.key:
            return field
        field.label, field.help_text = one.question.ask, one.question.hint
        heading = alone and one.question.kind != "declaration"
        return present(field, page_heading=heading, why_href="#why" if alone else "", size="" if alone else "m")

    def clean(self) -> dict[str, Any]:
        """Works out the answers and asks for those that must be given. Fields in error are left alone."""
        cleaned = super().clean() or {}
        for one in self.asked:
            names = list(one.fields())
            if any(name in self.errors for name in names):
                continue
            value = one.value(cleaned)
            if value is None and one.question.need == "must" and names:
                if self.lenient:
                    continue
                self.add_error(one.key, one.missing())
            self.answers[one.question.key] = value
        return cleaned

    def blocks(self) -> Iterator[Block]:
        """Yields what to draw, question by question."""
        alone = len(self.asked) == 1
        for one in self.asked:
            yield Block(one.question, one.grouped, alone, tuple(self[name] for name in one.fields()))


def fingerprint(values: Mapping[str, Any], questions: Sequence[Question]) -> str:
    """Returns a hash of what was stored for a page's questions when it was shown."""
    stored = {question.key: values.get(question.key) for question in questions}
    return hashlib.sha256(canonical(stored).encode()).hexdigest()
