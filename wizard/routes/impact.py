"""What a change of clauses means for a route: which parts stand on one that is gone or reworded."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from wizard.routes.parts import Clause
from wizard.routes.route import Route


class ClauseChange(StrEnum):
    """What became of a cited clause, in words."""

    GONE = "no longer there"
    REWORDED = "other words"


@dataclass(frozen=True, slots=True)
class Reader:
    """A part of the route that cites a clause: what sort it is, and what it is called."""

    sort: str
    title: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A cited clause that changed, with the parts that stand on it; `now` is the hash of the words it has now."""

    clause: Clause
    change: ClauseChange
    readers: tuple[Reader, ...]
    now: str = ""


def touched(route: Route, words: Mapping[str, str]) -> list[Touched]:
    """Returns the cited clauses that are gone from `words` (uid -> hash of the text) or differ, in document order."""
    readers: dict[str, list[Reader]] = {}
    for key, reader in _citing(route):
        if reader not in readers.setdefault(key, []):
            readers[key].append(reader)
    found = []
    for clause in route.clauses.values():
        change = _change(clause, words)
        if change is not None:
            found.append(Touched(clause, change, tuple(readers.get(clause.key, ())), words.get(clause.uid, "")))
    return found


def standing_on(route: Route, uids: Collection[str]) -> list[Reader]:
    """Returns the parts that cite one of these clauses, each once, in the route's order."""
    keys = {clause.key for clause in route.clauses.values() if clause.uid in uids}
    return list(dict.fromkeys(reader for key, reader in _citing(route) if key in keys))


def _change(clause: Clause, words: Mapping[str, str]) -> ClauseChange | None:
    if not clause.uid:
        return None
    if clause.uid not in words:
        return ClauseChange.GONE
    return ClauseChange.REWORDED if clause.sha256 and words[clause.uid] != clause.sha256 else None


def _citing(route: Route) -> Iterator[tuple[str, Reader]]:
    """Yields (clause key, reader) for every citation of the route."""
    for step in route.steps.values():
        yield from ((key, Reader("Section", step.title)) for key in step.cites)
    for question in route.questions.values():
        items, options = ([key for one in inside for key in one.cites] for inside in (question.items, question.options))
        cites = [*question.cites, *items, *options]
        yield from ((key, Reader("Question", question.ask)) for key in cites)
    for test in route.tests.values():
        yield from ((key, Reader("Rule", test.title)) for key in test.cites)
    for circumstance in route.circumstances.values():
        yield from ((key, Reader("Circumstance", circumstance.title)) for key in circumstance.cites)
    for requirement in route.requirements.values():
        yield from ((key, Reader("Evidence, paper or agreement", requirement.title)) for key in requirement.cites)
        for row in requirement.verdicts:
            yield from ((key, Reader("Verdict", row.say)) for key in row.cites)
    for clock in route.clocks.values():
        yield from ((key, Reader("Date", clock.title)) for key in clock.cites)
