"""What answers to one route's questions can be carried into another's, and what is to be looked at again there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from wizard.journey.situation import FILE_KINDS, MARKS, Situation
from wizard.referrals.service import in_words
from wizard.routes.service import Question, Route

#: Made or handed in anew each time: files, registers, declarations.
NEVER = (*FILE_KINDS, MARKS, "declaration")


@dataclass(frozen=True)
class Said:
    """One answer as it was given: its question, as asked then, the value, and the lines it reads as."""

    question: Question | None
    key: str
    kind: str
    ask: str
    value: Any
    shown: tuple[str, ...]


@dataclass(frozen=True)
class Carried:
    """One answer and its place in the new route: `key` is empty where it has none; `why` says what became of it."""

    said: Said
    key: str
    why: str
    alike: bool


def said_in(situation: Situation) -> list[Said]:
    """Returns what a draft says, in the order of its route."""
    found = []
    for key, question in situation.route.questions.items():
        if key in situation.values:
            value = situation.values[key]
            found.append(Said(question, key, question.kind, question.ask, value, tuple(in_words(question, value))))
    return found


def said_in_document(document: Mapping[str, Any], route: Route) -> list[Said]:
    """Returns what a frozen submission says; questions without an answer are left out."""
    asked = [one for step in document.get("steps", []) for one in step["questions"]]
    return [
        Said(route.questions.get(one["key"]), one["key"], one["kind"], one["ask"], one["value"], tuple(one["shown"]))
        for one in asked
        if one.get("value") not in (None, "", [], {})
    ]


def carried_into(said: Iterable[Said], to: Route) -> list[Carried]:
    """Returns the fate of each answer under another route, in the order they were given."""
    return [fate_of(one, to) for one in said if one.kind not in NEVER]


def fate_of(one: Said, to: Route) -> Carried:
    """Returns where an answer goes: to the same key, or to the question that fills the same slot."""
    now = place_for(one, to)
    if now is None or now.kind != one.kind:
        return Carried(one, "", "Not asked there.", alike=False)
    if to.steps[now.step_key].gate == "start" and now.ask != one.ask and not now.feeds:
        return Carried(one, "", "Asked anew there, in other words.", alike=False)
    options = {option.key for option in now.options}
    chosen = one.value if isinstance(one.value, list) else [one.value]
    if options and not all(isinstance(part, str) and part in options for part in chosen):
        return Carried(one, "", "The choices are others there.", alike=False)
    alike = now.ask == one.ask
    return Carried(one, now.key, "" if alike else f"Asked there as: {now.ask}", alike=alike)


def place_for(one: Said, to: Route) -> Question | None:
    """Returns the question of the other route that asks for the same, by slot or format, else by key."""
    slot = one.question.feeds if one.question else ""
    for now in to.questions.values():
        if (slot and now.feeds == slot) or (is_upn(one.question) and is_upn(now)):
            return now
    return to.questions.get(one.key)


def is_upn(question: Question | None) -> bool:
    """Whether a question asks for the unique pupil number."""
    return question is not None and question.format == "upn"
