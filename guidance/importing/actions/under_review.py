"""Taking a review in hand, and putting it back: who may, and that nobody wrote over anybody."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from guidance.importing.models import BroughtIn
from guidance.importing.queries import authorities_edited_by
from people.models import User


class StaleReview(Exception):
    """Somebody changed or ended the review since the person's screen was made. The sentence says what to do."""


@contextmanager
def in_hand(actor: User, review_id: int, lock_version: int) -> Iterator[BroughtIn]:
    """Gives the review in one transaction and stores it with the next lock version.

    Raises PermissionDenied, and StaleReview where it is not what the person saw.
    """
    with transaction.atomic():
        review = BroughtIn.objects.select_for_update(of=("self",)).select_related("authority").get(pk=review_id)
        refuse_stranger(actor, review)
        if review.done_at:
            raise StaleReview("This was saved as a draft already. Go on in the draft itself.")
        if review.lock_version != lock_version:
            raise StaleReview(
                "This review was changed in another window since this page was opened, so your last step was not "
                "taken. Below is how it stands now: take the step again if it is still wanted."
            )
        yield review
        review.lock_version += 1
        review.changed_at = timezone.now()
        review.save()


def refuse_stranger(actor: User, review: BroughtIn) -> None:
    """Raises PermissionDenied for anyone but an editor of the review's authority."""
    if not authorities_edited_by(actor).filter(pk=review.authority_id).exists():
        raise PermissionDenied("You may not bring in policies for this authority.")
