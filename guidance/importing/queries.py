"""Questions about importing: where a person may bring policies in, and what they are reviewing."""

from django.db.models import QuerySet

from guidance.importing.documents.drafts import policies_of
from guidance.importing.models import BroughtIn
from guidance.policies.models import PolicyPage
from people.enums import Role
from people.models import Authority, User
from people.service import authorities_with


def authorities_edited_by(user: User) -> QuerySet[Authority]:
    """Returns the authorities whose policies the user may bring in: all for a superuser."""
    return Authority.objects.all() if user.is_superuser else authorities_with(user, {Role.EDITOR})


def places_for(user: User) -> list[tuple[Authority, PolicyPage | None]]:
    """Returns every authority the user edits with each of its policies, and with None for a new one."""
    return [
        (authority, policy)
        for authority in authorities_edited_by(user)
        for policy in [*policies_of(authority), None]
    ]  # fmt: skip


def in_review_by(user: User) -> QuerySet[BroughtIn]:
    """Returns what was brought in for the authorities the user edits and is not saved yet, the latest first."""
    found = BroughtIn.objects.filter(authority__in=authorities_edited_by(user), done_at__isnull=True)
    return found.select_related("authority", "policy", "by").defer("source", "clauses", "steps", "findings")
