"""What may be chosen: parties, contacts, questions and dates of the document, facts in groups, the schema's words."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from wizard.routes.part_forms.shapes import Shape
from wizard.routes.part_forms.words import choice_of
from wizard.routes.sentences import EVENTS, FACTS, STATUSES, Sentences, sentences_of
from wizard.routes.vocabulary import CHOICES, DERIVED, ITEM_FACTS, KIND_OF_QUESTION, SLOTS

JSON = dict[str, Any]
Offered = list[tuple[str, str]]
YES_NO = [("yes", "Yes"), ("no", "No")]
TRIED = [*YES_NO, ("not_suitable", "Not suitable")]
OF_PAPERS = {"item.type": "types", "item.author": "authors", "item.covers": "contents"}


@dataclass(frozen=True)
class Names:
    """A document's parts by what they are called. `clauses` is clause key -> number and first words."""

    data: JSON
    sentences: Sentences
    clauses: Mapping[str, str]
    #: Clauses that the edition in force no longer has.
    gone: frozenset[str] = frozenset()
    #: Clauses found for a field, by its name: what was looked for, and (value, words) of each.
    found: Mapping[str, tuple[str, Offered]] = field(default_factory=dict)
    #: Kinds of paper, authors and contents typed just now and not saved yet: list's name -> key -> label.
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def listed(self, name: str) -> Offered:
        """Returns (key, title) of a list of parts: parties, contacts, clocks, requirements, questions or pools."""
        if name == "questions":
            return [(one["key"], one["ask"]) for one in self._questions()]
        if name == "pools":
            pools = self.data.get("casework", {}).get("provision", {}).get("pools", [])
            return [(one["key"], one["label"]) for one in pools]
        return [(one["key"], one.get("title") or one.get("label")) for one in self.data.get(name, [])]

    def _questions(self) -> list[JSON]:
        return [question for step in self.data.get("steps", []) for question in step["questions"]]

    def facts(self) -> Offered:
        """Returns every fact a condition may read."""
        questions = [(one["key"], f"“{one['ask']}”") for one in self._questions()]
        items = [
            (f"{one['key']}.{item['key']}", f"“{item['label']}” on the checklist")
            for one in self._questions()
            for item in one.get("items", [])
        ]
        known = [(name, FACTS[name]) for name in (*DERIVED, *SLOTS, *ITEM_FACTS) if name in FACTS]
        return [*questions, *items, *dict(known).items()]

    def lines(self) -> list[tuple[str, Offered]]:
        """Returns what a line of a condition may be about, in groups: (heading, [(what, words)])."""
        tests = [(f"test:{key}", title) for key, title in self.listed("tests")]
        rows = [
            (f"count:{one['key']}", f"rows of “{one['ask']}”")
            for one in self._questions()
            if one["kind"] in ("rows", "checklist")
        ]
        return [
            ("Answers and facts", [(f"fact:{key}", words) for key, words in self.facts()]),
            ("Rules", tests),
            ("Circumstances", [(f"circumstance:{key}", title) for key, title in self.listed("circumstances")]),
            (
                "Evidence, papers and agreements",
                [(f"requirement:{key}", title) for key, title in self.listed("requirements")],
            ),
            ("How many rows", rows),
        ]

    @cached_property
    def subjects(self) -> dict[str, str]:
        """What a line may be about -> its words, of all groups."""
        return {what: words for _, offered in self.lines() for what, words in offered}

    def values(self, what: str) -> Offered | None:
        """Returns what a line's value may be; None where it is typed."""
        sort, _, key = what.partition(":")
        if sort == "requirement":
            return list(STATUSES.items())
        if sort != "fact":
            return None
        question = self._asked(key)
        if question and question.get("options"):
            return [(one["key"], one["label"]) for one in question["options"]]
        if question and KIND_OF_QUESTION.get(question["kind"]) == "choice":
            return YES_NO
        if key in self.sentences.names.items:
            return TRIED
        return self._known_values(key)

    def _asked(self, fact: str) -> JSON | None:
        """The question behind a fact: itself, or the one that feeds it."""
        questions = self.sentences.names.questions
        feeding = self.sentences.names.slots.get(fact, ())
        return questions.get(fact) or (questions.get(feeding[0]) if len(feeding) == 1 else None)

    def _known_values(self, fact: str) -> Offered | None:
        if fact in OF_PAPERS:
            return self._labels(OF_PAPERS[fact])
        if fact == "referral.started_by":
            return self.listed("parties")
        if fact == "case.outcome":
            outcomes = self.data.get("casework", {}).get("decision", {}).get("outcomes", [])
            return [(one["key"], one["label"]) for one in outcomes]
        if fact == "case.package":
            return list(self.sentences.names.lines.items())
        words = self.sentences.value
        return [(one, words(fact, one)) for one in CHOICES[fact]] if fact in CHOICES else None

    def _labels(self, name: str) -> Offered:
        """Kinds of paper, authors or contents of every requirement."""
        parts = self.data.get("requirements", [])
        stored = {one["key"]: one["label"] for part in parts for one in part.get(name, [])}
        return list((dict(self.typed.get(name, {})) | stored).items())

    def columns(self, key: str) -> Offered:
        """Returns what a row of this question holds."""
        question = self.sentences.names.questions.get(key, {})
        if question.get("kind") == "checklist":
            return [("item", "the item"), ("tried", "the answer")]
        return [(one["key"], one["label"]) for one in question.get("columns", [])]

    def cells(self, key: str, column: str) -> Offered:
        """Returns what may stand in a column; nothing where it is typed."""
        question = self.sentences.names.questions.get(key, {})
        if question.get("kind") == "checklist":
            items = [(one["key"], one["label"]) for one in question.get("items", [])]
            return items if column == "item" else TRIED
        found: JSON = next((one for one in question.get("columns", []) if one["key"] == column), {})
        if KIND_OF_QUESTION.get(found.get("kind", "")) == "choice" and not found.get("options"):
            return YES_NO
        return [(one["key"], one["label"]) for one in found.get("options", [])]

    def dates(self) -> Offered:
        """Returns every event, date question and clock a date may be counted from."""
        questions = [(one["key"], f"“{one['ask']}”") for one in self._questions() if one["kind"] == "date"]
        clocks = [(key, f"“{title}”") for key, title in self.listed("clocks")]
        slots = [(name, FACTS[name]) for name, kind in SLOTS.items() if kind == "date" and name in FACTS]
        return [*EVENTS.items(), *questions, *clocks, *slots, ("today", "today")]


