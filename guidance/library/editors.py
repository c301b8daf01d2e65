"""Who looks after an authority's part of the library: its editors, and whoever runs the site."""

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from people.enums import Role
from people.models import Authority, User
from people.service import authorities_with, holds


def edited_by(user: User) -> QuerySet[Authority]:
    """Returns the authorities whose contacts, services and tasks the user looks after."""
    return Authority.objects.all() if runs_the_site(user) else authorities_with(user, {Role.EDITOR})


def editors_of(authority: Authority) -> QuerySet[User]:
    """Returns everyone who edits for the authority now."""
    editing = User.objects.filter(
        is_active=True,
        memberships__authority=authority,
        memberships__role=Role.EDITOR,
        memberships__ended_at__isnull=True,
    )
    return editing.distinct().order_by("email")


def require_editor(user: User, authority: Authority) -> None:
    """Raises PermissionDenied unless the user looks after this authority."""
    if not (runs_the_site(user) or holds(user, {Role.EDITOR}, authority=authority)):
        raise PermissionDenied("You may not edit for this authority.")


def require_site_owner(user: User) -> None:
    """Raises PermissionDenied for all but whoever runs the site: sources are the same for every authority."""
    if not runs_the_site(user):
        raise PermissionDenied("Only whoever runs the site may change a source.")


def runs_the_site(user: User) -> bool:
    """Whether the user is a superuser whose account is open."""
    return user.is_active and user.is_superuser
