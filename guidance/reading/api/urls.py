"""Where the API is. Its bare root is nothing to a program; people read about it at /api/."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, URLResolver, path

from guidance.reading.api.interface import api
from guidance.reading.api.views import missing


def answering_head(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Returns the view answering HEAD as it answers GET; the server leaves the body out. Ninja itself says 405."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        asked, request.method = request.method, "GET" if request.method == "HEAD" else request.method
        try:
            return view(request, *args, **kwargs)
        finally:
            request.method = asked

    return answer


def _with_head(addresses: list[URLPattern | URLResolver]) -> list[URLPattern | URLResolver]:
    for address in addresses:
        if isinstance(address, URLPattern):
            address.callback = answering_head(address.callback)
    return addresses


_addresses, _app, _namespace = api.urls
urlpatterns = [path("api/v1/", missing), path("api/v1/", (_with_head(_addresses), _app, _namespace))]
