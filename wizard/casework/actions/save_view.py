"""A person keeps filters of the register under a name of their own, and forgets them again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from wizard.casework.models import SavedView

MOST = 20


class TooManyViews(ValueError):
    """The person keeps as many as fit on the page."""


@transaction.atomic
def save_view(actor: User, name: str, filters: str) -> SavedView:
    """Returns the view; the same name again takes the new filters. Raises PermissionDenied, TooManyViews."""
    if not holds(actor, CASE_ROLES):
        raise PermissionDenied
    mine = SavedView.objects.filter(person=actor)
    if mine.exclude(name=name).count() >= MOST:
        raise TooManyViews(f"You keep {MOST} views already: forget one first")
    view, _ = SavedView.objects.update_or_create(
        person=actor, name=name, defaults={"filters": filters[:400], "saved_at": timezone.now()}
    )
    return view


def forget_view(actor: User, view: SavedView) -> None:
    """Deletes a view of the person's own. Raises PermissionDenied for another's."""
    if view.person_id != actor.pk:
        raise PermissionDenied
    view.delete()
