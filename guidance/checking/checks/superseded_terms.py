"""Words the field has given up, with what is said now."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

SUPERSEDED = Rule("term.superseded", Severity.WARNING, "Use the word of today.")
#: pattern, what is said now; (?-i:...) keeps abbreviations to capitals
TERMS = (
    (r"\bindividual education plans?\b|(?-i:\bIEP'?s?\b)", "the plan of SEN support"),
    (r"(?-i:\bEWOs?\b)|\beducation(?:al)? welfare officers?\b", "school attendance support team or attendance officer"),
    (r"\bschool[ -](?:refus(?:al|ers?|ing)|phobi[ac])\b", "emotionally based school avoidance"),
    (r"\bstatements? of (?:SEN\b|special educational needs?)|\bstatemented\b", "education, health and care plan"),
    (r"\bschool action(?: plus)?\b(?! plan)", "SEN support"),
    (
        r"(?-i:\bB?ESBD\b|\bEBD\b)|\bbehaviour(?:al)?,? emotional and social difficult\w+",
        "social, emotional and mental health needs",
    ),
    (r"\bcommon assessment framework\b", "early help assessment"),
    (r"\b(?:fixed[ -]term|fixed[ -]period) exclusions?\b", "suspension"),
    (r"\bschool nursing service\b|\bdelicate (?:children|pupils)\b", "the service's present name"),
    (r"\bmental(?:ly)? (?:handicap\w*|retard\w*)|\bhandicapped\b", "disabled, or the condition's own name"),
    (r"\bwheelchair[- ]bound\b|\bsuffers? from\b|\bvictims? of (?:a|an|the)? ?(?:illness|condition)\b", "has, or uses"),
    (r"\bchild(?:ren)? in need of statementing\b|\bLAC\b(?= nurse)", "looked-after child"),
)
ASIDE = re.compile(
    r"\b(?:used to be|no longer called|replaced|what was called)\b|\(formerly (?:known as )?the school "
    r"nursing service\)|\(formerly known as (?:the )?school nursing service\)",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"\S*(?:https?://|www\.|@)\S*")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each superseded word, once a policy."""
    told: set[str] = set()
    for _, clause, full in policy.sentences():
        sentence = ADDRESS.sub(" ", full)
        if ASIDE.search(sentence):
            continue
        for pattern, now in TERMS:
            match = re.search(pattern, sentence, re.IGNORECASE)
            if match and pattern not in told:
                told.add(pattern)
                yield SUPERSEDED.at(clause, match[0], f"“{match[0]}” is no longer said.", f"Say: {now}.")
