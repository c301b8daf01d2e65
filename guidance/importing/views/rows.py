"""The review's rows with everything beside them, made once for a page."""

from collections import Counter, defaultdict

from guidance.checking.service import Severity
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import ReviewedClause
from guidance.importing.review.layout import Row, rows_of
from guidance.importing.review.numbers import shown_numbers

_MANY = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "pieces of advice"}
_ONE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "piece of advice"}


def review_rows(review: BroughtIn, clauses: list[ReviewedClause]) -> list[Row]:
    """Returns the rows, each with the findings of its clause."""
    rows = rows_of(review.source, clauses, shown_numbers(review, clauses))
    found = defaultdict(list)
    for finding in [*review.notices, *review.findings]:
        found[finding["clause"]].append(finding)
    for row in rows:
        row.findings = found[row.clause.key] if row.clause else []
    return rows


def tally(review: BroughtIn) -> str:
    """Returns how many findings of each severity there are: "2 errors, 1 warning"."""
    counts = Counter(one["severity"] for one in [*review.notices, *review.findings])
    said = [f"{counts[one]} {_ONE[one] if counts[one] == 1 else _MANY[one]}" for one in Severity if counts[one]]
    return ", ".join(said) or "no findings"
