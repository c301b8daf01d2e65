"""What became of each clause between two frozen versions, matched by uid. Pure: no database, no request."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guidance.policies.enums import ClauseKind
from guidance.policies.word_changes import Piece, word_changes


class Change(StrEnum):
    """A way in which a clause differs; one clause may differ in several."""

    REWORDED = "reworded"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    RENUMBERED = "renumbered"


@dataclass(frozen=True)
class Wording:
    """A clause as one version has it. `under` is the uid of the clause it stands under; "" at the top."""

    uid: str
    number: str
    kind: str
    under: str
    words: str
    sha256: str


@dataclass(frozen=True)
class Changed:
    """A clause that is not as it was; `before` or `after` is None where that version does not have it."""

    before: Wording | None
    after: Wording | None
    kinds: tuple[Change, ...]
    pieces: tuple[Piece, ...]

    @property
    def uid(self) -> str:
        """The identity that both versions share."""
        wording = self.after or self.before
        return wording.uid if wording else ""


@dataclass(frozen=True)
class Comparison:
    """Every change in the order of the new version, a removed clause after what stood before it; `total` counts
    each clause of either version once."""

    changes: list[Changed]
    total: int

    def of(self, kind: Change) -> list[Changed]:
        """Returns the clauses that differ in this way."""
        return [change for change in self.changes if kind in change.kinds]

    @property
    def differing(self) -> int:
        """How many clauses do not say what they said: reworded, added or removed."""
        spoken = {Change.REWORDED, Change.ADDED, Change.REMOVED}
        return sum(1 for change in self.changes if spoken & set(change.kinds))

    @property
    def unchanged(self) -> int:
        """How many clauses are word for word the same, wherever they stand."""
        return self.total - self.differing


def compare(before: Sequence[Wording], after: Sequence[Wording]) -> Comparison:
    """Returns how two versions differ, each given in reading order. Words are looked at only where hashes differ."""
    old = {wording.uid: wording for wording in before}
    new = {wording.uid: wording for wording in after}
    moved = moved_uids(before, after)
    found = []
    for uid in reading_order(list(old), list(new)):
        change = _change(old.get(uid), new.get(uid), uid in moved)
        if change.kinds:
            found.append(change)
    return Comparison(found, len(old.keys() | new.keys()))


def moved_uids(before: Sequence[Wording], after: Sequence[Wording]) -> set[str]:
    """Returns the fewest clauses that were taken elsewhere: under another clause, or past those beside them.

    What stands below a clause that moved goes with it and has not moved itself. Footnotes follow their calls.
    """
    old = {wording.uid: wording for wording in before if wording.kind != ClauseKind.FOOTNOTE}
    place = {uid: n for n, uid in enumerate(old)}
    moved: set[str] = set()
    stayed: dict[str, list[str]] = defaultdict(list)
    for wording in after:
        held = old.get(wording.uid)
        if held is None:
            continue
        if held.under != wording.under:
            moved.add(wording.uid)
        else:
            stayed[wording.under].append(wording.uid)
    for beside in stayed.values():
        kept = longest_rise([place[uid] for uid in beside])
        moved.update(uid for n, uid in enumerate(beside) if n not in kept)
    return moved


def longest_rise(numbers: Sequence[int]) -> set[int]:
    """Returns the places of a longest run of rising numbers, others left out: those which kept their order."""
    tails: list[int] = []
    ends: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(tails, number)
        tails[length:] = [number, *tails[length + 1 :]]
        ends[length:] = [place, *ends[length + 1 :]]
        previous.append(ends[length - 1] if length else -1)
    kept = set()
    place = ends[-1] if ends else -1
    while place >= 0:
        kept.add(place)
        place = previous[place]
    return kept


def reading_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Returns every uid once: in the new order, each that is gone right after the one it followed."""
    kept = set(after)
    gone: dict[str, list[str]] = defaultdict(list)
    last = ""
    for uid in before:
        if uid in kept:
            last = uid
        else:
            gone[last].append(uid)
    return [*gone[""], *(one for uid in after for one in (uid, *gone[uid]))]


def _change(before: Wording | None, after: Wording | None, moved: bool) -> Changed:
    kinds = tuple(_kinds(before, after, moved))
    if Change.REWORDED in kinds or before is None or after is None:
        pieces = word_changes(before.words if before else "", after.words if after else "")
    else:
        pieces = ()
    return Changed(before, after, kinds, pieces)


def _kinds(before: Wording | None, after: Wording | None, moved: bool) -> list[Change]:
    if before is None:
        return [Change.ADDED]
    if after is None:
        return [Change.REMOVED]
    held = {
        Change.REWORDED: before.sha256 != after.sha256,
        Change.MOVED: moved,
        Change.RENUMBERED: before.number != after.number,
    }
    return [kind for kind, is_so in held.items() if is_so]
