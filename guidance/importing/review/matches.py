"""Which of last year's clauses each clause is, as the editor is asked: how sure, in words, and what would go."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.importing.documents.editions import Earlier
from guidance.importing.documents.matching import NEW, NUMBER, PLACE, SAME, SIMILAR, WORDING, Known, Match, alike
from guidance.importing.documents.matching import match_clauses as match_in_order
from guidance.importing.review.clauses import ReviewedClause

CHOSEN = "chosen"
_SAID = {
    SAME: "Certain: the same words and number",
    WORDING: "Certain: the same words",
    NUMBER: "Likely: the same number",
    SIMILAR: "Likely",
    PLACE: "Look at this: it stands in the same place",
    CHOSEN: "Your choice",
    NEW: "New",
}
_SHARED = {NUMBER, SIMILAR, PLACE}


@dataclass(frozen=True)
class Pair:
    """A clause and the earlier one it goes on as; `sure` says in words how sure that is."""

    clause: ReviewedClause
    match: Match
    earlier: Known | None
    sure: str

    @property
    def to_look_at(self) -> bool:
        """Whether the editor should look: the two do not say the same, or nothing was found."""
        return self.match.how in {NUMBER, SIMILAR, PLACE, NEW}


def match_reviewed(
    earlier: Mapping[str, Earlier], clauses: list[ReviewedClause], chosen: Mapping[str, str]
) -> list[Match]:
    """Returns a match for each clause: what the editor chose (uid, or blank for new), the others by resemblance."""
    fixed = _fixed(earlier, clauses, chosen)
    taken = set(fixed.values())
    old = [one.known for uid, one in earlier.items() if uid not in taken]
    free = [place for place, clause in enumerate(clauses) if clause.key not in fixed]
    found = match_in_order(old, [_known(clauses[place]) for place in free])
    by_place = dict(zip(free, found, strict=True))
    return [
        Match(fixed[clause.key] or None, place, CHOSEN)
        if clause.key in fixed
        else by_place[place]._replace(place=place)
        for place, clause in enumerate(clauses)
    ]


def pairs_of(earlier: Mapping[str, Earlier], clauses: list[ReviewedClause], matches: list[Match]) -> list[Pair]:
    """Returns the matches as they are shown."""
    return [
        Pair(clause, match, known := earlier[match.uid].known if match.uid else None, _sure(clause, match, known))
        for clause, match in zip(clauses, matches, strict=True)
    ]


def gone(earlier: Mapping[str, Earlier], matches: list[Match]) -> list[Known]:
    """Returns last year's clauses that no clause goes on as, in their order."""
    kept = {match.uid for match in matches}
    return [one.known for uid, one in earlier.items() if uid not in kept]


def _fixed(earlier: Mapping[str, Earlier], clauses: list[ReviewedClause], chosen: Mapping[str, str]) -> dict[str, str]:
    """The editor's choices that still hold: the clause is there, the uid is known, and no two have the same."""
    fixed: dict[str, str] = {}
    for clause in clauses:
        uid = chosen.get(clause.key)
        if uid == "" or (uid in earlier and uid not in fixed.values()):
            fixed[clause.key] = uid or ""
    return fixed


def _known(clause: ReviewedClause) -> Known:
    read = clause.as_read()
    return Known(read.kind, read.number, read.heading or read.text)


def _sure(clause: ReviewedClause, match: Match, known: Known | None) -> str:
    if known is None:
        return "Your choice: new" if match.how == CHOSEN else _SAID[NEW]
    if match.how not in _SHARED:
        return _SAID[match.how]
    return f"{_SAID[match.how]}, {round(100 * alike(known, _known(clause)))}% of the words"
