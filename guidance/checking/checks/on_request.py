"""Whoever has to be reached is named by role, with a way to reach them: “on request” is none."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

ON_REQUEST = Rule("gap.on_request", Severity.WARNING, "Give the role and a telephone number or shared mailbox.")
PERSON = re.compile(
    r"\b(?:named (?:person|officer|contact|lead)|contacts?(?: details)?|coordinator|officer|lead|telephone numbers?|"
    r"e-?mail address(?:es)?)\b[^.;]*\b(?:(?:up)?on request|on application|by asking|can be obtained|obtainable)\b",
    re.IGNORECASE,
)
WAY = re.compile(r"@|https?://|\b0\d{2,4}[ -]?\d{3}")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each person or contact that is only to be had on request."""
    for _, clause, sentence in policy.sentences():
        if (match := PERSON.search(sentence)) and not clause.links and not WAY.search(clause.words):
            yield ON_REQUEST.at(clause, match[0], f"“{match[0]}”: of whom, and how?")
