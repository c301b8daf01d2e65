"""What changed between two versions of a policy, laid out for its page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.urls import reverse

from guidance.policies.enums import ClauseKind
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.service import (
    Change,
    Changed,
    Comparison,
    Fate,
    Piece,
    Wording,
    compare,
    own_reasons,
    wordings_of,
)
from guidance.reading.shell import council_shell
from guidance.reading.states import named_in_a_sentence, version_name
from people.models import Authority

_DESIGNATOR = re.compile(r"(?P<slug>[-\w]+)(?:\.v(?P<number>[1-9]\d{0,5}))?", re.ASCII)
_TONES = {Change.REWORDED: "warn", Change.ADDED: "good", Change.REMOVED: "stop"}


@dataclass(frozen=True)
class Entry:
    """One clause that changed. `old` and `new` are its pieces on either side; both empty when its words stayed."""

    tags: list[tuple[str, str]]
    was: str
    now: str
    was_href: str
    now_href: str
    same: str
    old: list[Piece]
    new: list[Piece]
    why: str


@dataclass(frozen=True)
class Group:
    """Changes that follow each other under one heading."""

    heading: str
    entries: list[Entry]


@dataclass(frozen=True)
class Filter:
    """A link that shows one kind of change; `kind` is "" for the link back to all."""

    kind: str
    count: int
    here: bool


def version_named(named: str, versions: list[EditionVersion]) -> EditionVersion | None:
    """Returns the version that "2024-25" (its latest) or "2024-25.v1" names; None when there is none."""
    match = _DESIGNATOR.fullmatch(named)
    if match is None:
        return None
    mine = [version for version in versions if version.slug == match["slug"]]
    if match["number"]:
        mine = [version for version in mine if version.number == int(match["number"])]
    return max(mine, key=lambda version: version.number, default=None)


def designator(version: EditionVersion, versions: list[EditionVersion]) -> str:
    """Returns how an address names a version: its edition, and the number unless it is the latest."""
    latest = max(other.number for other in versions if other.edition_id == version.edition_id)
    return version.slug if version.number == latest else f"{version.slug}.v{version.number}"


def version_address(authority: Authority, policy: PolicyPage, version: EditionVersion) -> str:
    """Returns the address that shows these very words for ever."""
    return reverse("reading:version", args=[authority.slug, policy.slug, version.slug, version.number])


def changes_address(
    authority: Authority,
    policy: PolicyPage,
    before: EditionVersion,
    after: EditionVersion,
    versions: list[EditionVersion],
) -> str:
    """Returns the address of the page that compares two versions."""
    names = [designator(version, versions) for version in (before, after)]
    return reverse("reading:changes", args=[authority.slug, policy.slug, *names])


def changes_context(
    authority: Authority,
    policy: PolicyPage,
    before: EditionVersion,
    after: EditionVersion,
    versions: list[EditionVersion],
    show: str,
) -> dict[str, Any]:
    """Returns the template's context. `show` is a kind of change, or anything else for what a reader needs first."""
    old, new = wordings_of(before), wordings_of(after)
    found = compare(old, new)
    shown = found.of(Change(show)) if show in set(Change) else _first(found)
    addresses = [version_address(authority, policy, version) for version in (before, after)]
    left, right = (
        _Side(*pair) for pair in zip(addresses, ({w.uid: w for w in old}, {w.uid: w for w in new}), strict=True)
    )
    return council_shell(authority, policy, "Policy") | {
        "policy_href": reverse("reading:policy", args=[authority.slug, policy.slug]),
        "policy_title": after.title,
        "found": found,
        "moved": len(found.of(Change.MOVED)),
        "renumbered": sum(1 for c in found.of(Change.RENUMBERED) if Change.REWORDED not in c.kinds),
        "filters": _filters(found, show),
        "groups": _groups(shown, left, right, _reasons(before, after)),
        "notes": _notes(before, after, versions),
        **_names(before, after, versions),
    }


def _names(before: EditionVersion, after: EditionVersion, versions: list[EditionVersion]) -> dict[str, str]:
    old, new = (version_name(version, versions) for version in (before, after))
    return {
        "before": old,
        "after": new,
        "named_before": named_in_a_sentence(old),
        "named_after": named_in_a_sentence(new),
    }


@dataclass(frozen=True)
class _Side:
    """One of the two versions: the address of its words, and each clause by uid."""

    href: str
    wordings: Mapping[str, Wording]

    def number(self, wording: Wording | None) -> str:
        """The number a clause is known by: its own, or that of the nearest above which has one."""
        while wording is not None and not wording.number:
            wording = self.wordings.get(wording.under)
        return wording.number if wording else ""

    def heading(self, wording: Wording | None) -> str:
        """The nearest heading: a heading's own words, else those it stands under."""
        while wording is not None and wording.kind != ClauseKind.HEADING:
            wording = self.wordings.get(wording.under)
        return wording.words.partition("\n")[0] if wording else ""

    def link(self, uid: str) -> str:
        """The address of a clause among these words."""
        return f"{self.href}#{uid}" if uid in self.wordings else ""


def _first(found: Comparison) -> list[Changed]:
    """Returns all but what has only a new number; those as well when nothing else changed."""
    told = [change for change in found.changes if change.kinds != (Change.RENUMBERED,)]
    return told or found.changes


def _filters(found: Comparison, show: str) -> list[Filter]:
    counted = [Filter(kind.value, len(found.of(kind)), kind == show) for kind in Change]
    filters = [one for one in counted if one.count]
    return [*filters, Filter("", 0, False)] if show in set(Change) else filters


def _reasons(before: EditionVersion, after: EditionVersion) -> dict[str, str]:
    """Returns uid -> why its clause changed, as the editors said in the later version."""
    return own_reasons(after.reasons, before.reasons if before.edition_id == after.edition_id else {})


def _groups(changes: list[Changed], old: _Side, new: _Side, reasons: Mapping[str, str]) -> list[Group]:
    def heading(change: Changed) -> str:
        return new.heading(change.after) if change.after else old.heading(change.before)

    return [
        Group(words or "Before the first heading", [_entry(change, old, new, reasons) for change in held])
        for words, held in groupby(changes, key=heading)
    ]


def _entry(change: Changed, old: _Side, new: _Side, reasons: Mapping[str, str]) -> Entry:
    was, now = old.number(change.before), new.number(change.after)
    return Entry(
        tags=[(kind.value.capitalize(), _TONES.get(kind, "")) for kind in change.kinds],
        was=was if was != now else "",
        now=now,
        was_href=old.link(change.uid),
        now_href=new.link(change.uid),
        same="" if change.pieces or not change.after else change.after.words,
        old=[piece for piece in change.pieces if piece.fate != Fate.ADDED] if change.before else [],
        new=[piece for piece in change.pieces if piece.fate != Fate.REMOVED] if change.after else [],
        why=reasons.get(change.uid, ""),
    )


def _notes(before: EditionVersion, after: EditionVersion, versions: list[EditionVersion]) -> list[str]:
    """Returns what the editors wrote of these changes, oldest first: of each version from one to the other."""
    first = before.number if before.edition_id == after.edition_id else 0
    between = [v for v in versions if v.edition_id == after.edition_id and first < v.number <= after.number]
    return [v.change_note for v in sorted(between, key=lambda v: v.number) if v.change_note]
