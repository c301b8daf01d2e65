"""A review has one rhythm and one owner."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

DISAGREE = Rule("logic.review_cycles", Severity.WARNING, "Say what is reviewed, by whom and how often, in one place.")
RHYTHM = re.compile(
    r"\b(?P<word>weekly|fortnightly|monthly|half[- ]termly|termly|annually|yearly)\b"
    r"|\b(?:every|each) (?:(?P<count>\w+) )?(?P<unit>weeks?|months?|half[- ]terms?|terms?)\b",
    re.IGNORECASE,
)
REVIEWED = re.compile(r"\breview\w*\b|\blook(?:s|ed)? (?:again )?at\b", re.IGNORECASE)
POLICY_ITSELF = re.compile(
    r"\b(?:this|the) (?:policy|document|procedure)\b|\bIHCP\b|\b(?:healthcare|health care) plans?\b|"
    r"\bpolicy will be\b|\battendance register\b",
    re.IGNORECASE,
)
_TOO_MANY = 3


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields one finding when a child's arrangements are reviewed in three rhythms or more."""
    found: dict[str, CheckedClause] = {}
    before = ""
    for _, clause, sentence in policy.sentences():
        about = f"{before} {sentence}" if sentence.startswith(("It ", "This ")) else sentence
        before = sentence
        if REVIEWED.search(sentence) and not POLICY_ITSELF.search(about):
            for match in RHYTHM.finditer(sentence):
                found.setdefault(_name(match), clause)
    if len(found) >= _TOO_MANY:
        rhythms = ", ".join(found)
        yield DISAGREE.at(
            next(iter(found.values())), rhythms, f"Reviews are held {rhythms}: it is not clear which is which."
        )


def _name(match: re.Match[str]) -> str:
    """One name a rhythm, however it is put: “termly” and “every term” are one."""
    if match["word"]:
        return match["word"].casefold().replace(" ", "-")
    unit = match["unit"].casefold().replace(" ", "-").rstrip("s")
    count = (match["count"] or "").casefold()
    return f"every {count} {unit}s" if count not in {"", "half"} else f"{'half-' if count else ''}{unit}ly"
