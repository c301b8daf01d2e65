"""A mailbox is written one way."""

import re
from collections import defaultdict
from collections.abc import Iterator

from guidance.checking.document import CheckedClause, CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

MIXED = Rule("term.mailbox", Severity.ADVICE, "Write it in small letters everywhere.")
ADDRESS = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each mailbox written with different capitals."""
    ways: dict[str, dict[str, CheckedClause]] = defaultdict(dict)
    for clause in policy.clauses:
        for address in ADDRESS.findall(clause.words):
            ways[address.casefold()].setdefault(address, clause)
    for spellings in ways.values():
        if len(spellings) > 1:
            *_, (address, clause) = spellings.items()
            yield MIXED.at(clause, address, f"One mailbox, written {' and '.join(spellings)}.")
