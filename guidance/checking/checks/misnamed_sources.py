"""Acts are called by their titles."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

MISNAMED = Rule("cite.misnamed", Severity.WARNING, "Give the title and the year as the statute has them.")
NAMED = re.compile(
    r"\b((?:(?:[A-Z][a-z]+(?:'s)?|and|\(SEND?\)),? )*?[A-Z][a-z]+(?:'s)?) Act\b(?:[ ,;]*((?:19|20)\d\d))?"
)
TITLE = re.compile(r"^(.*?) Act ((?:19|20)\d\d)")
_CLOSE = 0.75


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each Act whose name or year is nearly, and not quite, that of one in the library."""
    titles = {(match[1], match[2]) for one in policy.sources if one.is_law and (match := TITLE.match(one.title))}
    known = {name for name, _ in titles}
    told: set[str] = set()
    for clause in policy.clauses:
        for match in NAMED.finditer(clause.words):
            name, year = re.sub(r"^(?:The|This|An?|Under|See|And) ", "", match[1]), match[2]
            wrong = _wrong(name, year, titles, known)
            if wrong and match[0] not in told:
                told.add(match[0])
                yield MISNAMED.at(clause, match[0], f"“{match[0]}” is not the title.", f"Write “{wrong}”.")


def _wrong(name: str, year: str | None, titles: set[tuple[str, str]], known: set[str]) -> str | None:
    """The right title when this one is nearly it; None when it is right, or another statute altogether."""
    if name in known:
        years = {of for title, of in titles if title == name}
        return f"{name} Act {min(years)}" if year and len(years) == 1 and year not in years else None
    for title, of in sorted(titles):
        same_year = year is None or year == of
        if same_year and SequenceMatcher(None, name.casefold(), title.casefold()).ratio() >= _CLOSE:
            return f"{title} Act {of}"
    return None
