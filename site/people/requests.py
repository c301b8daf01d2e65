"""Who is asking: the signed-in person of a request, typed."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from people.models import User


def signed_in(request: HttpRequest) -> User:
    """Returns the signed-in user. Raises PermissionDenied for a stranger, whom the view should have stopped before."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied
