"""What stands beside the API itself: its description for programs and for people, and the answer to wrong addresses."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guidance.reading.addresses import whole
from guidance.reading.api.answers import opened
from guidance.reading.api.interface import api


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """Returns the OpenAPI description."""
    return opened(request, JsonResponse(api.get_openapi_schema(path_prefix=reverse("api:api-root"))))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """Shows people what the API gives, with an example of each address."""
    return render(request, "reading/api.html", {"calls": calls(), "openapi": whole(reverse("reading:openapi"))})


def missing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answers 404 in JSON: whoever asks here is a program."""
    return opened(request, JsonResponse({"detail": "Not Found"}, status=404))


def calls() -> list[dict[str, Any]]:
    """Returns each address of the API with what it gives, from the OpenAPI description itself."""
    described = api.get_openapi_schema(path_prefix=reverse("api:api-root"))
    return [
        {
            "address": address,
            "gives": one["get"]["description"],
            "asks": [given for given in one["get"]["parameters"] if given["in"] == "query"],
        }
        for address, one in described["paths"].items()
    ]
