"""The way to an identity provider and back, which may fail on its side at any moment."""

from collections.abc import Callable
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.providers.openid_connect import views
from django.http import HttpRequest, HttpResponse
from requests import RequestException

# No answer, an answer that is no JSON, JSON without what the standard promises.
FAULTS = (RequestException, ValueError, KeyError)


def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Returns the way to the provider. Raises Http404 for one that this site does not have."""
    return guarded(views.login, request, provider_id)


def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Returns the way on, for whoever comes back from the provider. Raises Http404 as `login` does."""
    return guarded(views.callback, request, provider_id)


def guarded(view: Callable[..., Any], request: HttpRequest, provider_id: str) -> HttpResponse:
    """Returns the view's answer, or the page that says so when the provider failed."""
    try:
        return view(request, provider_id=provider_id)  # type: ignore[no-any-return]  # allauth is not typed
    except FAULTS as fault:
        return render_authentication_error(request, provider_id, exception=fault)  # type: ignore[no-any-return]  # allauth
