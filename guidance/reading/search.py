"""Words looked for in the policies in force."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.db.models import Q
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from guidance.policies.models import ClauseText
from guidance.reading.models import AuthorityPage
from guidance.reading.queries import published_below
from people.models import Authority

MOST = 50
_EXCERPT = 260
_EDGES = "\"'“”‘’.,;:!?()[]{}«»"


@dataclass(frozen=True)
class Hit:
    """A clause that has all the words."""

    authority: Authority
    policy: str
    uid: str
    number: str
    heading: str
    excerpt: SafeString


def words_of(text: str) -> list[str]:
    """Returns the words to look for: once each, without the punctuation around them."""
    stripped = (word.strip(_EDGES) for word in text.split())
    return list(dict.fromkeys(word.lower() for word in stripped if word))


def find_clauses(words: list[str], places: Collection[AuthorityPage], on: date) -> tuple[list[Hit], bool]:
    """Returns up to 50 clauses in force that have every word, in the order of their policies, and whether more do."""
    if not words:
        return [], False
    below = published_below(list(places), on)
    owners = {published.version.pk: place.authority for place in places for published in below[place.authority_id]}
    wanted = Q(edition_version__in=list(owners))
    for word in words:
        wanted &= Q(text__icontains=word) | Q(heading__icontains=word)
    found = (
        ClauseText.objects.filter(wanted)
        .select_related("clause", "edition_version", "parent__parent__parent")
        .order_by("edition_version", "sort_key")[: MOST + 1]
    )
    hits = [_hit(text, owners[text.edition_version_id], words) for text in found]
    return hits[:MOST], len(hits) > MOST


def find_places(words: list[str], places: Collection[AuthorityPage]) -> list[AuthorityPage]:
    """Returns the authorities whose name has one of the words; "council", "school" and the like find nobody."""
    telling = [word for word in words if word not in {"county", "council", "school", "schools", "the", "trust", "of"}]
    return [place for place in places if any(word in place.authority.name.lower() for word in telling)]


def excerpt(text: str, words: list[str]) -> SafeString:
    """Returns the part of a text around its first found word, escaped, with every found word in bold."""
    pattern = re.compile("|".join(re.escape(word) for word in words), re.IGNORECASE)
    first = pattern.search(text)
    start = max(0, (first.start() if first else 0) - _EXCERPT // 2) if len(text) > _EXCERPT else 0
    shown = text[start : start + _EXCERPT]
    ends = [0, *(edge for match in pattern.finditer(shown) for edge in match.span()), len(shown)]
    pieces = [shown[a:b] for a, b in pairwise(ends)]
    bold = format_html_join("", "{}", ((_bold(piece, odd=bool(place % 2)),) for place, piece in enumerate(pieces)))
    return mark_safe(("… " if start else "") + bold + (" …" if start + _EXCERPT < len(text) else ""))


def _bold(piece: str, *, odd: bool) -> SafeString:
    return format_html("<b>{}</b>" if odd else "{}", piece)


def _hit(text: ClauseText, authority: Authority, words: list[str]) -> Hit:
    chain: list[ClauseText] = [text]
    while chain[-1].parent is not None and len(chain) < 4:
        chain.append(chain[-1].parent)
    return Hit(
        authority=authority,
        policy=text.edition_version.title,
        uid=text.clause.uid,
        number=next((above.number for above in chain if above.number), ""),
        heading=next((above.heading for above in chain if above.heading), ""),
        excerpt=excerpt(text.text, words) if text.text else mark_safe(""),
    )
