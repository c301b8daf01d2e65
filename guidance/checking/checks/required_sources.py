"""What a policy of each type has to stand on (facts F1 to F4; section 100 of the 2014 Act for schools; rule E5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule
from guidance.policies.enums import PolicyType

MISSING = Rule("cite.missing", Severity.WARNING, "Cite it, and check the policy against it.")
ADVISED = Rule("cite.advised", Severity.ADVICE, "Cite it where the policy speaks of anxiety or low mood.")


@dataclass(frozen=True)
class Needed:
    """`words` finds the publication or an earlier edition of it, which has a finding of its own."""

    name: str
    types: tuple[str, ...]
    words: re.Pattern[str]
    keys: tuple[str, ...]
    rule: Rule = MISSING


NEEDED = (
    Needed(
        "the government's guidance on arranging education for children who cannot attend school because of "
        "health needs",
        (PolicyType.COUNCIL, PolicyType.TRUST, PolicyType.SCHOOL),
        re.compile(
            r"(?:arranging|ensuring a good) education for children who cannot attend|arranging_education", re.IGNORECASE
        ),
        ("dfe-health-needs-2023", "dfe-health-needs-2013"),
    ),
    Needed(
        "section 19 of the Education Act(?: of|,)? 1996",
        (PolicyType.COUNCIL,),
        re.compile(r"\bsection 19\b|\bs\.? ?19\b|Education Act(?: of|,)? 1996", re.IGNORECASE),
        ("education-act-1996-s19",),
    ),
    Needed(
        "the guidance on supporting pupils at school with medical conditions",
        (PolicyType.SCHOOL,),
        re.compile(r"supporting pupils (?:at school )?with medical conditions|section 100\b", re.IGNORECASE),
        ("dfe-medical-conditions-2015", "children-families-act-2014-s100"),
    ),
    Needed(
        "the guidance on mental health issues that affect a pupil's attendance",
        (PolicyType.SCHOOL,),
        re.compile(r"mental health issues affecting|mental.health.and.attendance", re.IGNORECASE),
        ("dfe-mental-health-attendance-2023",),
        ADVISED,
    ),
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each publication that this type of policy must cite and does not."""
    cited = {key for clause in policy.clauses for key in clause.sources}
    addresses = " ".join(link.href for clause in policy.clauses for link in clause.links)
    for needed in NEEDED:
        if policy.metadata.policy_type not in needed.types or cited & set(needed.keys):
            continue
        if not needed.words.search(f"{policy.text} {addresses}"):
            yield needed.rule.whole(f"The policy does not cite {needed.name}.")
