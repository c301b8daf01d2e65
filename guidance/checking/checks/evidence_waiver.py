"""A referral is either complete with its evidence or may come without: the rule says when."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

CONFLICT = Rule(
    "logic.waiver", Severity.WARNING, "Say plainly: send it without the evidence when…, and it will be considered."
)
COMPLETE = re.compile(
    r"\b(?:referrals?|forms?|requests?|applications?)\b[^.;]*\b(?:must|need to|needs to|have to|has to|"
    r"should|shall)\b[^.;]*\b(?:complet\w* (?:in full|fully)|in full|fully complet\w+|filled in completely|complete\b|"
    r"accompanied by|with (?:all|the) (?:medical )?(?:evidence|advice))|\bincomplete (?:forms?|referrals?|"
    r"requests?|applications?)\b[^.;]*\b(?:not|return\w*|reject\w*)|"
    r"\b(?:forms?|referrals?|requests?|applications?)\b[^.;]*\bincomplete\b[^.;]*\b(?:not|return\w*|reject\w*)",
    re.IGNORECASE,
)
NO_DELAY = re.compile(
    r"\b(?:not|never|without)\b[^.;]{0,20}\b(?:delay\w*|held up|hold up|wait\w*|refused|put off|hold back|held back|"
    r"postpon\w+)\b[^.;]*\b(?:await\w*|wait\w*|evidence|advice|specialist|assessment|diagnosis|letter|missing)",
    re.IGNORECASE,
)
WAIVER = re.compile(
    r"\b(?:may|can|should)\b[^.;]*\b(?:sen[dt]|made|submit\w*|refer\w*)\b[^.;]*\bwithout\b[^.;]*\b(?:evidence"
    r"|advice|letter|it)\b|\bevidence (?:can|may) follow\b|\bsend it (?:later|when)\b|\bwaive\w*",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding where a referral must be complete and must not wait for evidence, and no rule joins the two."""
    complete = next(((c, s) for _, c, s in policy.sentences() if COMPLETE.search(s)), None)
    no_delay = next((c for _, c, s in policy.sentences() if NO_DELAY.search(s)), None)
    if complete and no_delay and not any(WAIVER.search(sentence) for _, _, sentence in policy.sentences()):
        where = no_delay.name or "another place"
        message = f"A referral must be complete here, and at {where} it is not to wait for evidence."
        yield CONFLICT.at(complete[0], complete[1], message)
