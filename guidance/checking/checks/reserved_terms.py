"""Terms that mean one thing nationally and are used here for another."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

RESERVED = Rule("term.reserved", Severity.WARNING, "Choose a name that is not taken.")


@dataclass(frozen=True)
class Term:
    """`rightly` are words in the clause that show the national meaning."""

    words: re.Pattern[str]
    means: str
    rightly: re.Pattern[str]


TERMS = (
    Term(
        re.compile(
            r"\bflexi(?:ble)?[ -]?(?:school(?:ing)?)?[ -](?:contracts?|agreements?|timetables?|plans?)\b|"
            r"\bflexi-?schooling\b",
            re.IGNORECASE,
        ),
        "Flexi-schooling is part-time home education that parents ask for",
        re.compile(
            r"\bparents? (?:\w+ )?(?:ask|request|choose|elect|wish|apply)|home[- ]educat|elective", re.IGNORECASE
        ),
    ),
    Term(
        re.compile(r"\bpersonal(?: or \w+)? education plans?\b|(?-i:\bPEPs?\b)", re.IGNORECASE),
        "A personal education plan is the plan of a looked-after child",
        re.compile(r"looked[- ]after|in care\b|care experienced|virtual school", re.IGNORECASE),
    ),
    Term(
        re.compile(r"\bmanaged moves?\b", re.IGNORECASE),
        "A managed move is an agreed permanent transfer to another school",
        re.compile(r"another (?:\w+ )?school|permanent|new school|transfer", re.IGNORECASE),
    ),
    Term(
        re.compile(r"\bstudy leave\b", re.IGNORECASE),
        "Study leave is for examinations alone",
        re.compile(r"exam|revis|GCSE|A[- ]level|Year 1[13]", re.IGNORECASE),
    ),
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding at the first use of each reserved term in another meaning."""
    for term in TERMS:
        for place, clause in enumerate(policy.clauses):
            match = term.words.search(clause.words)
            above = " ".join(one.heading for one in policy.headings_above(place))
            if match and not term.rightly.search(f"{above} {clause.words}"):
                yield RESERVED.at(clause, match[0], f"“{match[0]}”: {term.means[0].lower()}{term.means[1:]}.")
                break
