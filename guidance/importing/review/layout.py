"""The review screen's rows: each clause with the source lines it came from, and what was left out in between."""

import re
from dataclasses import dataclass, field
from typing import Any

from guidance.importing.review.clauses import ReviewedClause
from guidance.policies.enums import ClauseKind

_MARK = re.compile(r"\[\^([\w-]+)\]")


@dataclass
class Row:
    """`lines` stand on the left. `clause` is None where they became nothing; `number` is what readers would see."""

    lines: list[dict[str, Any]]
    clause: ReviewedClause | None = None
    number: str = ""
    findings: list[dict[str, str]] = field(default_factory=list)

    @property
    def html(self) -> str:
        """The clause's words as they are shown: footnote marks raised. What was read or typed is escaped already."""
        return _MARK.sub(r"<sup>\1</sup>", self.clause.html) if self.clause else ""


def rows_of(source: list[dict[str, Any]], clauses: list[ReviewedClause], numbers: list[str]) -> list[Row]:
    """Returns the rows in the order of the clauses; a line stands beside the first clause it became."""
    left_out = _left_out(source, clauses)
    rows: list[Row] = []
    shown: set[int] = set()
    for clause, number in zip(clauses, numbers, strict=True):
        fresh = [line for line in clause.lines if line not in shown]
        if fresh and clause.kind != ClauseKind.FOOTNOTE:  # a note stands where it is first needed, not where it stood
            rows += _row_of(source, left_out, before=min(fresh))
        shown |= set(fresh)
        rows.append(Row([source[line] for line in fresh], clause, number))
    return rows + _row_of(source, left_out, before=len(source))


def _left_out(source: list[dict[str, Any]], clauses: list[ReviewedClause]) -> list[int]:
    used = {line for clause in clauses for line in clause.lines}
    return [place for place, line in enumerate(source) if place not in used and line["words"]]


def _row_of(source: list[dict[str, Any]], left_out: list[int], *, before: int) -> list[Row]:
    """Takes what was left out before a line, as one row."""
    count = sum(place < before for place in left_out)
    taken, left_out[:] = left_out[:count], left_out[count:]
    return [Row([source[place] for place in taken])] if taken else []
