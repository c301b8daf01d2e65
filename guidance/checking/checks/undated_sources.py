"""Guidance that is issued again and again is cited with the year of its edition."""

from collections.abc import Iterator

from guidance.checking.citations import Citation, citations
from guidance.checking.document import CheckedPolicy
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

UNDATED = Rule(
    "cite.undated", Severity.ADVICE, "Give the edition's month and year, so that a reader can tell which text you mean."
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding at the first naming of each guidance that is never given a year."""
    first: dict[str, Citation] = {}
    dated: set[str] = set()
    for one in citations(policy):
        if all(source.is_law for source in one.sources) or all(source.superseded for source in one.sources):
            continue
        first.setdefault(one.title.casefold(), one)
        keys = {source.key for source in one.sources}
        if one.years or keys & set(one.clause.sources):
            dated.add(one.title.casefold())
    for title, one in first.items():
        if title not in dated:
            yield UNDATED.at(one.clause, one.quote, f"“{one.quote}” is cited without saying which edition.")
