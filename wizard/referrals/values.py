"""Stored answers put into words, for check-answers and for the frozen document alike."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.dateformat import format as format_date

from wizard.routes.service import Choice, Column, Question

NOT_KNOWN_WORDS = "We do not know yet"
TRIED = {"yes": "Yes", "no": "Not yet", "not_suitable": "Not suitable"}
PERSON_PARTS = ("name", "role", "phone", "email")


def in_words(question: Question, value: Any, hidden_items: Collection[str] = ()) -> list[str]:
    """Returns the lines that show an answer; none for a question without one. Hidden checklist items are left out."""
    if value in (None, "", [], {}):
        return []
    if isinstance(value, dict) and value.get("not_known"):
        return [NOT_KNOWN_WORDS]
    if question.kind == "checklist":
        return checklist_lines(question, value, hidden_items)
    return WORDS.get(question.kind, plain)(question, value)


def day_in_words(value: str | date) -> str:
    """Returns "3 March 2026" for a date or an ISO date; anything else is returned as it is."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(value)
    except ValueError:
        return str(value)
    return format_date(day, "j F Y")


def label_of(choices: Collection[Choice], key: str) -> str:
    """Returns a choice's label, or the key itself when the route does not know it."""
    return next((choice.label for choice in choices if choice.key == key), str(key))


def plain(question: Question, value: Any) -> list[str]:
    """Returns text as its own lines."""
    return str(value).splitlines()


def yes_or_no(question: Question, value: Any) -> list[str]:
    """Returns "Yes" or "No"."""
    return [{"yes": "Yes", "no": "No"}.get(str(value), str(value))]


def chosen(question: Question, value: Any) -> list[str]:
    """Returns the label of each chosen option."""
    keys = value if isinstance(value, list) else [value]
    return [label_of(question.options, key) for key in keys]


def money(question: Question, value: Any) -> list[str]:
    """Returns pounds, "£6,000" or "£6,000.50"."""
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return [str(value)]
    return [f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"]


def number(question: Question, value: Any) -> list[str]:
    """Returns a number without an empty fraction."""
    return [f"{value:g}" if isinstance(value, float) else str(value)]


def person(question: Question, value: Mapping[str, str]) -> list[str]:
    """Returns name, role, telephone and e-mail, those given."""
    return [value[part] for part in PERSON_PARTS if value.get(part)]


def rows(question: Question, value: list[Mapping[str, Any]]) -> list[str]:
    """Returns one line a row."""
    return [
        "; ".join(cell(column, row[column.key]) for column in question.columns if row.get(column.key)) for row in value
    ]


def cell(column: Column, value: Any) -> str:
    """Returns one cell of a row."""
    if column.kind == "date":
        return day_in_words(value)
    if column.kind == "yes_no":
        return f"{column.label}: {yes_or_no_word(value)}"
    return label_of(column.options, value) if column.options else str(value)


def yes_or_no_word(value: Any) -> str:
    """Returns "yes", "no", or the value itself."""
    return {"yes": "yes", "no": "no"}.get(str(value), str(value))


def checklist_lines(question: Question, value: Mapping[str, Any], hidden_items: Collection[str]) -> list[str]:
    """Returns a line for each item that has an answer: what, whether, when, and what came of it."""
    lines = []
    for item in question.items:
        said = value.get(item.key) or {}
        if f"{question.key}.{item.key}" in hidden_items or not said.get("tried"):
            continue
        parts = [TRIED.get(said["tried"], said["tried"]), said.get("when", ""), said.get("effect", "")]
        lines.append(f"{item.label}: {'. '.join(part for part in parts if part)}")
    return lines


WORDS: dict[str, Callable[[Question, Any], list[str]]] = {
    "yes_no": yes_or_no,
    "declaration": yes_or_no,
    "one": chosen,
    "many": chosen,
    "date": lambda _question, value: [day_in_words(value)],
    "number": number,
    "money": money,
    "person": person,
    "rows": rows,
}
