"""Published versions, newest first, as a feed tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html

from guidance.alerts.service import changes_in_words
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import version_before
from guidance.reading.addresses import whole
from guidance.reading.change_pages import changes_address, version_address
from guidance.reading.dates import day
from guidance.reading.models import AuthorityPage
from guidance.reading.states import version_name
from people.models import Authority

MOST = 30


@dataclass(frozen=True)
class Entry:
    """One published version. `href` leads to what changed, or to the words when they are the first."""

    ident: str
    title: str
    summary: str
    href: str
    author: str
    published_at: datetime


def entries_of_places(places: Iterable[AuthorityPage]) -> list[Entry]:
    """Returns the latest published versions below these places, at most 30."""
    owners = {place.path: place.authority for place in places}
    policies = PolicyPage.objects.live()
    held = {one.pk: (owners[path], one) for one in policies if (path := one.path[: -PolicyPage.steplen]) in owners}
    return _entries(held)


def entries_of_policy(authority: Authority, policy: PolicyPage) -> list[Entry]:
    """Returns the latest published versions of one policy, at most 30."""
    return _entries({policy.pk: (authority, policy)})


def _entries(held: dict[int, tuple[Authority, PolicyPage]]) -> list[Entry]:
    every: dict[int, list[EditionVersion]] = {pk: [] for pk in held}
    for version in EditionVersion.objects.filter(policy__in=held).order_by("-published_at", "-pk"):
        every[version.policy_id].append(version)
    latest = sorted((v for versions in every.values() for v in versions), key=_newest, reverse=True)[:MOST]
    return [_entry(*held[version.policy_id], version, every[version.policy_id]) for version in latest]


def _newest(version: EditionVersion) -> tuple[datetime, int]:
    return version.published_at, version.pk


def _entry(authority: Authority, policy: PolicyPage, version: EditionVersion, versions: list[EditionVersion]) -> Entry:
    permanent = version_address(authority, policy, version)
    before = version_before(version, versions)
    said = [version.change_note.strip(), f"In force from {day(version.effective_from)}."]
    if before:
        counted = changes_in_words(before, version)
        said.append(f"{counted}." if counted else "Every clause says what it said before.")
    return Entry(
        ident=whole(permanent),
        title=f"{authority.name}: {version.title}, {version_name(version, versions)}",
        summary=format_html("<p>{}</p>", " ".join(filter(None, said))),
        href=whole(changes_address(authority, policy, before, version, versions) if before else permanent),
        author=authority.name,
        published_at=version.published_at,
    )
