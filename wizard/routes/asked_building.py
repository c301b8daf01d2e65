"""Typed steps and questions from a document of valid shape."""

from typing import Any

from wizard.routes.asked import ChecklistItem, Choice, Column, Question, Step

JSON = dict[str, Any]


def texts(value: Any) -> tuple[str, ...]:
    """One sentence, a list of them, or nothing, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def choices(value: list[JSON] | None) -> tuple[Choice, ...]:
    """Options, scopes, reasons: whatever is a key with a label."""
    return tuple(
        Choice(one["key"], one["label"], one.get("hint", ""), texts(one.get("cites")), one.get("alone", False))
        for one in value or []
    )


def build_step(step: JSON) -> Step:
    """A step with its questions."""
    kept = {name: step[name] for name in ("guide", "group", "gate", "public") if name in step}
    return Step(
        key=step["key"],
        title=step["title"],
        by=texts(step["by"]),
        questions=tuple(_question(question, step["key"]) for question in step["questions"]),
        conditional="when" in step,
        cites=texts(step.get("cites")),
        **kept,
    )


def _question(data: JSON, step_key: str) -> Question:
    plain = ("key", "kind", "ask", "hint", "help", "why", "need", "assumed", "sensitivity", "feeds", "format", "whose")
    more = ("at_least", "at_most", "max_rows", "unknown", "retain", "brings")
    return Question(
        **{name: data[name] for name in (*plain, *more) if name in data},
        step_key=step_key,
        options=choices(data.get("options")),
        columns=tuple(_column(column) for column in data.get("columns", [])),
        items=tuple(_item(item) for item in data.get("items", [])),
        with_key=data.get("with", ""),
        cites=texts(data.get("cites")),
        conditional="when" in data,
    )


def _column(data: JSON) -> Column:
    return Column(data["key"], data["kind"], data["label"], choices(data.get("options")), data.get("need", "optional"))


def _item(data: JSON) -> ChecklistItem:
    return ChecklistItem(
        data["key"],
        data["label"],
        data.get("need", "optional"),
        "when" in data,
        texts(data.get("cites")),
        data.get("brings", ""),
    )
