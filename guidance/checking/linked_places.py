"""Where the published policies, the library and the contacts lead: every address, and who looks after it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import unescape

from django.urls import reverse

from guidance.checking.link_answers import is_web, page_of
from guidance.checking.models import LinkedDocument
from guidance.library.models import Contact, Service, Source
from guidance.policies.models import ClauseText, PolicyPage
from guidance.policies.service import current_versions
from people.models import Authority

_HREF = re.compile(r"<a\b[^>]*\bhref=\"([^\"]*)\"")


@dataclass(frozen=True)
class Place:
    """Somewhere that an address stands. No authority where it is in the library, which belongs to nobody."""

    authority: Authority | None
    where: str
    screen: str = ""


def linked_places(on: date) -> dict[str, list[Place]]:
    """Returns each web address, without its place on the page, with everywhere it stands on a day."""
    found: dict[str, list[Place]] = defaultdict(list)
    for href, place in _everywhere(on):
        if is_web(href):
            found[page_of(href)].append(place)
    return dict(found)


def _everywhere(on: date) -> Iterator[tuple[str, Place]]:
    by_path = {authority.page.path: authority for authority in Authority.objects.select_related("page")
               if hasattr(authority, "page")}  # fmt: skip
    yield from _in_clauses(on, by_path)
    for contact in Contact.objects.exclude(url="").select_related("authority"):
        yield contact.url, Place(contact.authority, f"the contact “{contact.role}”")
    for service in Service.objects.exclude(url="").select_related("authority"):
        yield service.url, Place(service.authority, f"the service “{service.name}”")
    for document in LinkedDocument.objects.exclude(url="").select_related("policy"):
        screen = reverse("cms_checking:completeness", args=[document.policy_id])
        yield document.url, Place(_owner(document.policy, by_path), f"the linked document “{document.title}”", screen)
    for source in Source.objects.exclude(url=""):
        yield source.url, Place(None, f"the library's “{source.title}”")


def _in_clauses(on: date, by_path: dict[str, Authority]) -> Iterator[tuple[str, Place]]:
    policies = {policy.pk: policy for policy in PolicyPage.objects.live()}
    versions = {version.pk: version for version in current_versions(policies.values(), on).values()}
    texts = ClauseText.objects.filter(edition_version__in=versions, html__contains="<a ")
    for version, number, html in texts.values_list("edition_version_id", "number", "html").iterator():
        policy, edition = policies[versions[version].policy_id], versions[version].edition_id
        where = f"clause {number} of “{policy.title}”" if number else f"“{policy.title}”"
        place = Place(_owner(policy, by_path), where, reverse("cms_checking:checks", args=[edition]))
        yield from ((unescape(href), place) for href in _HREF.findall(html))


def _owner(policy: PolicyPage, by_path: dict[str, Authority]) -> Authority | None:
    return by_path.get(policy.path[: -policy.steplen])
