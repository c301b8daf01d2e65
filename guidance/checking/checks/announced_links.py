"""Where the words promise a link or a form, there is one."""

import re
from collections.abc import Iterator

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

ANNOUNCED = Rule("link.announced", Severity.WARNING, "Put the link in, or take the promise out.")
NO_FORM = Rule("link.form", Severity.WARNING, "Link to it at its first mention, or say where it is kept.")
PROMISE = re.compile(
    r"\b(?:can be |are |is )?(?:found|available|downloaded|seen|read) (?:here|below)\s*[:;.]?\s*$"
    r"|\b(?:the )?following (?:links?|pages?|websites?)\b|\bclick(?:ing)? (?:here|below|on)\b|\bopens? (?:in "
    r")?(?:a )?new window\b",
    re.IGNORECASE,
)
NAMED = r"(?:[A-Z][\w'&/-]*|of|and|for|the|[Mm]edical|[Rr]eferral|[Rr]equest|[Aa]ssessment)"
FORM = re.compile(
    r"\b(?:[Cc]omplet\w+|[Ff]ill(?:ing|ed)? in|[Ss]ubmit\w*|[Ss]ign\w*|[Rr]eturn\w*|[Uu]s(?:e|ing))\b[^.;]{0,60}?"
    rf"\b(?P<name>(?:{NAMED}\s+){{1,6}}(?:[Ff]orm|[Pp]rofile|[Tt]emplate|[Rr]ecord|[Aa]greement))\b"
)
HAS_ADDRESS = re.compile(r"https?://|\bwww\.|@\w|\.gov\.uk", re.IGNORECASE)
LINKING = re.compile(r"\b(?:form|template|profile|record|agreement|checklist)s?\b", re.IGNORECASE)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each promise without a link, and for each form to be used that is linked nowhere."""
    for place, clause in enumerate(policy.clauses):
        match = PROMISE.search(clause.words)
        if match and not any(_addressed(policy, at) for at in (place, place + 1)):
            yield ANNOUNCED.at(clause, match[0], "The words announce a link, and none follows.")
    linked = " ".join(link.text for one in policy.clauses for link in one.links if LINKING.search(link.text)).casefold()
    told: set[str] = set()
    for _, clause, sentence in policy.sentences():
        for match in FORM.finditer(sentence):
            name = re.sub(r"^(?:(?:the|of|and|for)\s+)+", "", match["name"], flags=re.IGNORECASE)
            kind = name.split()[-1].casefold()
            if len(name.split()) < 2 or name.casefold() in told or kind in linked or HAS_ADDRESS.search(clause.words):
                continue
            told.add(name.casefold())
            yield NO_FORM.at(clause, name, f"Readers are to use the “{name}”, and nothing leads to it.")


def _addressed(policy: CheckedPolicy, place: int) -> bool:
    if place >= len(policy.clauses):
        return False
    clause = policy.clauses[place]
    return bool(clause.links or re.search(r"https?://|\bwww\.", clause.words))
