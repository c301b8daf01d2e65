"""A policy stands on the present edition of what it cites."""

import re
from collections.abc import Iterator

from guidance.checking.citations import YEAR, Citation, citations
from guidance.checking.document import CheckedPolicy, LibrarySource
from guidance.checking.enums import Severity
from guidance.checking.findings import Finding, Rule

SUPERSEDED = Rule("cite.superseded", Severity.ERROR, "Cite what replaced it, and check what it changed.")
SAYS_SO = re.compile(
    r"\b(?:replaced|superseded|withdrawn|no longer|new (?:one|edition)|formerly|used to)\b", re.IGNORECASE
)
ISSUED = re.compile(
    r"\b(?:guidance|advice|handbook)\b[^.;]{0,40}?\b(?P<month>January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\s+(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)
LOOSE = re.compile(
    r"\b(?P<name>[A-Za-z]+(?:[ -][A-Za-z]+)) (?:statutory )?guidance\b[^.;]{0,40}?\b(?P<year>(?:19|20)\d\d)",
    re.IGNORECASE,
)


def check(policy: CheckedPolicy) -> Iterator[Finding]:
    """Yields a finding for each clause and superseded source: by title, by title and year, or by issue month."""
    seen: set[tuple[str, str]] = set()
    for place, source, quote in _found(policy):
        clause = policy.clauses[place]
        if (clause.name or clause.words, source.key) in seen or SAYS_SO.search(clause.words):
            continue
        seen.add((clause.name or clause.words, source.key))
        latest = _latest(policy, source)
        says = f"“{source.title}” has been replaced"
        yield SUPERSEDED.at(clause, quote, f"{says} by “{latest.title}”." if latest else f"{says}.")


def _found(policy: CheckedPolicy) -> Iterator[tuple[int, LibrarySource, str]]:
    named: set[int] = set()
    for one in citations(policy):
        if source := _old(policy, one):
            named.add(one.place)
            yield one.place, source, one.quote
    known = {source.key: source for source in policy.sources}
    for place, clause in enumerate(policy.clauses):
        if place in named:
            continue
        olds = [known[key] for key in clause.sources if key in known and known[key].superseded]
        if olds and not set(clause.sources) & {old.superseded_by for old in olds}:
            yield place, olds[0], olds[0].key
        for match in (*ISSUED.finditer(clause.words), *LOOSE.finditer(clause.words)):
            if source := _issued(policy, match):
                yield place, source, match[0]


def _old(policy: CheckedPolicy, one: Citation) -> LibrarySource | None:
    """The superseded source a citation means: all editions are old, or the year beside it is an old one's.

    Half a title without a year, which guidance in force has in its title too, may well mean that.
    """
    dated = one.dated
    if not all(source.superseded for source in one.sources):
        return dated if dated and dated.superseded else None
    half = len(one.quote) < len(one.title) / 2
    present = any(one.quote.casefold() in source.title.casefold() for source in policy.sources if not source.superseded)
    return dated or (None if half and present else one.sources[-1])


def _issued(policy: CheckedPolicy, match: re.Match[str]) -> LibrarySource | None:
    """The superseded guidance of a month (when every guidance of that month is), or of a subject and a year."""
    groups = match.groupdict()
    year = int(YEAR.findall(match[0])[-1])
    fits = [one for one in policy.sources if not one.is_law and one.issued_on and one.issued_on.year == year]
    if month := groups.get("month"):
        fits = [one for one in fits if one.issued_on and one.issued_on.strftime("%B") == month.capitalize()]
    else:
        fits = [one for one in fits if groups["name"].casefold() in one.title.casefold()]
    return fits[0] if fits and all(one.superseded for one in fits) else None


def _latest(policy: CheckedPolicy, source: LibrarySource) -> LibrarySource | None:
    """The end of a chain of replacements."""
    known = {one.key: one for one in policy.sources}
    seen = {source.key}
    latest = None
    while (source := known.get(source.superseded_by, source)).key not in seen:
        seen.add(source.key)
        latest = source
    return latest
