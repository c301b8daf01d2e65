"""What may be chosen: parties, contacts, questions and dates of the document, facts in groups, the schema's words."""

from dataclasses import dataclass
from typing import Any

from wizard.routes.part_forms.shapes import Shape
from wizard.routes.part_forms.words import choice_of
from wizard.routes.sentences import EVENTS, FACTS, STATUSES, Sentences, sentences_of
from wizard.routes.vocabulary import CHOICES, DERIVED, ITEM_FACTS, KIND_OF_QUESTION, SLOTS

JSON = dict[str, Any]
Offered = list[tuple[str, str]]
YES_NO = [("yes", "Yes"), ("no", "No")]


@dataclass(frozen=True)
class Names:
    """A document's parts by what they are called. `clauses` is clause key -> (number, first words) for citing."""

    data: JSON
    sentences: Sentences
    clauses: dict[str, str]

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

    def values(self, what: str) -> Offered | None:
        """Returns what a line's value may be; None where it is typed."""
        sort, _, key = what.partition(":")
        if sort == "requirement":
            return list(STATUSES.items())
        if sort != "fact":
            return None
        question = next((one for one in self._questions() if one["key"] == key), None)
        if question and question.get("options"):
            return [(one["key"], one["label"]) for one in question["options"]]
        if question and KIND_OF_QUESTION.get(question["kind"]) == "choice":
            return YES_NO
        if key in self.sentences.names.items:
            return [*YES_NO, ("not_suitable", "Not suitable")]
        if key in ("item.type", "item.author", "item.covers"):
            return list(self.sentences.of_items.items())
        words = self.sentences.value
        return [(one, words(key, one)) for one in CHOICES[key]] if key in CHOICES else None

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
    if shape.kind == "cites":
        return list(names.clauses.items())
    return None
