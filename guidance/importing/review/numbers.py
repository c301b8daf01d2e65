"""The numbers a review would publish with, by the editor's choice for the edition."""

from guidance.importing.documents.editions import block_value
from guidance.importing.documents.results import ReadClause
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import ReviewedClause
from guidance.policies.service import entries_of, numbers_of, styles_of

USUAL = "1,a,i"


def styles_shown(review: BroughtIn) -> str:
    """Returns the style of each level: the document's, or the usual one where it has none to go by."""
    unnumbered = set(review.styles.split(",")) == {"none"}
    return USUAL if unnumbered and not review.keeps_numbers else review.styles


def read_clauses(review: BroughtIn, clauses: list[ReviewedClause]) -> list[ReadClause]:
    """Returns the clauses as importing stores them, under the review's choice of numbers."""
    return [clause.as_read(keep_numbers=review.keeps_numbers) for clause in clauses]


def shown_numbers(review: BroughtIn, clauses: list[ReviewedClause]) -> list[str]:
    """Returns the number each clause would be published with."""
    keep = review.keeps_numbers
    blocks = [{"value": block_value(clause, keep_numbers=keep)} for clause in read_clauses(review, clauses)]
    return numbers_of(entries_of(blocks), styles_of(styles_shown(review)))
