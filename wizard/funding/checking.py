"""What stands between an invoice for education in hospital and its payment. Pure (requirement N46)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from wizard.funding.enums import ProofKind


class Paper(Protocol):
    """The file of a document: whether the virus scanner has still to judge it, and whether it found it clean."""

    @property
    def is_waiting(self) -> bool: ...
    @property
    def may_be_opened(self) -> bool: ...


class Covers(Protocol):
    """A document that was read: what it is, the days it is about, and its file if it is here."""

    kind: str
    first_day: date
    last_day: date

    @property
    def item(self) -> Paper | None: ...


def lacks_of(first: date, last: date, proofs: Iterable[Covers]) -> dict[str, str]:
    """Returns what the hospital has still to send for the invoiced days, by kind of document."""
    there: Mapping[str, Covers] = {one.kind: one for one in proofs}
    found = {}
    for kind in ProofKind:
        lack = lack_of(kind, first, last, there.get(kind))
        if lack:
            found[str(kind)] = lack
    return found


def lack_of(kind: ProofKind, first: date, last: date, proof: Covers | None) -> str:
    """Returns what is wrong with one document, empty when nothing is."""
    if proof is None or proof.item is None:
        return f"{kind.label} is not here"
    if not proof.item.is_waiting and not proof.item.may_be_opened:
        return f"{kind.label} held a virus and was destroyed: another copy is needed"
    if proof.first_day > first or proof.last_day < last:
        return (
            f"{kind.label} is about {proof.first_day:%-d %B %Y} to {proof.last_day:%-d %B %Y}; "
            f"the invoice is for {first:%-d %B %Y} to {last:%-d %B %Y}"
        )
    return ""


def checks_of(proofs: Iterable[Covers]) -> dict[str, str]:
    """Returns the documents that are still being checked for viruses, by kind."""
    return {
        one.kind: f"{ProofKind(one.kind).label} is being checked for viruses"
        for one in proofs
        if one.item is not None and one.item.is_waiting
    }
