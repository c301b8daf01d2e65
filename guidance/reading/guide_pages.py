"""What a parents' guide shows: its time line, its parts, and the clauses each part explains."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from guidance.policies.models import ClauseText
from guidance.reading.contact_cards import cards
from guidance.reading.dates import day
from guidance.reading.first_uses import FirstUses
from guidance.reading.guide_checks import ChangedClause, changed_clauses, words_today
from guidance.reading.models import AuthorityPage, GuidePage, GuidePart
from guidance.reading.queries import first_policy
from guidance.reading.shell import council_shell


@dataclass(frozen=True)
class Tab:
    """A clause in its arrow tab; one without a number is named by the nearest heading."""

    number: str
    href: str
    words: str = ""


@dataclass(frozen=True)
class ShownPart:
    """One part as read. `since` is the day of the change it is being checked against, or blank."""

    anchor: str
    heading: str
    when: str
    html: SafeString
    tabs: list[Tab]
    since: str
    checked_on: str


@dataclass(frozen=True)
class Step:
    """One stop of the time line: it leads to the part, where the clauses are."""

    when: str
    text: SafeString


def guide_context(place: AuthorityPage, guide: GuidePage, on: date) -> dict[str, Any]:
    """Returns the context of a guide's page."""
    policy = first_policy(place)
    around = council_shell(place.authority, policy, "") | {
        "guide": guide,
        "contact": cards(place.authority)[0],
        "policy_href": reverse("reading:policy", args=[place.authority.slug, policy.slug]) if policy else "",
    }
    return around | guide_words(list(guide.parts.all()), on)


def guide_words(parts: list[GuidePart], on: date) -> dict[str, Any]:
    """Returns the part of the context that the words give: the parts, the time line made from them, and the day on
    which all were checked, if that was one day and no clause has changed since.
    """
    shown = shown_parts(parts, on)
    days = {part.checked_on for part in shown}
    return {
        "parts": shown,
        "checked_on": days.pop() if len(days) == 1 and not any(part.since for part in shown) else "",
        "steps": [Step(part.when, _leads_to(part)) for part in shown if part.when],
    }


def shown_parts(parts: list[GuidePart], on: date) -> list[ShownPart]:
    """Returns the parts as readers see them on a day, with short forms explained where each is first used."""
    today = words_today({uid for part in parts for uid in part.checked}, on)
    changed = changed_clauses(parts, today, on)
    first_uses = FirstUses()
    return [
        ShownPart(
            anchor=part.anchor,
            heading=part.heading,
            when=part.when,
            html=mark_safe(first_uses.explained(part.html)),
            tabs=tabs_of(today[uid] for uid in part.clauses if uid in today),
            since=_last_change(changed.get((part.guide_id, part.key), [])),
            checked_on=day(part.checked_on),
        )
        for part in parts
    ]


def tabs_of(texts: Iterable[ClauseText]) -> list[Tab]:
    """Returns one tab for each number among these clauses, in the order given."""
    found: dict[tuple[int, str], Tab] = {}
    for text in texts:
        chain = [text]
        while chain[-1].parent is not None and len(chain) < 4:
            chain.append(chain[-1].parent)
        number = next((above.number for above in chain if above.number), "")
        words = "" if number else next((above.heading for above in chain if above.heading), "")
        tab = Tab(number, reverse("reading:clause", args=[text.clause.uid]), words)
        found.setdefault((text.edition_version_id, number or words), tab)
    return list(found.values())


def _last_change(changed: list[ChangedClause]) -> str:
    return day(max(clause.since for clause in changed)) if changed else ""


def _leads_to(part: ShownPart) -> SafeString:
    return format_html('<a href="#{}">{}</a>', part.anchor, part.heading)
