"""Confirming what a document says about itself."""

from typing import Any

from guidance.importing.actions.under_review import in_hand
from guidance.importing.documents.drafts import refuse_label
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.finding import find
from people.models import User


def describe_edition(actor: User, review_id: int, lock_version: int, label: str, about: dict[str, Any]) -> BroughtIn:
    """Stores label and facts as the editor confirmed them, and asks the checks again.

    Raises ImportRefused for a label that cannot be used, StaleReview and PermissionDenied.
    """
    with in_hand(actor, review_id, lock_version) as review:
        refuse_label(review.policy, label)
        review.label = label
        review.about = about
        review.findings = find(review, from_json(review.clauses))
    return review
