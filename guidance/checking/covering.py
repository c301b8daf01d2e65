"""Which clauses cover which items of the expected content: what is found, and what an editor says, together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from guidance.checking.content_items import Item
from guidance.checking.document import CheckedClause
from guidance.policies.enums import ClauseKind

MOST = 5  # clauses named for an item: enough to look at


@dataclass(frozen=True)
class Stated:
    """What an editor said of an item: the clause (uid) that covers it, or why it does not apply."""

    clause: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Covered:
    """An item with the clauses that cover it. `lost` when the clause an editor named is in the edition no more."""

    item: Item
    clauses: list[CheckedClause]
    stated: Stated | None = None
    lost: bool = False

    @property
    def found(self) -> bool:
        """Whether nothing is left to do: covered, or said not to apply."""
        return bool(self.clauses) or bool(self.stated and self.stated.reason)


def cover(
    items: Iterable[Item],
    clauses: list[CheckedClause],
    topics: Mapping[str, list[str]],
    stated: Mapping[str, Stated],
) -> list[Covered]:
    """Returns each item with what covers it. `topics` is uid -> topics, `stated` item key -> the editor's word."""
    by_uid = {clause.uid: clause for clause in clauses}
    return [_covered(item, clauses, by_uid, topics, stated.get(item.key)) for item in items]


def _covered(
    item: Item,
    clauses: list[CheckedClause],
    by_uid: Mapping[str, CheckedClause],
    topics: Mapping[str, list[str]],
    said: Stated | None,
) -> Covered:
    if said and said.reason:
        return Covered(item, [], said)
    if said and said.clause in by_uid:
        return Covered(item, [by_uid[said.clause]], said)
    return Covered(item, _found(item, clauses, topics), said, lost=said is not None)


def _found(item: Item, clauses: list[CheckedClause], topics: Mapping[str, list[str]]) -> list[CheckedClause]:
    """The clauses that cover an item best, in reading order: a heading that says it, a topic, words in the text.

    A heading alone covers nothing; neither does a footnote.
    """
    graded = [(_grade(item, clause, topics.get(clause.uid, [])), clause) for clause in clauses]
    if not any(grade and clause.kind not in (ClauseKind.HEADING, ClauseKind.FOOTNOTE) for grade, clause in graded):
        followed = [
            clause
            for place, (grade, clause) in enumerate(graded[:-1])
            if grade and clause.is_heading and not graded[place + 1][1].is_heading
        ]
        return followed[:MOST]
    best = sorted((pair for pair in graded if pair[0]), key=lambda pair: -pair[0])[:MOST]
    kept = {clause.uid for _, clause in best}
    return [clause for _, clause in graded if clause.uid in kept]


def _grade(item: Item, clause: CheckedClause, topics: list[str]) -> int:
    if clause.kind == ClauseKind.FOOTNOTE:
        return 0
    in_heading = bool(clause.heading) and item.says(clause.heading)
    return 4 * in_heading + 2 * bool(set(item.topics) & set(topics)) + item.says(clause.text)
