"""Saying which of last year's clauses a clause is."""

from guidance.importing.actions.under_review import StaleReview, in_hand
from guidance.importing.documents.drafts import earlier_of
from guidance.importing.models import BroughtIn
from people.models import User


def choose_match(actor: User, review_id: int, lock_version: int, key: str, uid: str) -> BroughtIn:
    """Stores the editor's choice for one clause: a uid of the latest version, or blank for a new clause.

    Whoever had that uid before by choice loses it; all else is matched again. Raises StaleReview and PermissionDenied.
    """
    with in_hand(actor, review_id, lock_version) as review:
        known = uid == "" or uid in earlier_of(review.policy)
        if not known or key not in {clause["key"] for clause in review.clauses}:
            raise StaleReview("That clause is no longer there. Choose again.")
        others = {other: chosen for other, chosen in review.chosen.items() if not chosen or chosen != uid}
        review.chosen = others | {key: uid}
    return review
