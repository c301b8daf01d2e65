"""The fields of the try-out, by flat name: one or more for everything a route can be told."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms

from wizard.routes.asked import Choice, Column, Question
from wizard.routes.names import Names
from wizard.routes.parts import NamedTest, Party, Requirement
from wizard.routes.sentences import EVENTS, FACTS
from wizard.routes.trying.cells import NOT_KNOWN, NOT_KNOWN_VALUE, Day, Figure, Pick, Tick, Ticks, Words

YES_NO = [("yes", "Yes"), ("no", "No")]
TRIED = [("yes", "Tried"), ("no", "Not yet"), ("not_suitable", "Not suitable")]
WORDS_OF_ITEMS = {
    "in_person": "In person",
    "video": "By video",
    "phone": "By telephone",
    "not_seen": "Not seen or spoken to",
    "written": "In writing",
    "spoken": "Spoken",
}
ITEM_LABELS = {
    "type": "What it is",
    "author": "Who wrote it",
    "supplied_by": "Who brought it",
    "how_seen": "How the pupil was seen",
    "medium": "How it came",
    "seen_on": "Pupil seen on",
    "dated": "Date on it",
    "covers": "What it covers",
}
FIGURES = {
    "consecutive": "In a row",
    "cumulative": "Added up",
    "expected": "Expected",
    "planned": "Planned",
    "percent": "Per cent",
}
Fields = Iterator[tuple[str, forms.Field]]


def question_fields(question: Question, rows: int) -> Fields:
    """Yields the fields of a question; `rows` is how many rows of a table to offer."""
    at = f"answers--{question.key}"
    if question.kind == "checklist":
        for item in question.items:
            yield f"{at}--{item.key}--tried", Pick(TRIED, label=item.label)
    elif question.kind == "rows":
        for number in range(min(rows, question.max_rows)):
            for column in question.columns:
                yield f"{at}--{number}--{column.key}", cell(column)
    elif question.kind == "person":
        yield f"{at}--name", Words(label=question.ask)
    else:
        yield at, answer(question)
    if question.unknown and question.kind not in {"yes_no", "one"}:
        yield f"unknown--{question.key}", Tick(label="We do not know yet")


def answer(question: Question) -> forms.Field:
    """Returns the one field of a question."""
    known = {NOT_KNOWN: NOT_KNOWN_VALUE} if question.unknown else {}
    last = [(NOT_KNOWN, "We do not know yet")] if known else []
    if question.kind == "yes_no":
        return Pick([*YES_NO, *last], values=known, label=question.ask)
    if question.kind == "one":
        return Pick([*labels(question.options), *last], values=known, label=question.ask)
    if question.kind == "many":
        return Ticks(labels(question.options), label=question.ask)
    if question.kind == "declaration":
        return Tick(value="yes", label=question.ask)
    if question.kind in {"files", "attendance"}:
        return Tick(value=["made-up-file"], label=f"{question.ask} (a file has been added)")
    return PLAIN.get(question.kind, Words)(label=question.ask)


def cell(column: Column) -> forms.Field:
    """Returns the field of one cell of a table."""
    if column.kind == "yes_no":
        return Pick(YES_NO, label=column.label)
    if column.kind == "one":
        return Pick(labels(column.options), label=column.label)
    if column.kind == "number":  # cells are stored as text, whatever they hold
        return Figure(text=True, label=column.label)
    return PLAIN.get(column.kind, Words)(label=column.label)


PLAIN: Mapping[str, Any] = {
    "date": Day,
    "number": Figure,
    "money": lambda **more: Figure(text=True, **more),
    "hours": lambda **more: Figure(text=True, **more),
}


def labels(choices: tuple[Choice, ...]) -> list[tuple[str, str]]:
    """Returns choices as options."""
    return [(choice.key, choice.label) for choice in choices]


def test_fields(test: NamedTest, figures: list[str]) -> Fields:
    """Yields the figures of a threshold, or the judgement of an officer."""
    if test.kind == "threshold":
        for name in figures:
            yield f"counts--{test.key}--{name}", Figure(label=FIGURES[name], min_value=0)
    elif test.kind == "judgement":
        values = {"yes": True, "no": False}
        yield f"judgements--{test.key}", Pick(YES_NO, values=values, empty="Not decided yet", label=test.ask)


def item_fields(requirement: Requirement, number: int, options: Mapping[str, list[tuple[str, str]]]) -> Fields:
    """Yields what is said of one paper; `options` are the words to choose from for how seen, medium and bringer."""
    for name in requirement.item_fields:
        yield f"items--{requirement.key}--{number}--{name}", item_field(requirement, name, options)


def item_field(requirement: Requirement, name: str, options: Mapping[str, list[tuple[str, str]]]) -> forms.Field:
    """Returns the field for one thing said of a paper."""
    label = ITEM_LABELS[name]
    if name in ("seen_on", "dated"):
        return Day(label=label)
    if name == "covers":
        return Ticks(labels(requirement.contents), label=label)
    own = {"type": requirement.types, "author": requirement.authors}.get(name)
    return Pick(labels(own) if own is not None else options.get(name, []), empty="Not said", label=label)


def agreement_fields(requirement: Requirement, parties: Mapping[str, Party]) -> Fields:
    """Yields what is recorded of a consent."""
    at = f"consents--{requirement.key}"
    yield f"{at}--given", Tick(label="Given")
    if requirement.signed_by:
        yield f"{at}--signed", Ticks(named(requirement.signed_by, parties), label="Signed by")
    if requirement.form == "attested":
        yield f"{at}--attested", Tick(label="Somebody says that they hold it, where, and since when")
    yield f"{at}--withdrawn", Tick(label="Taken back again")


def document_fields(requirement: Requirement, parties: Mapping[str, Party]) -> Fields:
    """Yields what is recorded of a paper to be held: that it is there, who did which part, who signed."""
    at = f"held--{requirement.key}"
    yield f"{at}--held", Tick(label="It is there")
    for part in requirement.parts:
        everybody = [(party.key, party.label) for party in parties.values()]
        yield f"{at}--parts--{part.key}", Pick(everybody, empty="Nobody yet", label=f"“{part.title}” filled in by")
    if requirement.signed_by:
        yield f"{at}--signed", Ticks(named(requirement.signed_by, parties), label="Signed by")


def waiver_fields(requirement: Requirement) -> Fields:
    """Yields the reason it is left out for, where the route allows one."""
    if requirement.waive_reasons:
        reasons = labels(requirement.waive_reasons)
        yield f"waivers--{requirement.key}", Pick(reasons, empty="Not left out", label="Left out because")


def named(keys: tuple[str, ...], parties: Mapping[str, Party]) -> list[tuple[str, str]]:
    """Returns parties as options."""
    return [(key, parties[key].label if key in parties else key) for key in keys]


def case_field(fact: str, words: list[str], names: Names) -> forms.Field:
    """Returns the field of a fact only an officer or another room knows."""
    label = FACTS.get(fact, fact)
    label = label[:1].upper() + label[1:]
    if names.kind_of(fact) == "number":
        return Figure(label=label, min_value=0)
    if names.kind_of(fact) == "list":
        return Ticks(list(names.lines.items()), label=label)
    if not words:
        return Words(label=label)
    return Pick([(word, word.replace("_", " ").capitalize()) for word in words], empty="Not known", label=label)


def event_field(event: str) -> forms.Field:
    """Returns the day of an event."""
    words = EVENTS[event]
    return Day(label=words[:1].upper() + words[1:])
