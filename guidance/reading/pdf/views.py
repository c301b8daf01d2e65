"""A policy version to take away on paper or to a screen reader."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import in_force
from guidance.reading.found import found_policy
from guidance.reading.pdf.document import document
from guidance.reading.pdf.kept import kept
from guidance.reading.pdf.typesetting import key_of, typeset
from people.models import Authority


@require_safe
def current(request: HttpRequest, authority: str, policy: str) -> HttpResponse:
    """The words in force today, or the first ones to come, as a PDF. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    version = in_force(versions, timezone.localdate()) or versions[-1]
    return _send(request, place.authority, found, version, versions)


@require_safe
def version(request: HttpRequest, authority: str, policy: str, edition: str, number: int) -> HttpResponse:
    """The words published under one number, as a PDF. Raises Http404."""
    place, found, versions = found_policy(authority, policy)
    mine = next((v for v in versions if v.slug == edition and v.number == number), None)
    if mine is None:
        raise Http404
    return _send(request, place.authority, found, mine, versions)


def _send(
    request: HttpRequest,
    authority: Authority,
    policy: PolicyPage,
    version: EditionVersion,
    versions: list[EditionVersion],
) -> HttpResponse:
    told = document(authority, policy, version, versions, timezone.localdate())
    key = key_of(told)
    response = HttpResponse(kept(key, lambda: typeset(told, version.published_at)), content_type="application/pdf")
    name = f"{authority.slug}-{policy.slug}-{version.slug}-v{version.number}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["ETag"] = f'"{key}"'
    if version != in_force(versions, timezone.localdate()):
        response["X-Robots-Tag"] = "noindex"
    conditional = get_conditional_response(request, etag=response["ETag"], response=response)
    assert isinstance(conditional, HttpResponse)
    return conditional
