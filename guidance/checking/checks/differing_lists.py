"""The same list told twice is told the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.checking.sentences import stem, stems

DIFFER = Rule("logic.lists_differ", Severity.WARNING, "Keep one list, and point to it from the other place.")
#: What a list is of: people who come, what is offered, what papers say, who gets a copy
SUBJECTS = {
    "who attends": re.compile(
        r"\battend(?:ees?|ed|ing)?\b|\b(?:present|invited|take part|participants?)\b", re.IGNORECASE
    ),
    "what is offered": re.compile(
        r"\b(?:package|provision|support)\b[^.]*\b(?:includes?|consists? of|made up of|offered)\b|\bmay consist of\b",
        re.IGNORECASE,
    ),
    "what the evidence says": re.compile(
        r"\bevidence\b[^.]*\b(?:contain|include|state|say|show|set out)s?\b", re.IGNORECASE
    ),
    "who gets a copy": re.compile(r"\b(?:cop(?:y|ied|ies)|sent|circulated)\b[^.]*\bto\b", re.IGNORECASE),
    "what is sent with it": re.compile(r"\b(?:accompanied by|attach(?:ed)?|enclos\w+|sent with)\b", re.IGNORECASE),
}
INLINE = re.compile(
    r"(?:\b(?:attended by|invited|include[sd]?|present|consists? of|to|accompanied by|attach\w*|"
    r"with)\b:?)\s+(?P<list>[^.:;]*?,[^.:;]*?(?:,| and | or )[^.:;]*)",
    re.IGNORECASE,
)
OCCASION = re.compile(
    r"\b(?:(?:initial|first|planning|reviews?|reintegration|panel|annual|strategy|professionals?|discharge|"
    r"closing|continuation)[\s-]+)*(?:meetings?|panels?|package|referrals?|provision|evidence|requests?|"
    r"record|review)\b",
    re.IGNORECASE,
)
NOISE = frozenset(
    "may might could usual normal able appropriat possibl relevant other also wish where local "
    "representativ the and".split()
)
_FEWEST = 3
_SEPARATOR = re.compile(r",\s*(?:and |or )?|\s+and\s+")
_ASIDE = re.compile(r"\([^)]*\)")


@dataclass(frozen=True)
class Told:
    """One list: of what subject, on what occasion, and its items."""

    clause: CheckedClause
    subject: str
    occasion: frozenset[str]
    items: tuple[str, ...]


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each pair of lists with one subject and one occasion whose items differ."""
    for one, other in combinations(_lists(policy), 2):
        same = one.subject == other.subject and one.clause is not other.clause
        if not same or not _same_occasion(one.occasion, other.occasion):
            continue
        only = [*_missing(one, other), *_missing(other, one)]
        if only:
            items = "; ".join(item.rstrip(".") for item in only)
            where = other.clause.name or "the other place"
            yield DIFFER.at(one.clause, items, f"This list ({one.subject}) is not the one at {where}: {items}.")


def _lists(policy: CheckedPolicy) -> Iterator[Told]:
    """Lists of items below their introduction, and lists that run on in a sentence."""
    for place, clause in enumerate(policy.clauses):
        items = tuple(item.text for item in policy.items_after(place)) if not clause.is_item else ()
        if len(items) >= _FEWEST and clause.text.endswith((":", "include", "of")):
            for subject in _subject(clause.text):
                yield Told(clause, subject, _occasion(policy, place, clause.text), items)
    for place, clause, sentence in policy.sentences():
        match = INLINE.search(sentence)
        parts = _SEPARATOR.split(_ASIDE.sub("", match["list"])) if match else []
        if match and len(parts) >= _FEWEST:
            for subject in _subject(sentence):
                occasion = _occasion(policy, place, sentence[: match.end("list")])
                yield Told(clause, subject, occasion, tuple(part for part in parts if part))


def _subject(text: str) -> list[str]:
    return [name for name, pattern in SUBJECTS.items() if pattern.search(text)][:1]


def _occasion(policy: CheckedPolicy, place: int, text: str) -> frozenset[str]:
    """The stems of the meeting, package or paper a list is about, from the heading when its own words do not say."""
    above = policy.heading_of(place)
    for words in (text, above.heading if above else ""):
        found = {stem(word) for match in OCCASION.finditer(words) for word in re.split(r"[\s-]+", match[0])}
        if found:
            return frozenset("first" if word == "initial" else word for word in found)
    return frozenset()


def _same_occasion(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two lists belong together: a kind of meeting in common, and none that only one of them is."""
    kinds = (one ^ other) & {"review", "plann", "reintegration", "annual", "panel", "discharge", "continuation"}
    return bool(one & other) and not kinds and (one == other or bool((one & other) - {"meet"}))


def _missing(one: Told, other: Told) -> list[str]:
    """The items of one list of which the other has no trace."""
    there = [stems(item) - NOISE for item in other.items]
    return [item for item in one.items if (words := stems(item) - NOISE) and not any(words & found for found in there)]
