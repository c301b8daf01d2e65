"""Which papers would be refused, and which would do, told before anybody makes an appointment to get one.

The verdict table itself is asked: papers are made up, of every type and author, and judged as one that was added.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from wizard.routes.evaluation import evaluate
from wizard.routes.given import Given
from wizard.routes.parts import Requirement
from wizard.routes.result import ItemResult
from wizard.routes.route import Route

Item = Mapping[str, Any]
LONG_AGO = timedelta(days=3 * 366)
#: What a sound paper is like, and how it might fall short: one of these at a time, where the table reads it.
SHORT_OF = {"how_seen": ("video", "phone", "not_seen"), "medium": ("spoken",)}
ANYBODY = ("",)
DO = ("accepted", "for_now", "for_a_person", "depends")


@dataclass(frozen=True, slots=True)
class Refused:
    """What would not do: a type of paper, an author ("From ..."), or "" where `say` alone tells it."""

    title: str
    say: str
    instead: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enough:
    """Papers that would do: labels of types and of who may have written them.

    `verdict` is accepted, for_now, for_a_person, or depends (on answers that are not given yet).
    """

    types: tuple[str, ...]
    authors: tuple[str, ...]
    verdict: str


@dataclass(frozen=True, slots=True)
class Papers:
    """One evidence requirement, told beforehand."""

    requirement: Requirement
    refused: tuple[Refused, ...]
    enough: tuple[Enough, ...]


def papers_for(route: Route, given: Given) -> list[Papers]:
    """Returns what is said of each evidence requirement; not of those not needed, or not known to be, in this case."""
    evidence = [one for one in route.requirements.values() if one.kind == "evidence"]
    items = {one.key: list(_made_up(one, given.reference_day)) for one in evidence}
    result = evaluate(route, replace(given, items=items))
    judged = [(one, list(zip(items[one.key], result.items(one.key), strict=False))) for one in evidence]
    return [_papers(one, found) for one, found in judged if found]


def _papers(requirement: Requirement, judged: list[tuple[Item, ItemResult]]) -> Papers:
    sound = {(item["type"], item["author"]): one for item, one in judged if item.get("sound")}
    refused = [*_refused_types(requirement, sound), *_refused_authors(requirement, sound)]
    told = {one.say for one in refused}
    short = dict.fromkeys(one.say for _, one in judged if one.verdict == "refused" and one.row is not None)
    by_say = {one.say: one for _, one in judged}
    rest = [Refused("", say, by_say[say].instead, by_say[say].cites) for say in short if say not in told]
    return Papers(requirement, (*refused, *rest), tuple(_enough(requirement, sound)))


def _made_up(requirement: Requirement, today: date) -> Iterator[Item]:
    types = [one.key for one in requirement.types] or ANYBODY
    authors = [one.key for one in requirement.authors] or ANYBODY
    for kind, author in product(types, authors):
        yield from _sound_and_short(requirement, kind, author, today)


def _sound_and_short(requirement: Requirement, kind: str, author: str, today: date) -> Iterator[Item]:
    """Yields a sound paper, then one short of each thing the table reads."""
    sound = {
        "type": kind,
        "author": author,
        "how_seen": "in_person",
        "medium": "written",
        "supplied_by": "school",
        "seen_on": today.isoformat(),
        "dated": today.isoformat(),
        "covers": [one.key for one in requirement.contents],
    }
    yield {**sound, "sound": True}
    for field, values in SHORT_OF.items():
        if field in requirement.item_fields:
            yield from ({**sound, field: value} for value in values)
    for field in ("seen_on", "dated"):
        if field in requirement.item_fields:
            yield {**sound, field: (today - LONG_AGO).isoformat()}


def _does(one: ItemResult) -> str:
    """The verdict a paper would get, "" where it would not do; "depends" where answers not given here decide."""
    if one.verdict == "ask_author" and one.waiting:
        return "" if any(reason.about.startswith("item.") for reason in one.waiting) else "depends"
    return one.verdict if one.verdict in DO else ""


def _refused_types(requirement: Requirement, sound: Mapping[tuple[str, str], ItemResult]) -> Iterator[Refused]:
    for kind in requirement.types:
        found = [one for (type_key, _), one in sound.items() if type_key == kind.key]
        if not any(map(_does, found)):
            yield Refused(kind.label, found[0].say, found[0].instead, found[0].cites)


def _refused_authors(requirement: Requirement, sound: Mapping[tuple[str, str], ItemResult]) -> Iterator[Refused]:
    alive = {kind for (kind, _), one in sound.items() if _does(one)}
    by_say: dict[str, list[str]] = {}
    first: dict[str, ItemResult] = {}
    for author in requirement.authors:
        found = [one for (kind, key), one in sound.items() if key == author.key and kind in alive]
        if found and not any(map(_does, found)):
            by_say.setdefault(found[0].say, []).append(author.label)
            first.setdefault(found[0].say, found[0])
    for say, labels in by_say.items():
        yield Refused(f"From {one_of(labels)}", say, first[say].instead, first[say].cites)


def _enough(requirement: Requirement, sound: Mapping[tuple[str, str], ItemResult]) -> Iterator[Enough]:
    """Yields the papers that would do, the best verdict first; types with the same authors stand together."""
    authors = {one.key: one.label for one in requirement.authors}
    for verdict in DO:
        groups: dict[tuple[str, ...], list[str]] = {}
        for kind in requirement.types or ():
            by = tuple(key for (type_key, key), one in sound.items() if type_key == kind.key and _does(one) == verdict)
            if by:
                groups.setdefault(by, []).append(kind.label)
        for keys, labels in groups.items():
            yield Enough(tuple(labels), tuple(authors[key] for key in keys if key in authors), verdict)


def one_of(labels: Sequence[str]) -> str:
    """Returns "a GP, a school nurse or a paediatrician": labels in the middle of a sentence."""
    small = [_small(label) for label in labels]
    return " or ".join([", ".join(small[:-1]), small[-1]] if len(small) > 1 else small)


def _small(label: str) -> str:
    article = label.startswith(("A ", "An "))
    return label[:1].lower() + label[1:] if article or not (label[1:2].isupper() or label[1:2] in " '’") else label
