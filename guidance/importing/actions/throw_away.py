"""Ending a review without saving."""

from guidance.importing.actions.under_review import refuse_stranger
from guidance.importing.models import BroughtIn
from people.models import User


def throw_away(actor: User, review_id: int) -> str:
    """Deletes a review that was not saved and returns its file's name. Raises PermissionDenied."""
    review = BroughtIn.objects.get(pk=review_id, done_at__isnull=True)
    refuse_stranger(actor, review)
    review.delete()
    return review.file_name
