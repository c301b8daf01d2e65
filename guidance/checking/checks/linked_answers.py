"""Addresses that no longer answer, or answer from somewhere else. The worker opened them; here nothing is fetched."""

from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

DEAD = Rule("link.dead", Severity.ERROR, "Find the page's present address, or take the link away.")
MOVED = Rule("link.moved", Severity.WARNING, "Use the new address: the old one will stop leading there.")


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each clause and address that is dead, or has moved for good."""
    answers = {answer.href: answer for answer in policy.answers}
    for clause in policy.clauses:
        for link in dict.fromkeys(link.href for link in clause.links):
            answer = answers.get(link)
            if answer and answer.dead:
                since = f" since {answer.since:%-d %B %Y}" if answer.since else ""
                yield DEAD.at(clause, link, f"{link} could not be opened{since}: {answer.said}.")
            elif answer and answer.moved_to:
                yield MOVED.at(clause, link, f"{link} now leads to {answer.moved_to}.")
