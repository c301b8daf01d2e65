"""Policies name roles; people change (and are entitled not to be published)."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

NAMED = Rule("pii.name", Severity.WARNING, "Name the role; keep the holder in the contacts, with dates.")
MAILBOX = Rule("pii.mailbox", Severity.WARNING, "Give the team's shared mailbox.")
_PART = r"[A-Z][a-z]+(?:['-][A-Z][a-z]+)?"
_NAME = rf"(?P<name>(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? )?{_PART}(?: [A-Z]\.?)? (?:(?:de|van|von|al|bin) )?{_PART})"
ROLE = (
    r"(?:Manager|Coordinator|Co-ordinator|Officer|Head|Headteacher|Principal|Director|Leader|Lead|Adviser|"
    r"Advisor|SENCO|SENCo|Teacher|Governor|Chair|Administrator|Nurse|Commissioner|Consultant|Secretary)"
)
PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_NAME}\s*(?:,|[-–—(:]|is (?:the|our))\s*(?:the |our |[Aa]cting |[Ii]nterim "
        rf")*(?:[A-Z&][\w&-]*,? (?:and |of |for |the )*)*{ROLE}\b",
        rf"\b{ROLE}\b\s*(?:is|,|:|[-–—(]|\bis:)\s*(?:currently )?{_NAME}\b",
        rf"\b(?:named (?:person|officer|contact)|officer|contact|person|lead)\b(?: is| are)?\s*(?::|is)\s*{_NAME}\b",
        rf"\b(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof)\.? {_PART}(?: {_PART})?)\b",
        rf"\b(?:contact|ask for|speak to|call|ring|e-?mail|write to|care of|c/o) {_NAME}\b",
    )
)
EMAIL = re.compile(r"\b(?P<first>[a-z]+)[._](?P<last>[a-z]{3,})\d*@[\w.-]+", re.IGNORECASE)
ADDRESS = re.compile(r"\S*(?:@|://)\S*")
TITLES = frozenset({"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof"})
OFFICE = frozenset(
    "the a an this you we us me them him her our medical needs need county council service services "
    "education access school schools "
    "support team health care plan named officer "
    "person contact inclusion attendance learning local authority children child young people family "
    "community hospital hub early help special policy "
    "information advice just one number north south east west mid joint home parent carer exam exams data "
    "protection office admin head general designated "
    "safeguarding lead clinical chief executive governing body board form pupil student welfare line unit "
    "centre director senior deputy assistant case "
    "mental professional specialist consultant primary secondary senco send sen referral referrals "
    "enquiries tuition alternative provision".split()
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each person's name in the text, and for each mailbox made of one."""
    common = set(re.findall(r"\b[a-z]{2,}\b", ADDRESS.sub(" ", policy.text))) | OFFICE
    told: set[str] = set()
    for clause in policy.clauses:
        for name in _names(clause, common):
            if name not in told:
                told.add(name)
                yield NAMED.at(clause, name, f"“{name}” looks like a person's name.")
        for match in EMAIL.finditer(clause.words):
            if match[0] not in told and _is_personal(match["first"].casefold(), match["last"].casefold(), common):
                told.add(match[0])
                yield MAILBOX.at(clause, match[0], f"“{match[0]}” is one person's mailbox.")


def _is_personal(first: str, last: str, common: set[str]) -> bool:
    """Whether a mailbox is made of a name: two parts that no office has, or an initial and no word of the policy."""
    return last not in common if len(first) == 1 else not {first, last} & OFFICE


def _names(clause: CheckedClause, common: set[str]) -> Iterator[str]:
    for pattern in PATTERNS:
        for match in pattern.finditer(clause.words):
            parts = [part for part in re.split(r"[ .]+", match["name"]) if part]
            names = [part.casefold() for part in parts if part not in TITLES]
            titled = len(names) < len(parts)
            if names and not any(name in common for name in (names[-1:] if titled else names)):
                yield match["name"]
