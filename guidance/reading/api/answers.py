"""How the API answers: JSON that any site may read, with a mark by which a copy is known, and no cookies."""

import hashlib
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from ninja import NinjaAPI


class PublicApi(NinjaAPI):
    """Read-only, so open to every site (CORS) and never signed in to."""

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """Returns the answer, or 304 when the asker's copy is still right."""
        return opened(request, super().create_response(request, data, **options))


def opened(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Returns a public JSON answer with its ETag and permission for other sites, or 304."""
    response["Access-Control-Allow-Origin"] = "*"
    if response.status_code != 200:
        return response
    response["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(answer, HttpResponse)
    answer["Access-Control-Allow-Origin"] = "*"
    return answer
