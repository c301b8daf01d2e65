"""Who publishes, and whom to ask there."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Router

from guidance.reading.addresses import whole
from guidance.reading.api.schemas import Authorities, AuthorityOut, Contacts, Problem
from guidance.reading.contact_cards import Card, cards
from guidance.reading.found import found_place
from guidance.reading.queries import authority_pages
from people.models import Authority

router = Router(tags=["Authorities"])
FIELDS = ("role", "about", "audience", "phone", "text", "email", "url", "hours", "reply")


@router.get("/authorities", response=Authorities)
def authorities(request: HttpRequest) -> dict[str, Any]:
    """Every council, trust and school that publishes here: councils first, each kind by name."""
    return {"items": [told(place.authority) for place in authority_pages()]}


@router.get("/authorities/{authority}", response={200: AuthorityOut, 404: Problem})
def authority(request: HttpRequest, authority: str) -> dict[str, Any]:
    """One council, trust or school."""
    return told(found_place(authority).authority)


@router.get("/authorities/{authority}/contacts", response={200: Contacts, 404: Problem})
def contacts(request: HttpRequest, authority: str) -> dict[str, Any]:
    """Whom to ask, by role, the named officer first. People are not named."""
    main, others = cards(found_place(authority).authority)
    return {"items": [*([_contact(main, True)] if main else []), *(_contact(card, False) for card in others)]}


def told(authority: Authority) -> dict[str, Any]:
    """Returns what is said of an authority."""
    return {
        "slug": authority.slug,
        "name": authority.name,
        "kind": authority.kind,
        "within": authority.within.slug if authority.within else "",
        "page": whole(reverse("reading:authority", args=[authority.slug])),
        "policies": whole(reverse("api:policies", args=[authority.slug])),
        "contacts": whole(reverse("api:contacts", args=[authority.slug])),
    }


def _contact(card: Card, named_officer: bool) -> dict[str, Any]:
    return {field: getattr(card, field) for field in FIELDS} | {"named_officer": named_officer}
