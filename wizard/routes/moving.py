"""What becomes of a draft referral when it moves to a later version of its route: shown before anything happens.

Nothing moves by itself. Kept answers stay; what reads differently is looked at again; what is no longer asked is put
aside, readable in the history; an agreement to other words is asked for again, never carried over.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from wizard.routes.evaluation import evaluate
from wizard.routes.given import Given
from wizard.routes.route import Route

JSON = dict[str, Any]
#: What a person read or chose from when answering. Other fields (why we ask, retention) change nothing they said.
READ = ("ask", "hint", "options", "columns", "items", "cites", "at_least", "at_most")
FILLED_IN = ("title", "parts", "template", "words", "signed_by")
AGREED_TO = ("form", "scopes", "signed_by", "withdraw", "title", "basis", "lasts_months", "by")


class Fate(StrEnum):
    """What happens to one answer, item or agreement."""

    KEEP = "keep"
    LOOK_AGAIN = "look_again"
    DROP = "drop"
    NEW = "new"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True, slots=True)
class Moved:
    """One thing: "answer", "evidence", "document" or "agreement"; its key, name, fate, and why, as a sentence."""

    sort: str
    key: str
    title: str
    fate: Fate
    why: str


def plan_move(old: JSON, new: JSON, route: Route, given: Given) -> list[Moved]:
    """Returns the fate of everything a draft holds, and the questions that are new, in the new document's order.

    `old` and `new` are documents of valid shape, `route` the new one compiled, `given` what the draft holds.
    """
    before, after = _questions(old), _questions(new)
    fates = {key: _fate_of_answer(key, value, before, after, (old, new)) for key, value in given.answers.items()}
    kept = {key: value for key, value in given.answers.items() if fates[key][0] != Fate.DROP}
    result = evaluate(route, replace(given, answers=kept))
    answers = [_answer(key, fates[key], before, after, shown=key in result.shown_questions) for key in given.answers]
    added = [
        Moved("answer", key, after[key]["ask"], Fate.NEW, "Asked now, and not answered yet.")
        for key in result.shown_questions
        if key not in given.answers and key not in before
    ]
    order = {key: place for place, key in enumerate(after)}
    found = sorted([*answers, *added], key=lambda one: order.get(one.key, len(order)))
    papers = [*_evidence(old, new, given), *_documents(old, new, given)]
    return [*found, *papers, *_agreements(old, new, given.consents)]


def _questions(data: JSON) -> dict[str, JSON]:
    return {question["key"]: question for step in data.get("steps", []) for question in step["questions"]}


def _requirements(data: JSON, kind: str) -> dict[str, JSON]:
    return {one["key"]: one for one in data.get("requirements", []) if one["kind"] == kind}


def _answer(key: str, fate: tuple[Fate, str], before: JSON, after: JSON, *, shown: bool) -> Moved:
    title = (after.get(key) or before.get(key) or {"ask": key})["ask"]
    if fate[0] != Fate.DROP and not shown:
        fate = (Fate.DROP, "Not asked in this situation.")
    return Moved("answer", key, title, *fate)


def _fate_of_answer(
    key: str, value: Any, before: dict[str, JSON], after: dict[str, JSON], documents: tuple[JSON, JSON]
) -> tuple[Fate, str]:
    now, then = after.get(key), before.get(key, {})
    if now is None:
        return Fate.DROP, "This is no longer asked."
    if now["kind"] != then.get("kind"):
        return Fate.DROP, "This is asked in another form now."
    gone = [one for one in _chosen(value) if one not in {option["key"] for option in now.get("options", [])}]
    if "options" in now and gone:
        return Fate.DROP, "What was chosen is no longer among the choices."
    changed = [field for field in READ if _read(field, then, documents[0]) != _read(field, now, documents[1])]
    if changed:
        return Fate.LOOK_AGAIN, _sentence(changed)
    return Fate.KEEP, "Nothing about it changed."


def _chosen(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [one for one in value if isinstance(one, str)]
    return [value] if isinstance(value, str) else []


def _read(field: str, part: JSON, data: JSON) -> Any:
    """A field as the person read it; for citations the words cited, not where they stand."""
    if field != "cites":
        return part.get(field)
    entries = [data["clauses"].get(key, {}) for key in part.get("cites", [])]
    return sorted((entry.get("uid") or entry.get("reference") or "", entry.get("sha256", "")) for entry in entries)


def _sentence(changed: list[str]) -> str:
    if changed == ["cites"]:
        return "The clause it stands on has other words."
    if set(changed) & {"options", "columns", "items"}:
        return "The choices are other ones than when it was answered."
    return "The question is asked in other words."


def _evidence(old: JSON, new: JSON, given: Given) -> Iterator[Moved]:
    before, after = _requirements(old, "evidence"), _requirements(new, "evidence")
    for key, items in given.items.items():
        if not items:
            continue
        now = after.get(key)
        title = (now or before.get(key) or {"title": key})["title"]
        if now is None:
            yield Moved("evidence", key, title, Fate.DROP, "This paper is no longer asked for.")
        elif _judged(now) != _judged(before.get(key, {})):
            yield Moved("evidence", key, title, Fate.LOOK_AGAIN, "It is judged by other rules now.")
        else:
            yield Moved("evidence", key, title, Fate.KEEP, "Nothing about it changed.")


def _documents(old: JSON, new: JSON, given: Given) -> Iterator[Moved]:
    """A document whose parts or signers changed was not signed as it stands now."""
    before, after = _requirements(old, "document"), _requirements(new, "document")
    for key, held in given.held.items():
        if not held.get("held"):
            continue
        now = after.get(key)
        title = (now or before.get(key) or {"title": key})["title"]
        if now is None:
            yield Moved("document", key, title, Fate.DROP, "This paper is no longer asked for.")
        elif any(now.get(field) != before.get(key, {}).get(field) for field in FILLED_IN):
            yield Moved("document", key, title, Fate.LOOK_AGAIN, "Its parts, or those who sign it, are others now.")
        else:
            yield Moved("document", key, title, Fate.KEEP, "Nothing about it changed.")


def _judged(requirement: JSON) -> list[Any]:
    rows = [{name: row[name] for name in ("when", "verdict") if name in row} for row in requirement.get("verdicts", [])]
    return [rows, requirement.get("otherwise"), *(requirement.get(field) for field in ("enough", "types", "lasts"))]


def _agreements(old: JSON, new: JSON, consents: Mapping[str, Any]) -> Iterator[Moved]:
    before, after = _requirements(old, "consent"), _requirements(new, "consent")
    for key in consents:
        now = after.get(key)
        title = (now or before.get(key) or {"title": key})["title"]
        if now is None:
            yield Moved("agreement", key, title, Fate.DROP, "This is no longer asked for.")
        elif any(now.get(field) != before.get(key, {}).get(field) for field in AGREED_TO):
            yield Moved(
                "agreement", key, title, Fate.ASK_AGAIN, "What was agreed to has other words, or other signers."
            )
        else:
            yield Moved("agreement", key, title, Fate.KEEP, "Nothing about it changed.")
