"""One step of restructuring: the clauses changed, the way back kept, the findings asked again."""

from collections.abc import Callable

from guidance.importing.actions.under_review import in_hand
from guidance.importing.models import BroughtIn
from guidance.importing.review.clauses import from_json
from guidance.importing.review.finding import find
from guidance.importing.review.restructuring import Clauses
from guidance.importing.review.steps import MOST_STEPS, step_between
from people.models import User


def change_clauses(
    actor: User, review_id: int, lock_version: int, said: str, change: Callable[[Clauses], Clauses]
) -> BroughtIn:
    """Stores the clauses as `change` returns them; `said` names the step for undoing.

    Raises StaleReview, PermissionDenied, and what `change` raises.
    """
    with in_hand(actor, review_id, lock_version) as review:
        before = review.clauses
        changed = change(from_json(before))
        review.clauses = [clause.as_json() for clause in changed]
        step = step_between(before, review.clauses)
        if step["old"] or step["new"]:
            review.steps = [*review.steps, step | {"said": said}][-MOST_STEPS:]
            review.findings = find(review, changed)
    return review
