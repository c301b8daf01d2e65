"""Notices for a time that is over."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

STALE = Rule("stale.notice", Severity.WARNING, "Take the notice out.")
PANDEMIC = re.compile(
    r"\b(?:coronavirus|covid(?:[- ]?19)?|face coverings?|lockdown|social(?:ly)? distanc\w+|keep (?:a|your) "
    r"distance|self-isolat\w+|shielding|test and trace|bubbles?(?= of pupils))\b",
    re.IGNORECASE,
)
LASTING = re.compile(
    r"\b(?:long covid|since|during the|after the|because of the|lessons|post-covid|closed in)\b", re.IGNORECASE
)
NOTICE = re.compile(
    r"\b(?:until|from|on|closed|between|over|this|during|by|before|in)\b[^.;]{0,40}?\b(?:January|February|"
    r"March|April|May|June|July|August|September|October|November|December)\s+(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
PASSING = re.compile(
    r"\b(?:temporar\w+|currently|at the moment|at present|our offices? (?:is|are|will be)|is unavailable|"
    r"delays?|notice:|important update|service will be|closed|closing)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields one finding for pandemic advice, and one for each passing notice whose year is over."""
    pandemic = [
        (clause, match)
        for clause in policy.clauses
        if (match := PANDEMIC.search(clause.words)) and not LASTING.search(clause.words)
    ]
    if pandemic:
        clause, match = pandemic[0]
        yield STALE.at(clause, match[0], f"“{match[0]}”: advice of the pandemic, in {len(pandemic)} places.")
    for _, clause, sentence in policy.sentences():
        match = NOTICE.search(sentence)
        if match and PASSING.search(sentence) and int(match["year"]) < policy.today.year:
            yield STALE.at(clause, sentence, f"A notice for {match['year']}, which is over.")
