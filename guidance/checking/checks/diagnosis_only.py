"""The duty follows the absence, not a diagnosis (facts F5, F8 and F9)."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

ONLY = Rule(
    "law.diagnosis_only", Severity.ERROR, "Speak of health needs; a child waiting for a diagnosis is covered as well."
)
SCOPE = re.compile(
    r"\b(?:due to|because of|with|for|by|from|reason of|has|have|having|had)\b[^.;,"
    r"]{0,25}?\b(?:formal(?:ly)? |medically |clinically |confirmed )*(?:diagnosed|diagnosis)\b"
    r"|\b(?:must|only|need to|required to) (?:be |have |hold |those )?[^.;]{0,30}\b(?:diagnosed|"
    r"diagnosis)\b|\bwithout (?:a|any) (?:\w+ )?diagnosis\b[^.;]*\b(?:not|cannot|decline\w*|refuse\w*|"
    r"return\w*)\b",
    re.IGNORECASE,
)
CHILDREN = re.compile(
    r"\b(?:pupils?|child(?:ren)?|students?|young (?:person|people)|policy|service|referrals?|applies|"
    r"eligible|threshold)\b",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"\b(?:with or without|need not|not (?:need|require|necessary|have to|wait)|even (?:if|though)|no "
    r"(?:need|diagnosis)|whether or not|n't|awaiting|waiting|undiagnosed|regardless|confirmation of|"
    r"appointment for|date of|if\b[^.;]* (?:diagnos\w+|given))\b",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"\bwithout (?:a|any) (?:\w+ )?diagnosis\b[^.;]*\b(?:not|cannot|decline\w*|refuse\w*|return\w*)\b", re.IGNORECASE
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields one finding, at the first clause that limits help to diagnosed children, naming the others."""
    found = []
    for _, clause, sentence in policy.sentences():
        scope = SCOPE.search(sentence)
        if scope and CHILDREN.search(sentence) and (REFUSES.search(sentence) or not OPEN.search(sentence)):
            found.append((clause, scope[0]))
    if found:
        clause, quote = found[0]
        times = f" So do {len(found) - 1} more places." if len(found) > 1 else ""
        yield ONLY.at(clause, quote, f"“{quote}” leaves out children whose need is plain and not yet diagnosed.{times}")
