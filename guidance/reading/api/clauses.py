"""One clause through all its wordings, and clauses by their words."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from ninja import Query, Router

from guidance.policies.models import ClauseText
from guidance.policies.service import clause_text, in_force, last_words, versions_of
from guidance.reading.addresses import whole
from guidance.reading.api.schemas import ClauseHistory, FoundClauses, Problem
from guidance.reading.change_pages import version_address
from guidance.reading.found import found_place
from guidance.reading.queries import address_of
from guidance.searching.service import Hit, Wanted, find, read

router = Router(tags=["Clauses"])
LONGEST = 200


@router.get("/clauses/{uid}", response={200: ClauseHistory, 404: Problem})
def clause(request: HttpRequest, uid: str) -> dict[str, Any]:
    """A clause by its identity, with the words it had in every version."""
    last = last_words(uid)
    if last is None:
        raise Http404
    slug, policy_slug = address_of(last)
    policy, authority = last.clause.policy, found_place(slug).authority
    current = in_force(versions_of(policy), timezone.localdate())
    texts = ClauseText.objects.filter(clause=last.clause).select_related("edition_version")
    ordered = texts.order_by("-edition_version__effective_from", "-edition_version__number")
    return {
        "uid": uid,
        "authority": slug,
        "policy": policy_slug,
        "topics": last.clause.topics,
        "in_force": bool(current and clause_text(current, uid)),
        "page": whole(reverse("reading:clause", args=[uid])),
        "wordings": [_wording(text, version_address(authority, policy, text.edition_version)) for text in ordered],
    }


@router.get("/search", response={200: FoundClauses, 404: Problem})
def search(
    request: HttpRequest,
    q: str = Query(..., min_length=1, max_length=LONGEST),
    authority: str = Query("", description="Only this authority's policies."),
    page: int = Query(1, ge=1, le=50),
) -> dict[str, Any]:
    """The clauses in force that have these words, 20 a page."""
    owners = (found_place(authority).authority_id,) if authority else ()
    found = find(read(q), Wanted(timezone.localdate(), owners), page)
    return {"total": found.total, "page": found.page, "pages": found.pages, "items": [_hit(hit) for hit in found.hits]}


def _wording(text: ClauseText, address: str) -> dict[str, Any]:
    version = text.edition_version
    copied = "number heading text sha256".split()
    return {name: getattr(text, name) for name in copied} | {
        "edition": version.slug,
        "number_of_version": version.number,
        "effective_from": version.effective_from,
        "page": f"{whole(address)}#{text.clause.uid}",
    }


def _hit(hit: Hit) -> dict[str, Any]:
    uid = hit.text.clause.uid
    return {
        "uid": uid,
        "authority": hit.authority.slug,
        "policy": hit.text.edition_version.policy.slug,
        "number": hit.number,
        "text": hit.text.text,
        "page": whole(reverse("reading:clause", args=[uid])),
    }
