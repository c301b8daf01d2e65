"""What a route makes of what it was told, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.dateformat import format as format_date

from wizard.routes.in_words import COUNCILS
from wizard.routes.logic import Reason
from wizard.routes.picture import GOING_ON, STOPPING
from wizard.routes.result import ItemResult, RequirementResult, Result
from wizard.routes.sentences import STATUSES, Sentences, joined, number
from wizard.routes.trying.reads import JSON

VERDICTS = {
    "accepted": ("Accepted", "good"),
    "for_now": ("Good for now", "good"),
    "ask_author": ("Something is missing: ask its author", "warn"),
    "for_a_person": ("An officer judges", "warn"),
    "refused": ("Cannot be used", "stop"),
}
TONES = {
    "met": "good",
    "met_for_now": "good",
    "waived": "good",
    "for_a_person": "warn",
    "not_met": "stop",
    "not_needed": "",
}
GATES = {
    "start": "To begin",
    "submit": "To send it",
    "decide": "To decide",
    "begin": "For teaching to start",
    "review": "At a review",
    "continue": "To go on",
    "end": "To end",
}
TRUTHS = {True: "Yes", False: "No", None: "Not known yet"}


@dataclass(frozen=True)
class Stated:
    """One thing found: what it is called, what came of it, the tone ("good", "warn", "stop" or ""), and lines below."""

    title: str
    said: str
    tone: str = ""
    lines: tuple[str, ...] = ()
    parts: tuple["Stated", ...] = ()


@dataclass(frozen=True)
class Page:
    """The page a school meets, or why none is found yet."""

    title: str
    outcome: str
    tone: str
    row: JSON
    also: tuple[str, ...]
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class Findings:
    """Everything the try-out shows beside its form, in the order of reading."""

    page: Page
    requirements: list[Stated]
    gates: list[Stated]
    tests: list[Stated]
    clocks: list[Stated]
    duty: str
    provider: str
    hidden: list[Stated]
    void: list[str]


def findings_of(data: JSON, words: Sentences, result: Result, given: JSON | None = None) -> Findings:
    """Returns a result in the words of its document; `given` is what was told, so that papers have names."""
    papers = (given or {}).get("items", {})
    steps = {step["key"]: step["title"] for step in data.get("steps", [])}
    return Findings(
        page=_page(words, result),
        requirements=[
            _requirement(one, words, result, papers.get(one["key"], [])) for one in data.get("requirements", [])
        ],
        gates=list(_gates(data, result)),
        tests=[_test(one, words, result) for one in data.get("tests", [])],
        clocks=[_clock(one, words, result) for one in data.get("clocks", [])],
        duty=COUNCILS.get(result.duty or "", result.duty or "not known yet"),
        provider=provider_name(data, result.provider),
        hidden=list(_hidden(data, words, result)),
        void=[steps[key] for key in result.void_steps],
    )


def waits(words: Sentences, reasons: Iterable[Reason]) -> tuple[str, ...]:
    """Returns what is waited for, a line each: "an answer to “…”"."""
    return tuple(dict.fromkeys(_wait(words, reason) for reason in reasons))


def _wait(words: Sentences, reason: Reason) -> str:
    about = reason.about
    test = words.names.tests.get(about)
    name = f"“{test['title']}”" if test else words.event(about)
    return {
        "answer": f"an answer: {name}",
        "officer": f"an officer: {name}",
        "date": f"a day: {name}",
        "calendar": "school days: without term dates we cannot say the date",
    }[reason.waits_for]


def _page(words: Sentences, result: Result) -> Page:
    found = result.circumstance
    rows = words.names.circumstances
    row = rows.get(found.key or "", {})
    stops = found.outcome == "refuse"
    tone = "stop" if stops else "warn" if found.stops else "good" if found.key else ""
    return Page(
        title=row.get("title", "Not known yet"),
        outcome=outcome_words(found.outcome),
        tone=tone,
        row=row,
        also=tuple(rows[key]["title"] for key in found.also),
        waiting=waits(words, found.waiting),
    )


def outcome_words(outcome: str | None) -> str:
    """Returns an outcome as a phrase."""
    return (STOPPING | GOING_ON).get(outcome, outcome) if outcome else "Nothing follows yet"


def _requirement(part: JSON, words: Sentences, result: Result, papers: list[JSON]) -> Stated:
    found = result.requirements[part["key"]]
    status = STATUSES[found.status]
    lines = (*found.missing, *(f"Waits for {one}" for one in waits(words, found.reasons)))
    return Stated(
        part["title"],
        status[:1].upper() + status[1:],
        TONES[found.status],
        tuple(dict.fromkeys(line for line in lines if line)),
        tuple(_item(part, words, item, paper_name(words, place, papers)) for place, item in enumerate(_items(found))),
    )


def _items(found: RequirementResult) -> tuple[ItemResult, ...]:
    return found.items


def paper_name(words: Sentences, place: int, papers: list[JSON]) -> str:
    """Returns "Paper 1: Letter, a doctor"."""
    paper = papers[place] if place < len(papers) else {}
    said = [words.value(f"item.{name}", paper[name]) for name in ("type", "author") if paper.get(name)]
    return f"Paper {place + 1}{': ' if said else ''}{', '.join(said)}"


def _item(part: JSON, words: Sentences, item: ItemResult, name: str) -> Stated:
    verdict, tone = VERDICTS[item.verdict]
    lines = [row_words(part, words, item.row), item.say, *(f"Would do instead: {one}" for one in item.instead)]
    lines += [f"Waits for {one}" for one in waits(words, item.waiting)]
    return Stated(name, verdict, tone, tuple(line for line in lines if line))


def row_words(part: JSON, words: Sentences, row: int | None) -> str:
    """Returns which row of a verdict table spoke: "Row 2: if the kind of paper is a card"."""
    rows = part.get("verdicts", [])
    if row is None or row >= len(rows):
        return "No row fits, so what is written under “Anything else” holds"
    return f"Row {row + 1}: if {words.condition(rows[row].get('when'))}"


def _gates(data: JSON, result: Result) -> Iterator[Stated]:
    used = {step.get("gate", "submit") for step in data.get("steps", [])}
    used |= {one["gate"] for one in data.get("requirements", [])}
    for gate, title in GATES.items():
        if gate in used:
            missing = tuple(
                f"{one.title}: {one.detail}" if one.detail else one.title for one in result.gate_ready(gate)
            )
            count = f"{len(missing)} thing{'' if len(missing) == 1 else 's'} missing"
            yield Stated(title, count if missing else "Nothing is missing", "warn" if missing else "good", missing)


def _test(part: JSON, words: Sentences, result: Result) -> Stated:
    found = result.tests[part["key"]]
    lines = [f"Counted: {number(found.figure)}"] if found.figure is not None else []
    lines += ["Near the limit"] if found.near else []
    lines += [f"Waits for {one}" for one in waits(words, found.waiting)]
    return Stated(part["title"], TRUTHS[found.value], "", tuple(lines))


def _clock(part: JSON, words: Sentences, result: Result) -> Stated:
    found = result.clocks[part["key"]]
    if not found.needed:
        return Stated(part["title"], "Does not apply here")
    if found.due is None:
        return Stated(part["title"], "No day yet", "", tuple(f"Waits for {one}" for one in waits(words, found.waiting)))
    lines = ["May still move"] if found.provisional else []
    lines += [f"Next: {day_words(found.following)}"] if found.following and found.following != found.due else []
    lines += [f"Reminder: {joined([day_words(day) for day in found.reminders], 'and')}"] if found.reminders else []
    return Stated(part["title"], day_words(found.due), "", tuple(lines))


def day_words(day: date) -> str:
    """Returns "Monday 2 November 2026"."""
    return format_date(day, "l j F Y")


def _hidden(data: JSON, words: Sentences, result: Result) -> Iterator[Stated]:
    for step in data.get("steps", []):
        whole = step["key"] not in result.shown_steps
        for question in step["questions"]:
            if question["key"] not in result.shown_questions:
                when = step.get("when") if whole else question.get("when")
                yield Stated(question["ask"], f"Only if {words.condition(when)}")


def provider_name(data: JSON, key: str | None) -> str:
    """Returns what a provider is called; blank for none."""
    provision: Any = data.get("casework", {}).get("provision", {})
    rows = provision.get("providers", [])
    names = {one["key"]: one["label"] for one in data.get("contacts", [])}
    known = {str(row.get("key", "")): str(row.get("label") or row.get("title") or "") for row in rows}
    return names.get(key or "") or known.get(key or "") or (key or "").replace("_", " ")
