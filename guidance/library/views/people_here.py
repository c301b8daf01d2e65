"""Whom the CMS has let in."""

from django.http import Http404, HttpRequest

from guidance.library.editors import runs_the_site
from people.models import User


def editor(request: HttpRequest) -> User:
    """Returns the signed-in user; the wall round the CMS lets in editors alone. Raises Http404 for strangers."""
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def site_owner(request: HttpRequest) -> User:
    """Returns the user who runs the site. Raises Http404 for others: for them there is no such page."""
    user = editor(request)
    if not runs_the_site(user):
        raise Http404
    return user
