"""A link leads somewhere, and its words say where."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

PLACEHOLDER = Rule("link.placeholder", Severity.ERROR, "Give the address, or take the link away.")
HERE = Rule("link.here", Severity.WARNING, "Let the link's words name the page: people jump from link to link.")
NOWHERE = re.compile(r"\s*(?:#|about:blank|https?:/*|javascript:.*|tbc|todo|x+)?\s*", re.IGNORECASE)
SAYS_NOTHING = re.compile(
    r"\W*(?:click |press |read |see |look )?(?:here|this|this (?:link|page)|link|more|read more)\W*", re.IGNORECASE
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields one finding a clause for links without an address, and one for links that say nothing."""
    for clause in policy.clauses:
        dead = [link.text for link in clause.links if NOWHERE.fullmatch(link.href)]
        if dead:
            names = ", ".join(f"“{text}”" for text in dead)
            yield PLACEHOLDER.at(clause, " ".join(dead), f"{names}: no address.")
        for link in clause.links:
            if SAYS_NOTHING.fullmatch(link.text):
                yield HERE.at(clause, f"{link.text} {link.href}", f"The words of the link are only “{link.text}”.")
