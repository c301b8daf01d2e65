"""Evidence is not the consultant's alone (fact F8)."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

ONLY = Rule(
    "law.consultant_only",
    Severity.ERROR,
    "Say that a GP's or another clinician's evidence is considered where a consultant's is not quickly to be had.",
)
CONSULTANT = r"(?:consultants?|hospital doctors?|specialists?|psychiatrists?|paediatricians?)"
DEMAND = re.compile(
    rf"\b(?:must|only|required?|requires|expect\w*|need(?:s|ed)?|has to|have to|should|all)\b[^."
    rf";]*\b(?:evidence|confirm\w*|support\w*|letter|report|advice|signed|diagnos\w+|referrals?)\b[^."
    rf";]*\b{CONSULTANT}\b"
    rf"|\b(?:evidence|confirmation|letter|report|advice)\b[^.;]*\b(?:must|only|required|has to|have to|"
    rf"should)\b[^.;]*\b{CONSULTANT}\b|\bonly\b[^.;]*\b{CONSULTANT}\b|\b{CONSULTANT}\b (?:alone|only)\b"
    rf"|\b(?:must|only|requires?|expects?|needs?|have to|has to|insists?)\b[^.;]*\b{CONSULTANT}(?:'s)?\b[^."
    rf";]*\b(?:confirm\w*|"
    rf"letter|report|signature|evidence)",
    re.IGNORECASE,
)
OTHERS = re.compile(
    r"\b(?:GPs?|general practitioners?|nurses?|CAMHS|other (?:health|medical|clinic\w+)|another (?:health|"
    r"clinic\w+|doctor)|health professionals?|practitioner|therapists?)\b",
    re.IGNORECASE,
)
EVIDENCE = re.compile(r"\b(?:evidence|confirm\w*|letter|report|advice)\b", re.IGNORECASE)
DENIED = re.compile(
    r"\b(?:need not|not (?:only|required|necessary|be)|do(?:es)? not (?:have|need)|no need|where possible|"
    r"if available|wait)\b",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each demand of consultant's evidence in a policy that lets nobody else give it."""
    others = any(
        OTHERS.search(_positive(sentence)) and EVIDENCE.search(sentence) for _, _, sentence in policy.sentences()
    )
    for _, clause, sentence in policy.sentences():
        if (
            DEMAND.search(sentence)
            and not DENIED.search(sentence)
            and not OTHERS.search(_positive(sentence))
            and not others
        ):
            yield ONLY.at(clause, sentence, "Only a consultant's evidence is taken.")


def _positive(sentence: str) -> str:
    """The sentence without what it rules out: “not from a GP” names a GP and lets none in."""
    return re.sub(r"\b(?:not|nor|rather than)\b[^.;,]*", "", sentence)
