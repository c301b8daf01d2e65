"""What changed between two versions, in the words of a letter."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from guidance.alerts.models import Subscription
from guidance.alerts.telling import SPOKEN, changes_below
from guidance.policies.models import EditionVersion
from guidance.policies.service import Change, Changed, compare, wordings_of

MOST = 12
_LONGEST = 240
_VERBS = {Change.REWORDED: "now says", Change.ADDED: "is new", Change.REMOVED: "was taken out; it said"}


@dataclass(frozen=True)
class Told:
    """One clause in a letter: "2.b now says:", its words, and where to read it."""

    opening: str
    words: str
    href: str


def told_changes(held: Subscription, before: EditionVersion, after: EditionVersion) -> dict[str, Any]:
    """Returns what the letter about a change is drawn from: counts, the first changes in words, and links."""
    old, new = wordings_of(before), wordings_of(after)
    found = compare(old, new)
    changes = [change for change in found.changes if SPOKEN & set(change.kinds)]
    if held.clause:
        changes = changes_below(found, held.clause.uid, old, new)
    authority = held.policy.get_parent().slug
    names = [f"{version.slug}.v{version.number}" for version in (before, after)]
    return {
        "counts": in_words(changes),
        "told": [_told(change) for change in changes[:MOST]],
        "more": max(0, len(changes) - MOST),
        "after": after,
        "changes": _whole(reverse("reading:changes", args=[authority, held.policy.slug, *names])),
    }


def changes_in_words(before: EditionVersion, after: EditionVersion) -> str:
    """Returns how many clauses differ in what they say, as `in_words` puts it."""
    return in_words(compare(wordings_of(before), wordings_of(after)).changes)


def in_words(changes: list[Changed]) -> str:
    """Returns "2 clauses say something else, 1 is new and 1 was taken out", leaving out what is none; "" for none."""
    counts = {kind: sum(kind in change.kinds for change in changes) for kind in SPOKEN}
    said = {
        Change.REWORDED: ("says something else", "say something else"),
        Change.ADDED: ("is new", "are new"),
        Change.REMOVED: ("was taken out", "were taken out"),
    }
    parts = [f"{counts[kind]} {said[kind][counts[kind] != 1]}" for kind in said if counts[kind]]
    if not parts:
        return ""
    number, _, rest = parts[0].partition(" ")
    parts[0] = f"{number} clause{'' if number == '1' else 's'} {rest}"
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _told(change: Changed) -> Told:
    wording = change.after or change.before
    assert wording is not None
    kind = next(one for one in change.kinds if one in SPOKEN)
    name = f"Clause {wording.number}" if wording.number else "A clause without a number"
    href = _whole(reverse("reading:clause", args=[wording.uid])) if change.after else ""
    return Told(f"{name} {_VERBS[kind]}:", _shortened(wording.words), href)


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[:_LONGEST].rpartition(" ")[0] + " …"


def _whole(path: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + path
