"""An abbreviation is written out where it first stands, and always spelt one way."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

UNEXPANDED = Rule("abbr.unexpanded", Severity.WARNING, "Write it out at its first use, with the letters in brackets.")
LATE = Rule("abbr.late", Severity.ADVICE, "Move the long form to the first use.")
MIXED = Rule("abbr.mixed", Severity.ADVICE, "Keep to one spelling.")
ABBREVIATION = re.compile(
    r"(?<![\w@.:&-])([A-Z][A-Za-z]{0,4}[A-Z][a-z]?(?:/[A-Z]{2,4})?)(?='?s?\b)(?![@/]\w|\.\w|[\w-]*\d)"
)
#: What a reader of English is taken to know, and marks that are no abbreviations
KNOWN = frozenset(
    "GP GPs NHS UK GOV UKGDPR GDPR PE IT ID PDF BBC OK AM PM TV DVD URL HTML FAQ GCSE EU BSL MP AND THE OR "
    "NOT YES NO DfE DfES DCSF DfEE "
    "II III IV VI VII VIII IX XI XII SMS MMR ADHD PO".split()
)
ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*|\[[a-zA-Z]+: ?[^\]]*\]")
_HEADLINE = 0.6
_NEAR = 150
_SHORT = 3


@dataclass(frozen=True)
class Use:
    clause: CheckedClause
    at: int


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each abbreviation that is never written out, only later, or spelt in two ways."""
    text = "\n".join(_prose(clause) for clause in policy.clauses)
    words = set(re.findall(r"\b[A-Z]?[a-z]+\b", text))
    by_letters: dict[str, dict[str, Use]] = {}
    for short, use in _uses(policy):
        if short.casefold() not in words and short.capitalize() not in words:
            by_letters.setdefault(short.casefold(), {}).setdefault(short, use)
    for ways in by_letters.values():
        first = min(ways, key=lambda way: ways[way].at)
        places = [place for way in ways if (place := _expansion(way, text)) is not None]
        if not places:
            yield UNEXPANDED.at(ways[first].clause, first, f"“{first}” is never written out.")
        elif min(places) > ways[first].at + _NEAR:
            yield LATE.at(ways[first].clause, first, f"“{first}” is used before it is written out.")
        if len(ways) > 1:
            names = ", ".join(sorted(ways))
            yield MIXED.at(ways[first].clause, names, f"Spelt in {len(ways)} ways: {names}.")


def _uses(policy: CheckedPolicy) -> Iterator[tuple[str, Use]]:
    """Every abbreviation used, with where it stands in the whole text."""
    start = 0
    for clause in policy.clauses:
        words = _prose(clause)
        for match in () if _shouts(words) else ABBREVIATION.finditer(words):
            short = match[1].removesuffix("s") if match[1][-2:-1].isupper() else match[1]
            if not {short, match[1]} & KNOWN and not _is_stressed(words, match.start(1)):
                yield short, Use(clause, start + match.start(1))
        start += len(words) + 1


def _prose(clause: CheckedClause) -> str:
    """A clause's words without addresses."""
    return ADDRESS.sub(" ", clause.words)


def _expansion(short: str, text: str) -> int | None:
    """Where the long form stands beside the letters: “Long Form (LF)”, “LF (long form)”, “LF: long form”."""
    name = rf"\b{re.escape(short)}s?\b"
    patterns = _spellings_out(short, name)
    # Each use is looked at with its surroundings: over a whole policy the patterns took two seconds.
    for use in re.finditer(name, text):
        start = max(0, use.start() - _NEAR)
        around = text[start : use.end() + _NEAR]
        found = [start + match.start() for pattern in patterns if (match := pattern.search(around))]
        if found:
            return found[0]
    return None


def _spellings_out(short: str, name: str) -> tuple[re.Pattern[str], ...]:
    """By initials, before the letters or after them; and any words before letters that stand alone in brackets."""
    letters = [letter for letter in short if letter.isalpha() and (letter.isupper() or len(short) <= _SHORT)]
    between = r"(?:[\s,/&-]+(?:and|of|the|for|with|in|to|or|on|at|who))*[\s,/&-]+"
    initials = between.join(rf"{re.escape(letter)}[\w'-]*" for letter in letters)
    leads = r"['\")\]]*\s*(?:\(|\[|:|=|[-–—]|stands for|means|is short for)\s*(?:the |an? )?"
    return (
        re.compile(rf"\b{initials}\W{{1,4}}{name}", re.IGNORECASE),
        re.compile(rf"{name}{leads}{initials}", re.IGNORECASE),
        re.compile(rf"[a-z]{{3,}}[\w ,'&/-]{{0,60}}[\s(–-]+[(\[]\s*(?:the )?{name}\s*[)\]]"),
    )


def _shouts(words: str) -> bool:
    """A line set in capitals hides what is an abbreviation in it."""
    letters = [letter for letter in words if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _HEADLINE * len(letters)


def _is_stressed(words: str, at: int) -> bool:
    """Whether the capitals are a word stressed in a line of prose: SAFEGUARDING, NOT, MUST."""
    word = re.match(r"[A-Z]+", words[at:])
    return bool(word and len(word[0]) > 5)
