"""What changed between two versions of a route, in words: part by part, told by keys and not by place."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from wizard.routes.in_words import fields_in_words
from wizard.routes.sentences import Sentences, sentences_of

JSON = dict[str, Any]
LISTS = {
    "contacts": "Contact",
    "parties": "Person or team",
    "duty": "Whose duty",
    "steps": "Section",
    "tests": "Rule",
    "circumstances": "Circumstance",
    "requirements": "Evidence, paper or agreement",
    "clocks": "Date",
}
CASEWORK = {
    "decision.reasons": "Reason",
    "decision.outcomes": "Outcome",
    "decision.challenges": "Way to challenge a decision",
    "panels": "Panel",
    "provision.providers": "Provider",
    "provision.lines": "Kind of teaching",
    "provision.pools": "Scarce places",
    "provision.ends": "Reason to end",
    "funding": "Rule on money",
}
#: Parts there is one of: where it stands, and what it is called. Its lists are told apart above.
SINGLE = {
    "route.start": "Start page",
    "casework.decision": "The decision",
    "casework.provision": "Teaching",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One field that changed; blank where there was, or is, nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One part: its sort, what it is called, "added", "removed", "changed" or "moved", and the fields that changed."""

    sort: str
    title: str
    change: str
    lines: tuple[Line, ...] = ()
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    sort: str
    part: JSON
    place: int
    pointer: str


def differences(before: JSON, after: JSON) -> list[Difference]:
    """Returns every difference between two documents of valid shape, in the order of the later one, removals last.

    Scenarios, and numbers and hashes of citations whose clause is the same, are not differences.
    """
    old, new = _parts(before), _parts(after)
    words = (sentences_of(before), sentences_of(after))
    found = [
        Difference("Route", after["route"]["title"], "changed", lines) for lines in [_identity(before, after)] if lines
    ]
    for key, part in new.items():
        if key not in old:
            found.append(_whole(part, "added", words[1], after))
        elif lines := _lines(old[key].part, part.part, words, before, after):
            found.append(Difference(part.sort, _title(part.part), "changed", lines, part.pointer))
    moved = _moved(old, new)
    found += [Difference(new[key].sort, _title(new[key].part), "moved", (), new[key].pointer) for key in moved]
    found += [_whole(part, "removed", words[0], before) for key, part in old.items() if key not in new]
    return found


def _parts(data: JSON) -> dict[tuple[str, str], _Part]:
    return {
        (part.sort, str(part.part.get("key", part.place))): part
        for part in (*_listed(data), *_questions(data), *_rows(data), *_casework(data), *_single(data))
    }


def _listed(data: JSON) -> Iterator[_Part]:
    for name, sort in LISTS.items():
        for place, part in enumerate(data.get(name, [])):
            yield _Part(sort, part, place, f"/{name}/{place}")


def _questions(data: JSON) -> Iterator[_Part]:
    for step_place, step in enumerate(data.get("steps", [])):
        for place, question in enumerate(step["questions"]):
            at = f"/steps/{step_place}/questions/{place}"
            yield _Part("Question", question | {"section": step["title"]}, step_place * 1000 + place, at)


def _rows(data: JSON) -> Iterator[_Part]:
    """Rows of verdicts and limits have no keys: they are told apart by what they are for and their place."""
    for name, rows, sort in (("requirements", "verdicts", "Verdict"), ("tests", "rows", "Limit")):
        for part_place, part in enumerate(data.get(name, [])):
            for place, row in enumerate(part.get(rows, [])):
                named = row | {"key": f"{part['key']}.{place}", "title": f"{part['title']}, row {place + 1}"}
                yield _Part(sort, named, place, f"/{name}/{part_place}/{rows}/{place}")


def _casework(data: JSON) -> Iterator[_Part]:
    for path, sort in CASEWORK.items():
        for place, part in enumerate(_at(data, f"casework.{path}") or []):
            yield _Part(sort, part, place, f"/casework/{path.replace('.', '/')}/{place}")


def _single(data: JSON) -> Iterator[_Part]:
    for path, sort in SINGLE.items():
        own = {field: value for field, value in (_at(data, path) or {}).items() if not _is_told_apart(path, field)}
        if own:
            yield _Part(sort, own | {"title": sort}, 0, f"/{path.replace('.', '/')}")


def _is_told_apart(path: str, field: str) -> bool:
    return f"{path}.{field}".removeprefix("casework.") in CASEWORK


def _at(data: JSON, path: str) -> Any:
    found: Any = data
    for step in path.split("."):
        found = found.get(step, {})
    return found


def _identity(before: JSON, after: JSON) -> tuple[Line, ...]:
    plain = [{k: v for k, v in data["route"].items() if k not in {"start", "key"}} for data in (before, after)]
    return _compared(
        *(fields_in_words(one, sentences_of(data), {}) for one, data in zip(plain, (before, after), strict=True))
    )


def _lines(old: JSON, new: JSON, words: tuple[Sentences, Sentences], before: JSON, after: JSON) -> tuple[Line, ...]:
    # Both in the later words: a question asked in other words does not change every rule that reads it.
    said = fields_in_words(old, words[1], _by_uid(before)), fields_in_words(new, words[1], _by_uid(after))
    lines = _compared(*said)
    numbers = fields_in_words(old, words[0], before["clauses"]), fields_in_words(new, words[1], after["clauses"])
    return tuple(
        Line(line.field, numbers[0].get(line.field, ""), numbers[1].get(line.field, ""))
        if line.field == "Stands on"
        else line
        for line in lines
    )


def _by_uid(data: JSON) -> JSON:
    """Citations without their numbers: a clause that was renumbered is the same clause."""
    return {key: {"uid": entry["uid"]} if "uid" in entry else entry for key, entry in data["clauses"].items()}


def _compared(old: dict[str, str], new: dict[str, str]) -> tuple[Line, ...]:
    fields = dict.fromkeys((*new, *old))
    return tuple(
        Line(field, old.get(field, ""), new.get(field, "")) for field in fields if old.get(field) != new.get(field)
    )


def _whole(part: _Part, change: str, words: Sentences, data: JSON) -> Difference:
    said = fields_in_words(part.part, words, data["clauses"])
    lines = [Line(field, "", text) if change == "added" else Line(field, text, "") for field, text in said.items()]
    return Difference(part.sort, _title(part.part), change, tuple(lines), part.pointer if change == "added" else "")


def _moved(old: dict[tuple[str, str], _Part], new: dict[tuple[str, str], _Part]) -> list[tuple[str, str]]:
    """Parts of one sort that stand in another order than before; those pushed along by additions did not move."""
    moved = []
    for sort in dict.fromkeys(key[0] for key in new):
        both = [key for key in new if key[0] == sort and key in old]
        before = sorted(both, key=lambda key: old[key].place)
        after = sorted(both, key=lambda key: new[key].place)
        kept = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        stayed = {key for block in kept for key in after[block.b : block.b + block.size]}
        moved += [key for key in after if key not in stayed]
    return moved


def _title(part: JSON) -> str:
    return str(part.get("title") or part.get("ask") or part.get("label") or part.get("council") or "")
