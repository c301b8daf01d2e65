"""A deadline is a number of days or a date, not a word."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

DEADLINE = Rule("gap.deadline", Severity.WARNING, "Say how many school days, or by which date.")
_AMOUNT = r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half)\b"
NUMBER = re.compile(rf"{_AMOUNT}[\s-]+(?:\w+[\s-]+)?(?:day|week|month|term|hour|year|session)", re.IGNORECASE)
WORD = re.compile(
    r"\b(?:within|by|before|after|inside|outside|beyond|meet|miss(?:es|ed)?|exceed(?:s|ed)?)\s+(?:the|a|an|"
    r"any|this|that|our|its|your|these|those)\s+"
    r"(?:[a-z]+\s+){0,2}?"
    r"(?:time ?scales?|time ?frames?|deadlines?|time ?limits?|time(?= allowed)|timelines?|(?:closing|due|"
    r"cut-off) dates?|"
    r"(?:period|time)(?= (?:required|allowed|given|set)))"
    r"|\bwithin (?:an? )?(?:reasonable|appropriate|agreed|short|specified) (?:time|period|amount of time)\b"
    r"|\bin due course\b|\bin good time\b|\bin a timely (?:way|manner|fashion)\b",
    re.IGNORECASE,
)
DEFINED = re.compile(r"\b(?:is|of|:)\s*" + _AMOUNT + r"|see (?:clause|section|\d)", re.IGNORECASE)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each sentence that sets a deadline without an amount of time in it or just before it."""
    before = ""
    for _, clause, sentence in policy.sentences():
        match = WORD.search(sentence)
        if match and not NUMBER.search(f"{before if clause.kind != 'item' else ''} {sentence}"):
            yield DEADLINE.at(clause, match[0], f"“{match[0]}” gives no number.")
        before = sentence
