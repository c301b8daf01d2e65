"""What every page behind a provider's link begins with: the link is open, and it is a provider's on the list."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_http_methods

from links.models import Link
from links.service import address_of, opened_by_link
from wizard.provision.actions.keep_provider import PURPOSE
from wizard.provision.models import Provider, RegisterMark
from wizard.provision.queries import provider_of

View = Callable[..., HttpResponseBase]


def their_page(view: View) -> View:
    """Makes view(request, link, provider, ...) of a page behind a provider's link."""

    @wraps(view)
    def reached(request: HttpRequest, link: Link, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, link, provider_of(link), **kwargs)
        except (Provider.DoesNotExist, PermissionDenied):
            raise Http404 from None

    return require_http_methods(["GET", "HEAD", "POST"])(opened_by_link(PURPOSE)(reached))


def frame(link: Link, provider: Provider) -> dict[str, Any]:
    """Returns what every page behind the link shows."""
    return {"authority": provider.authority, "provider": provider, "home_href": address_of(link)}


def token_of(request: HttpRequest) -> str:
    """Returns the secret part of the address that was opened, for the page's own links."""
    match = request.resolver_match
    return str(match.kwargs["token"]) if match else ""


def last_name(link: Link) -> str:
    """Returns who kept the register last by this link, so that nobody types a name ten times."""
    mark = RegisterMark.objects.filter(by_link=link).order_by("-pk").first()
    return mark.said_by if mark else ""
