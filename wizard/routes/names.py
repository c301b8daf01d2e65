"""What a document declares, looked up by name while compiling and checking."""

from dataclasses import dataclass
from typing import Any

from wizard.routes.vocabulary import DERIVED, ITEM_FACTS, KIND_OF_QUESTION, SLOTS


@dataclass(frozen=True)
class Names:
    """Questions (raw, by key), checklist items by "question.item", slots and the other lists' keys in order."""

    questions: dict[str, dict[str, Any]]
    items: dict[str, dict[str, Any]]
    slots: dict[str, tuple[str, ...]]
    tests: dict[str, dict[str, Any]]
    circumstances: dict[str, dict[str, Any]]
    requirements: dict[str, dict[str, Any]]
    clocks: dict[str, dict[str, Any]]
    #: What may be arranged: key -> label.
    lines: dict[str, str]

    def kind_of(self, fact: str) -> str | None:
        """choice, text, list, number, date or other; None for a fact nobody declares."""
        if fact in self.questions:
            return KIND_OF_QUESTION.get(self.questions[fact]["kind"], "other")
        if fact in self.items:
            return "choice"
        return DERIVED.get(fact) or ITEM_FACTS.get(fact) or self._slot_kind(fact)

    def _slot_kind(self, fact: str) -> str | None:
        feeding = self.slots.get(fact)
        if feeding and len(feeding) == 1:
            return self.kind_of(feeding[0])
        return SLOTS.get(fact)


def names_of(data: dict[str, Any]) -> Names:
    """The names of a document of valid shape."""
    questions = {q["key"]: q for step in data.get("steps", []) for q in step["questions"]}
    items = {f"{key}.{item['key']}": item for key, q in questions.items() for item in q.get("items", [])}
    slots: dict[str, tuple[str, ...]] = {}
    for key, question in questions.items():
        if "feeds" in question:
            slots[question["feeds"]] = (*slots.get(question["feeds"], ()), key)
    lists = ("tests", "circumstances", "requirements", "clocks")
    by_key = {name: {part["key"]: part for part in data.get(name, [])} for name in lists}
    arranged = data.get("casework", {}).get("provision", {}).get("lines", [])
    return Names(questions, items, slots, **by_key, lines={one["key"]: one["label"] for one in arranged})
