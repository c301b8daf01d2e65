"""What the home page and an authority's own page say."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from guidance.library.models import Service
from guidance.library.service import services_of
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import versions_of
from guidance.reading.change_pages import version_address
from guidance.reading.contact_cards import Card, cards, nobody_named
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import Published, guides_of, places_inside, published_below
from guidance.reading.shell import council_shell
from guidance.reading.states import Tagged, dates_line, review, short_review, version_name
from people.enums import AuthorityKind
from people.models import Authority, School


@dataclass(frozen=True)
class PolicyCard:
    """A policy in force, with its state, and its other editions as (name, address)."""

    title: str
    href: str
    lead: str
    facts: list[str]
    review: Tagged
    short: str
    earlier: list[tuple[str, str]]


@dataclass(frozen=True)
class Publisher:
    """One line of the list of who publishes here."""

    authority: Authority
    href: str
    policies: list[PolicyCard]


def publishers(places: list[AuthorityPage], on: date) -> list[Publisher]:
    """Returns every authority with its policies in force."""
    below = published_below(places, on)
    return [
        Publisher(
            place.authority,
            reverse("reading:authority", args=[place.authority.slug]),
            [_card(place.authority, published, on) for published in below[place.authority_id]],
        )
        for place in places
    ]


def authority_context(place: AuthorityPage, on: date) -> dict[str, Any]:
    """Returns the context of an authority's page."""
    authority = place.authority
    published = published_below([place], on)[authority.pk]
    first = published[0].policy if published else None
    main, others = cards(authority)
    services = services_of(authority)
    return council_shell(authority, first, "What should happen") | {
        "h1": heading(authority),
        "policies": [_card(authority, one, on, versions_of(one.policy)) for one in published],
        "guides": [(guide, reverse("reading:guide", args=[authority.slug, guide.slug])) for guide in guides_of(place)],
        "services": len(services),
        "inside": publishers(places_inside(authority), on),
        "contact": main,
        "named_at_schools": named_at_schools(authority),
        "contact_heading": _contact_heading(authority),
        "other_contacts": [one for one in others if not _in_the_directory(one, services)],
        "nobody": nobody_named(authority),
        "is_council": authority.kind == AuthorityKind.COUNCIL,
    }


def named_at_schools(authority: Authority) -> list[School]:
    """Returns the schools of a trust, or the school itself, that name who answers for these pupils (W12).

    A council's page names none: it has hundreds, and who asks there asks the council.
    """
    if authority.kind == AuthorityKind.COUNCIL:
        return []
    return list(School.objects.filter(authority=authority).exclude(named_mailbox="").order_by("name"))


def heading(authority: Authority) -> str:
    """Returns the page's heading, from the family's side."""
    name = short_name(authority)
    if authority.kind == AuthorityKind.COUNCIL:
        return f"When a child in {name} is too unwell for school"
    if authority.kind == AuthorityKind.TRUST:
        return f"When a child at one of the {name} is too unwell to come in"
    return f"When a child at {name} is too unwell to come in"


def short_name(authority: Authority) -> str:
    """Returns the name without what it has in brackets; a council's as people say it: "Norfolk"."""
    name = authority.name.partition(" (")[0]
    if authority.kind == AuthorityKind.COUNCIL:
        return name.removesuffix(" Council").removesuffix(" County")
    return name


def _in_the_directory(contact: Card, services: list[Service]) -> bool:
    """Whether the directory of services, which the page leads to, says how to reach this contact already."""
    reached = {way for one in services for way in (one.phone, one.text, one.email) if way}
    return bool(reached & {contact.phone, contact.text, contact.email})


def _contact_heading(authority: Authority) -> str:
    return "Your named officer" if authority.kind == AuthorityKind.COUNCIL else "Who to talk to first"


def _card(
    authority: Authority, published: Published, on: date, versions: list[EditionVersion] | None = None
) -> PolicyCard:
    version = published.version
    return PolicyCard(
        title=version.title,
        href=reverse("reading:policy", args=[authority.slug, published.policy.slug]),
        lead=version.lead,
        facts=dates_line(version),
        review=review(version, on),
        short=short_review(version, on),
        earlier=_others(authority, published.policy, version, versions or []),
    )


def _others(
    authority: Authority, policy: PolicyPage, current: EditionVersion, versions: list[EditionVersion]
) -> list[tuple[str, str]]:
    others = [version for version in versions if version.pk != current.pk]
    return [(version_name(version, versions), version_address(authority, policy, version)) for version in others]
