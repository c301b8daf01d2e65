"""Words that belong to another policy: an ill child is not an excluded one."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

PASTED = Rule("term.pasted", Severity.ERROR, "Say who is meant here: the pupil who is ill.")
_CHILD = r"(?:pupils?|child(?:ren)?|students?|learners?|young (?:person|people))"
OTHERS = re.compile(
    rf"\b(?:the|an?|each|every|all)\s+(?:permanently )?(?P<who>excluded|suspended|truanting|offending|"
    rf"expelled|trafficked|remanded)\s+{_CHILD}\b|\bthe (?P<role>offender|truant|detainee)s?\b",
    re.IGNORECASE,
)
ABOUT = {
    "excluded": r"exclu",
    "suspended": r"suspen",
    "expelled": r"exclu|expel",
    "truanting": r"truan",
    "offending": r"offen|youth justice",
}


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each child of another kind in a section that is not about such children."""
    for place, clause, sentence in policy.sentences():
        if not (match := OTHERS.search(sentence)):
            continue
        who = (match["who"] or match["role"]).casefold()
        about = re.compile(ABOUT.get(who, re.escape(who)), re.IGNORECASE)
        others = (
            sentence[: match.start()],
            sentence[match.end() :],
            *(one.heading for one in policy.headings_above(place)),
        )
        if not any(about.search(words) for words in others):
            yield PASTED.at(clause, match[0], f"“{match[0]}” belongs to another policy.")
