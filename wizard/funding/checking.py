"""What stands between an invoice for education in hospital and its approval. Pure (requirement N46)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Protocol

from wizard.funding.enums import ProofKind


class Covers(Protocol):
    """A document that was read: what it is, and the days it is about."""

    kind: str
    first_day: date
    last_day: date


def lacks_of(first: date, last: date, proofs: Iterable[Covers]) -> dict[str, str]:
    """Returns what is missing for the invoiced days, by kind of document; none when all three cover every day."""
    there: Mapping[str, Covers] = {one.kind: one for one in proofs}
    found = {}
    for kind in ProofKind:
        proof = there.get(kind)
        if proof is None:
            found[str(kind)] = f"{kind.label} is not here"
        elif proof.first_day > first or proof.last_day < last:
            found[str(kind)] = (
                f"{kind.label} is about {proof.first_day:%-d %B %Y} to {proof.last_day:%-d %B %Y}; "
                f"the invoice is for {first:%-d %B %Y} to {last:%-d %B %Y}"
            )
    return found
