"""A clause while an editor reviews an import: it has a key of its own, and knows the source lines it came from."""

from dataclasses import asdict, dataclass
from typing import Any

from guidance.importing.documents.inline import plain
from guidance.importing.documents.results import ReadClause
from guidance.policies.enums import ClauseKind


@dataclass(frozen=True)
class ReviewedClause:
    """`key` stays through every change. `counted` says whether the clause gets a number when numbers are computed."""

    key: str
    kind: str
    level: int
    number: str = ""
    heading: str = ""
    html: str = ""
    counted: bool = False
    lines: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """Heading and text as one line, footnote marks left in."""
        return f"{self.heading} {plain(self.html)}".strip()

    @property
    def name(self) -> str:
        """What an editor would call it: its number and first words."""
        words = self.words
        return f"{self.number} {words[:48]}{'…' if len(words) > 48 else ''}".strip()

    def as_json(self) -> dict[str, Any]:
        """Returns the clause as it is stored."""
        return asdict(self) | {"lines": list(self.lines)}

    def as_read(self, *, keep_numbers: bool = True) -> ReadClause:
        """Returns the clause as importing knows it; where numbers are computed, a number only says that it has one."""
        number = self.number
        if not keep_numbers and self.kind == ClauseKind.HEADING:
            number = "1" if self.counted else ""
        return ReadClause(self.kind, self.level, number, self.heading, self.html, list(self.lines))


def from_json(stored: list[dict[str, Any]]) -> list[ReviewedClause]:
    """Returns the clauses of a stored list."""
    return [ReviewedClause(**{**one, "lines": tuple(one["lines"])}) for one in stored]


def from_read(clauses: list[ReadClause]) -> list[ReviewedClause]:
    """Returns the clauses of a document, each with its key."""
    return [
        ReviewedClause(
            f"c{place}", one.kind, one.level, one.number, one.heading, one.html, bool(one.number), tuple(one.lines)
        )
        for place, one in enumerate(clauses, 1)
    ]
