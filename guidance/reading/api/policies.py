"""Policies, and the versions of their editions as published."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from guidance.policies.models import ClauseText, EditionVersion, PolicyPage
from guidance.policies.service import in_force
from guidance.reading.addresses import whole
from guidance.reading.api.schemas import Clauses, Policies, PolicyOut, Problem, VersionOut, Versions
from guidance.reading.change_pages import version_address
from guidance.reading.found import found_place, found_policy
from guidance.reading.queries import published_below
from people.models import Authority

router = Router(tags=["Policies"])
PAGE, MOST = 100, 500
ONE = "/authorities/{authority}/policies/{policy}"
VERSION = ONE + "/versions/{edition}/{number}"


@router.get("/authorities/{authority}/policies", response={200: Policies, 404: Problem})
def policies(request: HttpRequest, authority: str) -> dict[str, Any]:
    """The policies of one authority that are in force today."""
    place = found_place(authority)
    found = published_below([place], timezone.localdate())[place.authority_id]
    return {"items": [_policy(place.authority, one.policy, one.version, one.version) for one in found]}


@router.get(ONE, response={200: PolicyOut, 404: Problem})
def policy(request: HttpRequest, authority: str, policy: str) -> dict[str, Any]:
    """One policy, with the version in force today, if one is."""
    place, found, versions = found_policy(authority, policy)
    current = in_force(versions, timezone.localdate())
    return _policy(place.authority, found, versions[0], current)


@router.get(ONE + "/versions", response={200: Versions, 404: Problem})
def versions(request: HttpRequest, authority: str, policy: str) -> dict[str, Any]:
    """Every published version of a policy, newest first; also those that are replaced or not yet in force."""
    place, found, held = found_policy(authority, policy)
    current = in_force(held, timezone.localdate())
    return {"items": [_version(place.authority, found, one, current) for one in held]}


@router.get(VERSION, response={200: VersionOut, 404: Problem})
def version(request: HttpRequest, authority: str, policy: str, edition: str, number: int) -> dict[str, Any]:
    """One version: frozen for ever."""
    place, found, held = found_policy(authority, policy)
    return _version(place.authority, found, _named(held, edition, number), in_force(held, timezone.localdate()))


@router.get(VERSION + "/clauses", response={200: Clauses, 404: Problem})
def clauses(
    request: HttpRequest,
    authority: str,
    policy: str,
    edition: str,
    number: int,
    after: int = Query(-1, ge=-1, le=2**31, description="The place after which to go on: take it from `next`."),
    limit: int = Query(PAGE, ge=1, le=MOST),
) -> dict[str, Any]:
    """The words of one version in reading order, a page at a time."""
    _, _, held = found_policy(authority, policy)
    texts = ClauseText.objects.filter(edition_version=_named(held, edition, number), sort_key__gt=after)
    shown = list(texts.select_related("clause", "parent__clause").order_by("sort_key")[: limit + 1])
    more = len(shown) > limit
    here = reverse("api:clauses", args=[authority, policy, edition, number])
    onward = f"{here}?after={shown[limit - 1].sort_key}&limit={limit}" if more else ""
    return {"items": [_clause(text) for text in shown[:limit]], "next": whole(onward)}


def _named(versions: list[EditionVersion], edition: str, number: int) -> EditionVersion:
    found = next((one for one in versions if one.slug == edition and one.number == number), None)
    if found is None:
        raise Http404
    return found


def _policy(
    authority: Authority, policy: PolicyPage, latest: EditionVersion, current: EditionVersion | None
) -> dict[str, Any]:
    names = [authority.slug, policy.slug]
    return {
        "slug": policy.slug,
        "authority": authority.slug,
        "title": (current or latest).title,
        "page": whole(reverse("reading:policy", args=names)),
        "feed": whole(reverse("feeds:policy", args=names)),
        "current": _version(authority, policy, current, current) if current else None,
        "versions": whole(reverse("api:versions", args=names)),
    }


COPIED = "number title effective_from issued_on review_due approved_by change_note note published_at sha256".split()


def _version(
    authority: Authority, policy: PolicyPage, version: EditionVersion, current: EditionVersion | None
) -> dict[str, Any]:
    names = [authority.slug, policy.slug, version.slug, version.number]
    return {name: getattr(version, name) for name in COPIED} | {
        "edition": version.slug,
        "in_force": version == current,
        "page": whole(version_address(authority, policy, version)),
        "pdf": whole(reverse("reading:version_pdf", args=names)),
        "clauses": whole(reverse("api:clauses", args=names)),
    }


def _clause(text: ClauseText) -> dict[str, Any]:
    copied = "number kind level heading text html sources sha256".split()
    under = text.parent.clause.uid if text.parent else ""
    return {name: getattr(text, name) for name in copied} | {"uid": text.clause.uid, "under": under}
