"""Every condition and moment of a document, with its pointer and the layer it is read in."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wizard.routes.names import Names, names_of
from wizard.routes.walking import leaves

JSON = dict[str, Any]

# The order of evaluation: a condition reads only layers before its own.
QUESTIONS, TESTS, DUTY, CIRCUMSTANCES, REQUIREMENTS, CLOCKS, CASEWORK = range(7)


@dataclass(frozen=True, slots=True)
class Site:
    """One condition: where it stands, which layer and part it belongs to, and whether `item.*` means anything there."""

    pointer: str
    condition: JSON
    layer: int
    owner: str
    in_items: bool = False


@dataclass(frozen=True)
class Reading:
    """A document of valid shape, ready for the checks."""

    data: JSON

    @cached_property
    def names(self) -> Names:
        """What the document declares."""
        return names_of(self.data)

    @cached_property
    def sites(self) -> tuple[Site, ...]:
        """Every condition in document order."""
        return tuple(_sites(self.data))

    @cached_property
    def leaves(self) -> tuple[tuple[Site, str, JSON], ...]:
        """Every leaf of every condition, with its own pointer."""
        return tuple((site, at, leaf) for site in self.sites for at, leaf in leaves(site.condition, site.pointer))

    def parts(self, name: str) -> list[tuple[str, JSON]]:
        """A top-level list with pointers."""
        return [(f"/{name}/{index}", part) for index, part in enumerate(self.data.get(name, []))]

    @cached_property
    def questions(self) -> list[tuple[str, JSON, JSON]]:
        """(pointer, question, step) in document order."""
        return [
            (f"{at}/questions/{index}", question, step)
            for at, step in self.parts("steps")
            for index, question in enumerate(step["questions"])
        ]

    @property
    def decision(self) -> JSON:
        """casework.decision, or an empty object."""
        found: JSON = self.data.get("casework", {}).get("decision", {})
        return found

    @property
    def provision(self) -> JSON:
        """casework.provision, or an empty object."""
        found: JSON = self.data.get("casework", {}).get("provision", {})
        return found


def _sites(data: JSON) -> Iterator[Site]:
    yield from _asked(data)
    for at, test in _list(data, "tests"):
        yield from _one(at, "when", test, TESTS, test["key"])
        for row_at, row in _list(test, "rows", at):
            yield from _one(row_at, "when", row, TESTS, test["key"])
    for at, row in _list(data, "duty"):
        yield from _one(at, "when", row, DUTY, "duty")
    for at, row in _list(data, "circumstances"):
        yield from _one(at, "when", row, CIRCUMSTANCES, row["key"])
    for at, requirement in _list(data, "requirements"):
        yield from _of_requirement(at, requirement)
    for at, clock in _list(data, "clocks"):
        yield from _one(at, "when", clock, CLOCKS, clock["key"])
    yield from _of_casework(data.get("casework", {}))


def _asked(data: JSON) -> Iterator[Site]:
    for at, step in _list(data, "steps"):
        yield from _one(at, "when", step, QUESTIONS, step["questions"][0]["key"])
        for question_at, question in _list(step, "questions", at):
            yield from _one(question_at, "when", question, QUESTIONS, question["key"])
            for item_at, item in _list(question, "items", question_at):
                yield from _one(item_at, "when", item, QUESTIONS, question["key"])


def _of_requirement(at: str, requirement: JSON) -> Iterator[Site]:
    key = requirement["key"]
    yield from _one(at, "when", requirement, REQUIREMENTS, key)
    yield from _one(at, "met", requirement, REQUIREMENTS, key)
    for row_at, row in _list(requirement, "verdicts", at):
        yield Site(f"{row_at}/when", row["when"], REQUIREMENTS, key, in_items=True)
    for row_at, signer in _list(requirement, "signed_by", at):
        yield from _one(row_at, "when", signer, REQUIREMENTS, key)


def _of_casework(casework: JSON) -> Iterator[Site]:
    yield from _one("/casework/decision", "criteria", casework.get("decision", {}), CASEWORK, "decision")
    provision = casework.get("provision", {})
    for at, row in _list(provision.get("hours", {}), "rows", "/casework/provision/hours"):
        yield from _one(at, "when", row, CASEWORK, "hours")
    for at, row in _list(provision, "providers", "/casework/provision"):
        yield from _one(at, "when", row, CASEWORK, "providers")
    for pool_at, pool in _list(provision, "pools", "/casework/provision"):
        for at, row in _list(pool, "queue", pool_at):
            yield from _one(at, "when", row, CASEWORK, pool["key"])
    for at, row in _list(casework, "funding", "/casework"):
        yield from _one(at, "when", row, CASEWORK, row["key"])


def _list(data: JSON, name: str, at: str = "") -> Iterator[tuple[str, JSON]]:
    for index, part in enumerate(data.get(name, [])):
        yield f"{at}/{name}/{index}", part


def _one(at: str, name: str, part: JSON, layer: int, owner: str) -> Iterator[Site]:
    if name in part:
        yield Site(f"{at}/{name}", part[name], layer, owner)
