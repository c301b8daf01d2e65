"""A rule that lives in another document has to be reachable from here."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

SEPARATE = Rule(
    "gap.separate_document", Severity.WARNING, "Link to it and keep its own review date, or bring its rules in here."
)
DOCUMENT = re.compile(
    r"\b(?:refer to|see|read|set out in|contained in|explained in|available in|found in)\b[^.;]{0,20}?"
    r"\b(?:separate|recoupment|charging|pregnan\w+|transport)\b[^.;]{0,40}?"
    r"\b(?:policy|document|guidance|protocol|procedure|leaflet)\b",
    re.IGNORECASE,
)
TITLE_ONLY = re.compile(
    r"^[A-Z][\w'-]*(?: [\w'-]+){0,8} (?:policy|protocol|procedure|leaflet|guide)(?: (?:for|on|about) [\w '-]{3,60}?)?"
    r"(?:\s+opens? (?:in )?(?:a )?new (?:window|tab))?$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://|\bwww\.")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each document that rules are left to, and for each bare title, where no link leads there."""
    for place, clause in enumerate(policy.clauses):
        near = policy.clauses[place : place + 2]
        if (
            clause.is_heading
            or not policy.heading_of(place)
            or any(one.links or ADDRESS.search(one.words) for one in near)
        ):
            continue
        intro = policy.intro_of(place)
        if intro and (intro.links or ADDRESS.search(intro.words)):
            continue
        match = DOCUMENT.search(clause.text) or (TITLE_ONLY.match(clause.text) if not clause.is_item else None)
        if match:
            yield SEPARATE.at(
                clause, match[0], f"“{match[0]}”: the rules are in another document, which is not linked."
            )
