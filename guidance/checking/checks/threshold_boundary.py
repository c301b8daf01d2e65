"""The council's duty begins at fifteen school days, not after them (fact F5)."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

BOUNDARY = Rule("law.threshold", Severity.ERROR, "Write “15 school days or more”, in a row or added together.")
_N = r"(?:15|fifteen)"
LATER = re.compile(
    rf"\b(?:more than|over|exceed(?:s|ing)?|longer than|in excess of|beyond|"
    rf"after)\s+{_N}\s+(?:\w+\s+)?days\b|\b{_N}\s+(?:\w+\s+)?days or (?:less|fewer|under)\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:more than|over|exceed(?:s|ing)?|at least|minimum of)\s+(?P<more>1[6-9]|"
    r"[2-9]\d)\s+(?:\w+\s+)?days\b|\b(?P<plus>1[6-9]|[2-9]\d)\s+(?:\w+\s+)?days or more\b",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\babsen\w+|\bunable to attend\b|\bmiss(?:es|ed|ing)?\b|\baway\b|\bnot attend|\bexpected\b|\bill(?:ness)?\b",
    re.IGNORECASE,
)
ACTS = re.compile(
    r"\brefer\w*|\bcouncil\b|\blocal authority\b|\bLA\b|\bprovision\b|\btuition\b|\bhomework\b|"
    r"\balternative education\b|\bservice\b",
    re.IGNORECASE,
)
WAITING = re.compile(r"\b(?:not|never|without) (?:to )?wait\w*\b", re.IGNORECASE)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each sentence that lets the fifteenth day pass, or sets a later threshold."""
    for _, clause, sentence in policy.sentences():
        if not (ABSENT.search(sentence) and ACTS.search(sentence)) or WAITING.search(sentence):
            continue
        match = LATER.search(sentence) or OTHER.search(sentence)
        if match:
            yield BOUNDARY.at(
                clause, match[0], f"“{match[0]}”: councils act when a child will be away 15 school days or more."
            )
