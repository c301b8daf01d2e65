"""Whoever a policy covers has a way in."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

NO_ROUTE = Rule("gap.no_route", Severity.WARNING, "Say who asks for help for these children, and how.")
_ASKING = r"\b(?:referrals?|requests?|applications?)\b"
SCHOOLS_ONLY = re.compile(
    rf"{_ASKING}[^.;]*\b(?:only|must|can only|have to|has to|need to)\b[^.;]*\b(?:by|from|through)\b[^.;]*\bschools?\b"
    rf"|{_ASKING}[^.;]*\bschools? (?:only|alone)\b"
    r"|\bonly (?:a |the |an )?(?:\w+ )?schools? (?:can|may|is able to|are able to)\b[^.;]*"
    r"\b(?:refer|apply|ask|make|send|request)\w*",
    re.IGNORECASE,
)
WITHOUT_SCHOOL = re.compile(
    r"\b(?:not|no longer|without|off|no|nor)\b[^.;]{0,25}\b(?:school roll|roll|school place|on roll|"
    r"registered at (?:a|any) school)\b|\b(?:no|without a|not (?:at|in) (?:a|any)) school\b(?! place)|"
    r"children missing education|\bCME\b",
    re.IGNORECASE,
)
WAY_IN = re.compile(
    r"\b(?:parents?|carers?|famil(?:y|ies)|professionals?|anyone|social workers?|the council|we|officers?|"
    r"coordinator)\b[^.;]*\b(?:may|can|will|should|must)\b"
    r"[^.;]*\b(?:make|send|complete|fill in|submit|start)\b[^.;]*\b(?:referrals?|request|form|application)\b"
    r"|\b(?:parents?|professionals?|social workers?) (?:may|can|should) (?:refer|apply)\b|\bself-refer\w*|"
    r"\breferral (?:is|will be|can be) made by (?:parents?|the council|us|a professional)",
    re.IGNORECASE,
)
NOT_COVERED = re.compile(
    r"\b(?:not (?:covered|eligible|supported)|does not (?:apply|cover)|remain on|taken off|removed? from)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding where only a school may refer, and children without a school are covered with no other way."""
    rule = next((sentence for _, _, sentence in policy.sentences() if SCHOOLS_ONLY.search(sentence)), None)
    if rule is None:
        return
    told: set[str] = set()
    for place, clause in enumerate(policy.clauses):
        if not WITHOUT_SCHOOL.search(clause.words) or NOT_COVERED.search(clause.words) or not _about(policy, place):
            continue
        section = policy.heading_of(place) if not clause.is_heading else clause
        key = section.heading if section else clause.name
        if key not in told:
            told.add(key)
            if not WAY_IN.search(policy.section_words(place)):
                yield _finding(clause)


def _about(policy: CheckedPolicy, place: int) -> bool:
    """Whether the section is about these children: its heading says so, or the clause offers them something."""
    above = policy.heading_of(place)
    heading = policy.clauses[place].heading or (above.heading if above else "")
    return bool(WITHOUT_SCHOOL.search(heading))


def _finding(clause: CheckedClause) -> Finding:
    message = "Only schools may refer, and these children have no school: no other way in is given."
    return NO_ROUTE.at(clause, clause.words, message)
