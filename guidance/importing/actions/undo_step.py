"""Taking the last step of restructuring back."""

from guidance.importing.actions.under_review import StaleReview, in_hand
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.finding import find
from guidance.importing.review.steps import undone
from people.models import User


def undo_step(actor: User, review_id: int, lock_version: int) -> tuple[BroughtIn, str]:
    """Stores the clauses as they were before the last step. Returns the review and the key where the change was.

    Raises StaleReview, also when there is no step left, and PermissionDenied.
    """
    with in_hand(actor, review_id, lock_version) as review:
        if not review.steps:
            raise StaleReview("There is no step to undo.")
        step = review.steps[-1]
        review.clauses = undone(review.clauses, step)
        review.steps = review.steps[:-1]
        review.findings = find(review, from_json(review.clauses))
    place = min(step["start"], len(review.clauses) - 1)
    return review, review.clauses[place]["key"]
