"""Whose pages there are, and what is in force on them."""

from dataclasses import dataclass
from datetime import date

from guidance.policies.models import ClauseText, EditionVersion, PolicyPage
from guidance.policies.service import current_versions
from guidance.reading.models import AuthorityPage, GuidePage
from people.enums import AuthorityKind
from people.models import Authority

KIND_ORDER = {AuthorityKind.COUNCIL: 0, AuthorityKind.TRUST: 1, AuthorityKind.SCHOOL: 2}


@dataclass(frozen=True)
class Published:
    """A policy and what is in force of it."""

    policy: PolicyPage
    version: EditionVersion


def authority_pages() -> list[AuthorityPage]:
    """Returns every authority's page: councils, then trusts, then schools, each by name."""
    pages = AuthorityPage.objects.live().select_related("authority")
    return sorted(pages, key=lambda page: (KIND_ORDER[AuthorityKind(page.authority.kind)], page.authority.name))


def authority_page(slug: str) -> AuthorityPage:
    """Returns one authority's page with its authority. Raises AuthorityPage.DoesNotExist."""
    return AuthorityPage.objects.live().select_related("authority__within").get(authority__slug=slug)


def policy_page(place: AuthorityPage, slug: str) -> PolicyPage:
    """Returns one policy of an authority. Raises PolicyPage.DoesNotExist."""
    return PolicyPage.objects.child_of(place).get(slug=slug)


def guide_page(place: AuthorityPage, slug: str) -> GuidePage:
    """Returns one published guide of an authority. Raises GuidePage.DoesNotExist."""
    return GuidePage.objects.child_of(place).live().defer("body").get(slug=slug)


def guides_of(place: AuthorityPage) -> list[GuidePage]:
    """Returns an authority's published guides, in the order of the page tree."""
    return list(GuidePage.objects.child_of(place).live().defer("body").order_by("path"))


def first_policy(place: AuthorityPage) -> PolicyPage | None:
    """Returns the policy that an authority's pages lead to: the first by title that has words, if any has."""
    return PolicyPage.objects.child_of(place).filter(versions__isnull=False).order_by("title").first()


def published_below(places: list[AuthorityPage], on: date) -> dict[int, list[Published]]:
    """Returns authority id -> its policies in force on a day, by title, in two queries."""
    owners = {place.path: place.authority_id for place in places}
    policies = [p for p in PolicyPage.objects.order_by("title") if p.path[: -PolicyPage.steplen] in owners]
    current = current_versions(policies, on)
    found: dict[int, list[Published]] = {owner: [] for owner in owners.values()}
    for policy in policies:
        if policy.pk in current:
            found[owners[policy.path[: -PolicyPage.steplen]]].append(Published(policy, current[policy.pk]))
    return found


def places_inside(authority: Authority) -> list[AuthorityPage]:
    """Returns the pages of the schools that publish inside a council's area."""
    return list(AuthorityPage.objects.live().filter(authority__within=authority).select_related("authority"))


def address_of(text: ClauseText) -> tuple[str, str]:
    """Returns (authority slug, policy slug) of the policy a clause text belongs to."""
    policy = text.edition_version.policy
    return policy.get_parent().slug, policy.slug
