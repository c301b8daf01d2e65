"""fact.* and value.*: facts nobody declares, comparisons without sense, values that can never be."""

from collections.abc import Iterator
from typing import Any

from wizard.routes.checking.reading import Reading, Site
from wizard.routes.names import Names
from wizard.routes.problems import Problem
from wizard.routes.values import plain
from wizard.routes.vocabulary import CHECKLIST_ANSWERS, CHOICES, COMPARISONS, EVENTS, ITEM_FACTS, SLOTS, WORKED_OUT

JSON = dict[str, Any]


def check_facts(reading: Reading) -> Iterator[Problem]:
    """Yields a problem for each fact, count and value that cannot be what the document says."""
    requirements = reading.names.requirements
    for site, at, leaf in reading.leaves:
        if "fact" in leaf:
            yield from _fact(site, at, leaf, reading.names, requirements.get(site.owner, {}))
        elif "count" in leaf:
            yield from _count(at, leaf, reading.names)


def _fact(site: Site, at: str, leaf: JSON, names: Names, requirement: JSON) -> Iterator[Problem]:
    fact = leaf["fact"]
    if fact.startswith("item.") and not site.in_items:
        yield Problem(at, "fact.item_outside_table", f"“{fact}” means something only inside an evidence table.")
        return
    kind = names.kind_of(fact)
    if kind is None or (fact in SLOTS and fact not in names.slots and kind is None):
        yield Problem(at, "fact.unknown", f"Nothing here is called “{fact}”.")
        return
    operator = next(name for name in leaf if name != "fact")
    if operator not in COMPARISONS[kind]:
        able = ", ".join(COMPARISONS[kind])
        yield Problem(at, "fact.type", f"“{fact}” cannot be compared with “{operator}”; it can with: {able}.")
        return
    yield from _values(at, fact, operator, leaf[operator], names, requirement)


def _values(at: str, fact: str, operator: str, value: Any, names: Names, requirement: JSON) -> Iterator[Problem]:
    if operator not in {"is", "in", "includes", "at_least", "more_than", "less_than"}:
        return
    given = value if isinstance(value, list) else [value]
    allowed = allowed_values(fact, names, requirement)
    if allowed is not None:
        for one in given:
            if plain(one) not in allowed:
                yield _never(at, fact, one, requirement, allowed)
    elif names.kind_of(fact) == "number":
        yield from _numbers(at, fact, operator, given, names)


def _never(at: str, fact: str, value: Any, requirement: JSON, allowed: tuple[str, ...]) -> Problem:
    sentence = f"“{fact}” is never “{value}”; it may be: {', '.join(allowed) or 'nothing, as no choices are listed'}."
    codes = {"item.author": "evidence.unknown_author", "item.type": "evidence.unknown_type"}
    return Problem(at, codes.get(fact, "value.never"), sentence)


def allowed_values(fact: str, names: Names, requirement: JSON) -> tuple[str, ...] | None:
    """The values a choice or list may take; None where any may be."""
    if fact in ITEM_FACTS:
        lists = {"item.type": "types", "item.author": "authors", "item.covers": "contents"}
        name = lists.get(fact)
        return tuple(one["key"] for one in requirement.get(name, [])) if name else None
    if fact in names.items:
        return CHECKLIST_ANSWERS
    if fact in CHOICES:
        return CHOICES[fact]
    if fact == "case.package":
        return tuple(names.lines)
    feeding = names.slots.get(fact, ())
    question = names.questions.get(fact) or (names.questions[feeding[0]] if len(feeding) == 1 else None)
    if question is None:
        return None
    if question["kind"] in {"yes_no", "declaration"}:
        return ("yes", "no")
    if question["kind"] in {"one", "many"}:
        return tuple(option["key"] for option in question.get("options", []))
    return None


def _numbers(at: str, fact: str, operator: str, given: list[Any], names: Names) -> Iterator[Problem]:
    question = names.questions.get(fact, {})
    least, most = question.get("at_least", float("-inf")), question.get("at_most", float("inf"))
    for one in given:
        if isinstance(one, bool | str):
            yield Problem(at, "fact.type", f"“{fact}” is a number; “{one}” is not.")
        elif (
            not least <= one <= most
            or (operator == "less_than" and one == least)
            or (operator == "more_than" and one == most)
        ):
            yield Problem(at, "value.never", f"“{fact}” lies from {least:g} to {most:g}: {one} is out of reach.")


def _count(at: str, leaf: JSON, names: Names) -> Iterator[Problem]:
    key = leaf["count"]
    question = names.questions.get(key)
    if question is None:
        yield Problem(at, "fact.unknown", f"No question is called “{key}”.")
        return
    if question["kind"] not in {"rows", "checklist"}:
        yield Problem(at, "fact.type", f"“{key}” has no rows or items to count.")
        return
    columns = {"item", "tried"} if question["kind"] == "checklist" else {one["key"] for one in question["columns"]}
    for index, cell in enumerate(leaf.get("where", [])):
        if cell["column"] not in columns:
            sentence = f"“{key}” has no column “{cell['column']}”."
            yield Problem(f"{at}/where/{index}", "fact.unknown", sentence)
        else:
            yield from _cell(f"{at}/where/{index}", question, cell)


def _cell(at: str, question: JSON, cell: JSON) -> Iterator[Problem]:
    allowed = _cell_values(question, cell["column"])
    given = [cell["is"]] if "is" in cell else cell.get("in", [])
    for one in given if allowed is not None else []:
        if plain(one) not in (allowed or ()):
            sentence = f"“{cell['column']}” is never “{one}”; it may be: {', '.join(allowed or ())}."
            yield Problem(at, "value.never", sentence)


def _cell_values(question: JSON, column: str) -> tuple[str, ...] | None:
    if question["kind"] == "checklist":
        return CHECKLIST_ANSWERS if column == "tried" else tuple(item["key"] for item in question["items"])
    found = next(one for one in question["columns"] if one["key"] == column)
    if found["kind"] == "yes_no":
        return ("yes", "no")
    return tuple(one["key"] for one in found.get("options", [])) or None


def is_event_or_date(name: str, names: Names) -> bool:
    """Whether a moment may stand on this name."""
    return name in EVENTS or name in WORKED_OUT or name in names.clocks or names.kind_of(name) == "date"
