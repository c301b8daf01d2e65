"""The end of a review: its clauses become the draft of an edition."""

from itertools import count

from django.utils import timezone

from guidance.importing.about import edition_fields
from guidance.importing.actions.under_review import in_hand
from guidance.importing.documents.drafts import Stored, Target, earlier_of, new_slug, policies_of, store_draft
from guidance.importing.documents.results import Imported
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.matches import match_reviewed
from guidance.importing.review.numbers import read_clauses, styles_shown
from people.models import User


def save_as_draft(actor: User, review_id: int, lock_version: int) -> Stored:
    """Stores the reviewed clauses as a draft in one transaction; the review is done and cannot be changed again.

    Raises ImportRefused where the label is published or a field does not fit, StaleReview and PermissionDenied.
    """
    with in_hand(actor, review_id, lock_version) as review:
        stored = _store(review, actor)
        review.done_at = timezone.now()
        review.edition = stored.edition
        review.policy = review.policy or stored.edition.get_parent().specific
        review.steps = []
    return stored


def _free_slug(review: BroughtIn, wanted: str) -> str:
    taken = {policy.slug for policy in policies_of(review.authority)}
    return next(slug for turn in count(1) if (slug := wanted if turn == 1 else f"{wanted}-{turn}") not in taken)


def _store(review: BroughtIn, actor: User) -> Stored:
    clauses = from_json(review.clauses)
    imported = Imported(title=review.about.get("title", ""), clauses=read_clauses(review, clauses))
    slug = review.policy.slug if review.policy else _free_slug(review, new_slug(imported.title))
    target = Target(review.authority, review.policy, slug, review.label)
    return store_draft(
        imported,
        target,
        actor,
        keep_numbers=review.keeps_numbers,
        fields=edition_fields(review.about, styles_shown(review)),
        matches=match_reviewed(earlier_of(review.policy), clauses, review.chosen),
    )
