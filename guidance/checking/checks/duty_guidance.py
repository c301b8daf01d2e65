"""Two duties, two publications: a school's (section 100) and a council's (section 19) are not explained in one."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

OTHER_DUTY = Rule("cite.other_duty", Severity.ERROR, "Name the guidance that belongs to this duty.")
_DUTY = (
    r"\b(?:dut(?:y|ies)|responsibilit\w+|obligations?|requirements?|what (?:this|that|it|they) (?:\w+ )?(?:do|"
    r"means?|involves?|asks?))\b"
)
SET_OUT = re.compile(
    rf"{_DUTY}[^.;]*\b(?:set out|explained|described|detailed|found|covered|spelt out|listed|given)\b"
    rf"|\b(?:guidance)\b[^.;]*\b(?:sets out|explains|describes|covers|spells out)\b[^.;]*{_DUTY}",
    re.IGNORECASE,
)
SCHOOLS_DUTY = re.compile(
    r"\bgoverning (?:bod|board)|\bgovernors\b|\b(?:school|trust) boards?\b|\btrustees\b|\bsection 100\b|"
    r"\bproprietors\b|\bs\.? ?100\b",
    re.IGNORECASE,
)
COUNCILS_DUTY = re.compile(r"\blocal authorit|\bcouncils?\b|\bLAs?\b|\bsection 19\b", re.IGNORECASE)
FOR_COUNCILS = re.compile(r"(?:arranging|ensuring a good)[ _]education[ _]for[ _]children", re.IGNORECASE)
FOR_SCHOOLS = re.compile(r"supporting[ _-]pupils[ _-](?:at[ _-]school[ _-])?with[ _-]medical", re.IGNORECASE)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding where one duty's explanation is said to be in the other duty's guidance."""
    for place, clause, sentence in policy.sentences():
        if not SET_OUT.search(sentence):
            continue
        cited = " ".join((sentence, *(link.href for link in clause.links)))
        school = _schools_duty(policy, place, sentence)
        if school and FOR_COUNCILS.search(cited) and not FOR_SCHOOLS.search(cited):
            message = (
                "The duty of governing bodies is in “Supporting pupils at school with medical conditions”, not here."
            )
            yield OTHER_DUTY.at(clause, sentence, message)
        elif school is False and FOR_SCHOOLS.search(cited) and not FOR_COUNCILS.search(cited):
            message = "The council's duty is in “Arranging education for children who cannot attend school”, not here."
            yield OTHER_DUTY.at(clause, sentence, message)


def _schools_duty(policy: CheckedPolicy, place: int, sentence: str) -> bool | None:
    """Whose duty is spoken of: the sentence says, or else the nearest words above it; None when nobody does."""
    for words in (
        sentence,
        policy.clauses[place].words,
        *(one.words for one in reversed(policy.clauses[max(0, place - 3) : place])),
    ):
        untitled = FOR_COUNCILS.sub("", FOR_SCHOOLS.sub("", words))
        school, council = bool(SCHOOLS_DUTY.search(untitled)), bool(COUNCILS_DUTY.search(untitled))
        if school != council:
            return school
    return None
