"""Choosing whose numbers an edition shows."""

from guidance.importing.actions.under_review import in_hand
from guidance.importing.enums import Numbers
from guidance.importing.models import BroughtIn
from people.models import User


def number_clauses(actor: User, review_id: int, lock_version: int, numbers: Numbers) -> BroughtIn:
    """Stores the choice for the whole edition. Raises StaleReview and PermissionDenied."""
    with in_hand(actor, review_id, lock_version) as review:
        review.numbers = numbers
    return review
