"""A home-educated child has no school place: help cannot wait for one without saying so."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CIRCULAR = Rule(
    "logic.home_education", Severity.WARNING, "Say that the parents give up home education when they take the place."
)
EHE = re.compile(r"\belective\w* home[- ]educat\w+|\bEHE\b|\bhome[- ]educated\b", re.IGNORECASE)
PLACE_FIRST = re.compile(
    r"\b(?:once|when|after|until|unless|if|provided)\b[^.;]*\b(?:school (?:place(?:ment)?|roll)|place at a "
    r"school|on roll|enrol\w*|registered (?:at|with) a school)\b",
    re.IGNORECASE,
)
_HOME = r"(?:home[- ]educat\w+|EHE|educat\w+ (?:at|from) home)"
_STOPS = r"(?:no longer|cease\w*|stop\w*|end|ends|ended|give up|gives up)"
SAID = re.compile(
    rf"\b{_STOPS}\b[^.;]*\b{_HOME}\b|\b{_HOME}\b (?:then |so )?(?:ends|stops|ceases|is over)\b", re.IGNORECASE
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding where help for home-educated children waits for a school place, and no more is said."""
    for place, clause, sentence in policy.sentences():
        section = policy.section_words(place) if not clause.is_heading else ""
        near = f"{_heading(policy, place)} {clause.words}"
        if PLACE_FIRST.search(sentence) and EHE.search(near) and not SAID.search(section):
            yield CIRCULAR.at(
                clause,
                sentence,
                "With a school place a child is not home educated any more; the policy does not say so.",
            )


def _heading(policy: CheckedPolicy, place: int) -> str:
    above = policy.heading_of(place)
    return above.heading if above else ""
