"""Money is called by a name a school can look up."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

UNDEFINED = Rule(
    "term.undefined_funding", Severity.WARNING, "Say what it is (such as the age-weighted pupil unit), or link to it."
)
FUND = re.compile(
    r"\b((?:[A-Z][\w-]* ){1,4}(?:[Ff]und(?:ing)?|[Ff]ormula|[Gg]rant|[Aa]llowance|[Pp]remium|[Ss]upplement|"
    r"[Tt]op-up))\b"
)
NATIONAL = re.compile(
    r"Element [123]|Pupil Premium|High Needs|Dedicated Schools|Age[- ]Weighted|\bAWPU\b|National Funding|"
    r"Notional|SEN\b|SEND\b|Special Educational Needs|Child Maintenance",
    re.IGNORECASE,
)
TELLS = re.compile(
    r"\b(?:is (?:the|an?|money|what)|means|are (?:the|intended)|that is|known as|i\.e\.)\b|[=(]", re.IGNORECASE
)
LEADING = re.compile(r"^(?:The|This|Any|All|Their|Such|Where|Additional|Further|School|Council|No)\s+")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each named fund that no sentence explains and no link explains."""
    told: set[str] = set()
    for _, clause, sentence in policy.sentences():
        for match in FUND.finditer(sentence):
            name = LEADING.sub("", match[1])
            key = name.casefold()
            if len(name.split()) < 2 or key in told or NATIONAL.search(name):
                continue
            told.add(key)
            if not _explained(policy, name):
                yield UNDEFINED.at(clause, name, f"“{name}” is not explained.")


def _explained(policy: CheckedPolicy, name: str) -> bool:
    for clause in policy.clauses:
        if any(name.casefold() in link.text.casefold() for link in clause.links):
            return True
        for match in re.finditer(re.escape(name), clause.words, re.IGNORECASE):
            if TELLS.match(clause.words[match.end() :].lstrip(" ,")):
                return True
    return False
