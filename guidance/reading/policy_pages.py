"""Everything a policy page shows, gathered for its template."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from guidance.library.service import sources_by_key
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import in_force, texts_of, version_before
from guidance.reading.about_edition import about_edition
from guidance.reading.amendments import amendment_record
from guidance.reading.audiences import reader
from guidance.reading.change_pages import changes_address, version_address
from guidance.reading.contact_cards import Card, card_then, cards
from guidance.reading.dates import day
from guidance.reading.first_uses import FirstUses
from guidance.reading.lines import lay_out, sources_named, stored_lines
from guidance.reading.linked_documents import linked_documents
from guidance.reading.shell import council_shell
from guidance.reading.states import dates_line, edition_name, force, review, version_name
from people.models import Authority


@dataclass(frozen=True)
class Banner:
    """The one thing said above a policy."""

    heading: str
    text: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True)
class EditionRow:
    """One line of the list of editions."""

    name: str
    href: str
    state: str
    note: str
    change: str
    here: bool
    changes_href: str


def policy_context(
    authority: Authority,
    policy: PolicyPage,
    version: EditionVersion,
    versions: list[EditionVersion],
    on: date,
    wanted: str = "",
) -> dict[str, Any]:
    """Returns the template's context for one version. `versions` are all of the policy, newest first.

    `wanted` is the audience that the text is read for, blank for everyone.
    """
    current = in_force(versions, on)
    lines = stored_lines(texts_of(version))
    for_whom = reader(lines, wanted)
    return council_shell(authority, policy, "Policy") | {
        "title": version.title,
        "version": version,
        "states": [force(version, current, on), *([review(version, on)] if version == current else [])],
        "facts": dates_line(version),
        "banner": banner(authority, policy, version, versions, on),
        "layout": lay_out(
            lines,
            sources_by_key(sources_named(lines)),
            for_whom.places if for_whom else None,
            FirstUses().explained,
        ),
        "reader": for_whom,
        "about": about_edition(version),
        "amendments": amendment_record(version, lines),
        "documents": linked_documents(authority, policy, on) if version == current else [],
        "following": reverse("alerts:follow", args=[authority.slug, policy.slug]) if version == current else "",
        "editions": _editions(authority, policy, version, versions, on),
        **_contact(authority, version, current, on),
    }


def _contact(
    authority: Authority, version: EditionVersion, current: EditionVersion | None, on: date
) -> dict[str, Card | None]:
    """Whom to ask now; below earlier words also who it was then, where that was kept."""
    replaced = version != current and version.effective_from <= on
    return {"contact": cards(authority)[0], "contact_then": card_then(version) if replaced else None}


def banner(
    authority: Authority, policy: PolicyPage, version: EditionVersion, versions: list[EditionVersion], on: date
) -> Banner | None:
    """Returns that these words are replaced or still to come; else what changed since the words before them."""
    current = in_force(versions, on)
    home = reverse("reading:policy", args=[authority.slug, policy.slug])
    if version.effective_from > on:
        text = f"These words start on {day(version.effective_from)}."
        return Banner("This is not in force yet", text, home if current else "", "Read the words in force")
    if current and version != current:
        same = current.edition_id == version.edition_id
        text = "It has been corrected since." if same else f"The {edition_name(current.label)} is in force now."
        return Banner("This is an earlier wording", text, home, "Read the words in force")
    before = version_before(version, versions)
    if before and version.change_note:
        href = changes_address(authority, policy, before, version, versions)
        return Banner("What changed", version.change_note, href, "See what changed")
    return None


def _editions(
    authority: Authority, policy: PolicyPage, shown: EditionVersion, versions: list[EditionVersion], on: date
) -> list[EditionRow]:
    current = in_force(versions, on)
    return [
        EditionRow(
            name=version_name(version, versions),
            href=version_address(authority, policy, version),
            state=force(version, current, on).text,
            note=f"Published {day(localdate(version.published_at))}.",
            change=version.change_note,
            here=version == shown,
            changes_href=_changes_href(authority, policy, version, versions),
        )
        for version in versions
    ]


def _changes_href(
    authority: Authority, policy: PolicyPage, version: EditionVersion, versions: list[EditionVersion]
) -> str:
    before = version_before(version, versions)
    return changes_address(authority, policy, before, version, versions) if before else ""
