"""How a clinician must have met the child is said once, or said the same."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CONFLICT = Rule("logic.evidence_contact", Severity.WARNING, "Say whether a telephone or video consultation counts.")
CLINICIAN = (
    r"\b(?:professional|practitioner|clinician|doctor|GP|nurse|consultant|specialist|evidence|therapist|"
    r"paediatrician)s?\b"
)
IN_PERSON = re.compile(
    rf"{CLINICIAN}[^.;]*\b(?:physically (?:seen|examined|met)|(?:seen|examined|met)\b[^.;]*\b(?:in person|"
    rf"in the flesh|at an appointment|"
    rf"face[- ]to[- ]face))|\bin[- ]person (?:appointment|examination|consultation)|\bface[- ]to[- ]face "
    rf"(?:appointment|examination|consultation)",
    re.IGNORECASE,
)
REMOTE = re.compile(
    r"\b(?:seen|met|examined) or (?:spoken|talked) (?:to|with)\b|\b(?:spoken|talked) (?:to|with) or (?:seen"
    r"|met)\b|\bnot (?:met|seen|spoken)[^.;]* (?:n?or|and) (?:spoken|talked|seen)\b|"
    r"\b(?:consultation|appointment)s? (?:by|over the) (?:tele)?phone\b|\b(?:video|(?:tele)?phone|online|remote|"
    r"virtual) (?:consultation|appointment|assessment)s?\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding when one sentence wants the child seen in person and another is content with speaking."""
    strict = next(((c, s) for _, c, s in policy.sentences() if IN_PERSON.search(s) and not REMOTE.search(s)), None)
    loose = next(((c, s) for _, c, s in policy.sentences() if REMOTE.search(s) and not _refused(s)), None)
    if strict and loose:
        where = loose[0].name or "another place"
        message = f"Here the child must be seen in person; at {where} speaking to the child seems enough."
        yield CONFLICT.at(strict[0], strict[1], message)


def _refused(sentence: str) -> bool:
    """Whether remote contact is plainly ruled out, which agrees with wanting the child seen."""
    return bool(
        re.search(
            r"\b(?:video|(?:tele)?phone|online|remote|virtual|phone)\b[^.;]*\b(?:not|never|cannot|n't)\b|"
            r"\b(?:not|no)\b[^.;]*\b(?:video|telephone|remote|phone)",
            sentence,
            re.IGNORECASE,
        )
    )
