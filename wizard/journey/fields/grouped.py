"""Questions with several fields: a person, a checklist, rows."""

from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.html import format_html

from formkit.dates import DateField
from formkit.options import Option, OptionsField
from formkit.presentation import present
from wizard.journey.fields.asked import Asked, lower_first
from wizard.journey.fields.chosen import options_of
from wizard.journey.fields.turned import turned
from wizard.journey.fields.written import FORMATS, SHORT, PlainNumber, possible_day
from wizard.referrals.service import TRIED
from wizard.routes.service import ChecklistItem, Column, Question

PERSON = {
    "name": "Full name",
    "role": "Job, or who they are to the pupil",
    "phone": "Phone number",
    "email": "Email address",
}
SPARE_ROWS = 2


class Person(Asked):
    """Somebody by name, with how to reach them."""

    grouped = True

    @property
    def key(self) -> str:
        """The name of the first field."""
        return f"{self.question.key}__name"

    def fields(self) -> dict[str, forms.Field]:
        """Returns name, role, telephone and e-mail."""
        return {
            f"{self.question.key}__{part}": present(
                forms.CharField(
                    label=label,
                    max_length=SHORT,
                    required=False,
                    validators=[FORMATS[part]] if part in FORMATS else [],
                )
            )
            for part, label in PERSON.items()
        }

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns the parts of a stored person."""
        known = value if isinstance(value, dict) else {}
        return {f"{self.question.key}__{part}": known.get(part, "") for part in PERSON}

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the parts given; nobody without a name."""
        given = {part: cleaned.get(f"{self.question.key}__{part}") or "" for part in PERSON}
        return {part: text for part, text in given.items() if text} if given["name"] else None

    def missing(self) -> str:
        """Returns the sentence for no name."""
        who = turned(self.question.ask)
        quoted = f"Enter a name: {lower_first(self.question.ask)}"
        return f"Enter the name of {who}" if who.startswith("the ") else quoted


class Checklist(Asked):
    """Each item: whether it was tried, when, and what came of it."""

    grouped = True

    def __init__(self, question: Question, hidden: Collection[str] = ()) -> None:
        super().__init__(question)
        self.items = [item for item in question.items if f"{question.key}.{item.key}" not in hidden]

    @property
    def key(self) -> str:
        """The name of the first field."""
        return f"{self.question.key}__{self.items[0].key}__tried" if self.items else self.question.key

    def fields(self) -> dict[str, forms.Field]:
        """Returns three fields an item."""
        fields: dict[str, forms.Field] = {}
        for item in self.items:
            fields.update(self.fields_of(item))
        return fields

    def fields_of(self, item: ChecklistItem) -> dict[str, forms.Field]:
        """Returns whether, when and what came of it."""
        name = f"{self.question.key}__{item.key}"
        answers = [Option(value, label) for value, label in TRIED.items()]
        missing = f"Select yes, not yet or not suitable: {lower_first(item.label)}"
        tried = OptionsField(answers, label=item.label, required=False, inline=True, missing=missing)
        when = forms.CharField(label="When", max_length=SHORT, required=False)
        effect = forms.CharField(label="What changed, or why not", max_length=1000, required=False)
        return {
            f"{name}__tried": present(tried),
            f"{name}__when": described(when, item.label),
            f"{name}__effect": described(effect, item.label),
        }

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns what was said of each item."""
        known = value if isinstance(value, dict) else {}
        return {
            f"{self.question.key}__{item.key}__{part}": (known.get(item.key) or {}).get(part, "")
            for item in self.items
            for part in ("tried", "when", "effect")
        }

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the items that were answered; None when none was."""
        said: dict[str, dict[str, str]] = {}
        for item in self.items:
            name = f"{self.question.key}__{item.key}"
            given = {part: cleaned.get(f"{name}__{part}") or "" for part in ("tried", "when", "effect")}
            if any(given.values()):
                said[item.key] = {part: text for part, text in given.items() if text}
        return said or None

    def missing(self) -> str:
        """Returns the sentence for nothing answered."""
        return "Answer at least one line of the list"


class Rows(Asked):
    """A table answered row by row: those there are, and two spare ones."""

    grouped = True

    def __init__(self, question: Question, stored: Any) -> None:
        super().__init__(question)
        there = len(stored) if isinstance(stored, list) else 0
        self.count = min(there + SPARE_ROWS, question.max_rows)

    @property
    def key(self) -> str:
        """The name of the first field."""
        return self.name(0, self.question.columns[0])

    def name(self, number: int, column: Column) -> str:
        """Returns the name of one cell."""
        return f"{self.question.key}__{number}__{column.key}"

    def fields(self) -> dict[str, forms.Field]:
        """Returns a field a cell."""
        return {
            self.name(number, column): described(cell_field(column), f"row {number + 1}")
            for number in range(self.count)
            for column in self.question.columns
        }

    def initial(self, value: Any) -> dict[str, Any]:
        """Returns the stored cells."""
        rows = value if isinstance(value, list) else []
        return {
            self.name(number, column): row.get(column.key)
            for number, row in enumerate(rows)
            for column in self.question.columns
        }

    def value(self, cleaned: Mapping[str, Any]) -> Any:
        """Returns the rows that hold anything; None when none does."""
        rows = [
            {column.key: plain_cell(cleaned.get(self.name(number, column))) for column in self.question.columns}
            for number in range(self.count)
        ]
        kept = [{key: cell for key, cell in row.items() if cell not in (None, "")} for row in rows]
        return [row for row in kept if row] or None

    def missing(self) -> str:
        """Returns the sentence for no row."""
        return f"Fill in at least one row: {lower_first(self.question.ask)}"


def cell_field(column: Column) -> forms.Field:
    """Returns the field of one cell."""
    if column.kind in ("one", "yes_no"):
        pair = [Option("yes", "Yes"), Option("no", "No")]
        options = options_of(column.options) if column.kind == "one" else pair
        return OptionsField(options, label=column.label, required=False, missing=f"Select an answer: {column.label}")
    if column.kind == "date":
        return DateField(label=column.label, required=False, validators=[possible_day])
    if column.kind in ("money", "number", "hours"):
        return PlainNumber(label=column.label, required=False, max_digits=9, decimal_places=2, min_value=0)
    return forms.CharField(label=column.label, max_length=1000, required=False)


def plain_cell(value: Any) -> Any:
    """Returns a cleaned cell as JSON holds it."""
    if value is None or isinstance(value, str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def described(field: forms.Field, what: str) -> forms.Field:
    """Returns the field with a label that tells it from its neighbours when it is read aloud."""
    field.label = format_html('{}<span class="govuk-visually-hidden"> ({})</span>', field.label, what)
    return present(field)
