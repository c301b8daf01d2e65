"""The findings of a review as it stands, by its own facts."""

from django.utils import timezone

from guidance.importing.documents.drafts import type_of_new_policy
from guidance.importing.models import BroughtIn
from guidance.importing.review.checked import findings_of, metadata_of
from guidance.importing.review.clauses import ReviewedClause


def find(review: BroughtIn, clauses: list[ReviewedClause]) -> list[dict[str, str]]:
    """Returns what the checks say of these clauses under the review's title, dates and kind of policy."""
    kind = review.policy.policy_type if review.policy else type_of_new_policy(review.authority)
    metadata = metadata_of(review.about | {"title": review.title}, kind, review.label)
    return findings_of(clauses, metadata, timezone.localdate())