def names_in(data: JSON) -> Names:
    """Returns the names of a document of valid shape."""
    entries = data.get("clauses", {}).items()
    return Names(
        data,
        sentences_of(data),
        {key: str(one.get("number") or one.get("uid") or one.get("reference")) for key, one in entries},
    )


def choices_for(part: str, name: str, shape: Shape, names: Names) -> Offered | None:
    """Returns what a field offers; None for fields that are typed."""
    if shape.kind in ("choice", "ticks"):
        return [(one, choice_of(part, name, one)) for one in shape.choices]
    if shape.kind in ("reference", "references"):
        return names.listed(shape.names)
    if shape.kind in ("fact", "facts"):
        return names.dates() if part == "clock" or part.startswith("clock.") else names.facts()
    return None


def with_typed_papers(names: Names, part: JSON) -> Names:
    """Returns the names with the kinds of paper, authors and contents of a part that is being typed."""
    typed = {
        name: {one["key"]: one["label"] for one in part.get(name, []) if one.get("key") and one.get("label")}
        for name in OF_PAPERS.values()
        if isinstance(part.get(name, []), list)
    }
    labels = {key: label for list_ in typed.values() for key, label in list_.items()}
    sentences = replace(names.sentences, of_items=labels | names.sentences.of_items)
    return replace(names, typed=typed, sentences=sentences)
