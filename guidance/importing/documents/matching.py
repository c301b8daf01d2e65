"""Next year's clauses matched to this year's, so that each keeps its identity: by wording, then by number."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

SAME, WORDING, NUMBER, SIMILAR, PLACE, NEW = "same", "wording", "number", "similar", "place", "new"
_ALIKE_AT_NUMBER, _ALIKE_ANYWHERE, _ALIKE_IN_PLACE = 0.34, 0.72, 0.34
_RARE = 12


@dataclass(frozen=True)
class Known:
    """A clause as matching sees it. `uid` is blank for a new one."""

    kind: str
    number: str
    words: str
    uid: str = ""

    @cached_property
    def bag(self) -> Counter[str]:
        """The words without order, case and punctuation."""
        return Counter(re.findall(r"[a-z0-9]+", self.words.lower()))

    @cached_property
    def said(self) -> str:
        """The words as they must be to count as the same."""
        return " ".join(re.findall(r"\w+", self.words.lower()))

    @property
    def family(self) -> str:
        """A paragraph may become a numbered clause or an item; headings and footnotes stay among themselves."""
        return self.kind if self.kind in {"heading", "footnote"} else "words"


class Match(NamedTuple):
    """`uid` is the old clause's, or None for a new clause; `how` says what the two have in common."""

    uid: str | None
    place: int
    how: str


def match_clauses(old: Sequence[Known], new: Sequence[Known]) -> list[Match]:
    """Returns a match for every new clause, in their order; no old clause is given twice.

    First the same words under the same number, then the same words elsewhere, then a number whose words still
    resemble, then words that resemble anywhere, last what stands alone between two matched neighbours.
    """
    work = _Matching(old, new)
    work.by_key(lambda clause: (clause.family, clause.number, clause.said), SAME)
    work.by_key(lambda clause: (clause.family, clause.said), WORDING)
    work.by_number()
    work.by_resemblance()
    work.by_place()
    unmatched: tuple[int | None, str] = (None, NEW)
    found = [work.found.get(index, unmatched) for index in range(len(new))]
    return [Match(None if at is None else old[at].uid, index, how) for index, (at, how) in enumerate(found)]


def alike(one: Known, other: Known) -> float:
    """How much of their words two clauses share, from 0 to 1."""
    total = one.bag.total() + other.bag.total()
    return 2 * (one.bag & other.bag).total() / total if total else 1.0


@dataclass
class _Matching:
    old: Sequence[Known]
    new: Sequence[Known]
    found: dict[int, tuple[int | None, str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)

    def take(self, at: int, index: int, how: str) -> None:
        self.found[index] = (at, how)
        self.used.add(at)

    def free_old(self) -> list[int]:
        return [at for at in range(len(self.old)) if at not in self.used]

    def free_new(self) -> list[int]:
        return [index for index in range(len(self.new)) if index not in self.found]

    def by_key(self, key: Callable[[Known], Hashable], how: str) -> None:
        """Matches clauses whose key is the same; of several alike, the first with the first."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(self.free_old()):
            waiting[key(self.old[at])].append(at)
        for index in self.free_new():
            if self.new[index].said and waiting[key(self.new[index])]:
                self.take(waiting[key(self.new[index])].pop(), index, how)

    def by_number(self) -> None:
        """Matches a number that is kept while its words change, unless they have nothing in common any more."""
        numbered = {(self.old[at].family, self.old[at].number): at for at in self.free_old() if self.old[at].number}
        for index in self.free_new():
            clause = self.new[index]
            at = numbered.get((clause.family, clause.number))
            if at is not None and at not in self.used and alike(self.old[at], clause) >= _ALIKE_AT_NUMBER:
                self.take(at, index, NUMBER)

    def by_resemblance(self) -> None:
        """Matches the most alike first. Only clauses that share one of their rarer words are compared."""
        holders: dict[str, list[int]] = defaultdict(list)
        for at in self.free_old():
            for word in self.old[at].bag:
                holders[word].append(at)
        pairs = []
        for index in self.free_new():
            rarest = sorted((len(holders[word]), word) for word in self.new[index].bag if word in holders)[:_RARE]
            for at in {at for _, word in rarest for at in holders[word]}:
                degree = alike(self.old[at], self.new[index])
                if self.old[at].family == self.new[index].family and degree >= _ALIKE_ANYWHERE:
                    pairs.append((-degree, abs(at - index), at, index))
        for _, _, at, index in sorted(pairs):
            if at not in self.used and index not in self.found:
                self.take(at, index, SIMILAR)

    def by_place(self) -> None:
        """Matches what alone is left between the same two neighbours, if its words resemble at all."""
        for index in self.free_new():
            before = self.found.get(index - 1, (-1 if index == 0 else None, ""))[0]
            after = self.found.get(index + 1, (len(self.old) if index + 1 == len(self.new) else None, ""))[0]
            if before is None or after != before + 2 or before + 1 in self.used:
                continue
            one, other = self.old[before + 1], self.new[index]
            if one.family == other.family and alike(one, other) >= _ALIKE_IN_PLACE:
                self.take(before + 1, index, PLACE)
