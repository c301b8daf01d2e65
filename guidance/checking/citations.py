"""Where a policy names a publication the library knows, and with which year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guidance.checking.document import CheckedClause, CheckedPolicy, LibrarySource

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_REACH = 60
_SHORT_FORMS = {
    "kcsie": (r"keeping children safe in education", r"\bKCSIE\b"),
    "send code": (r"(?:SEND?|special educational needs(?: and disabilit\w+)?(?: \(SEND?\))?) code(?: of practice)?\b",),
    "working together": (r"working together to improve (?:school )?attendance",),
}


@dataclass(frozen=True)
class Citation:
    """One naming of one publication. `years` are those that stand beside it."""

    place: int
    clause: CheckedClause
    quote: str
    title: str
    sources: tuple[LibrarySource, ...]
    years: tuple[int, ...]

    @property
    def dated(self) -> LibrarySource | None:
        """The source whose year stands beside the title, an old one before a new one."""
        fits = [one for one in self.sources if one.issued_on and one.issued_on.year in self.years]
        return next((one for one in fits if one.superseded), fits[0] if fits else None)


def base_title(source: LibrarySource) -> str:
    """Returns a title without its brackets and edition: what its editions share."""
    return _IN_BRACKETS.sub("", source.title).strip()


def citations(policy: CheckedPolicy) -> Iterator[Citation]:
    """Yields every naming of a library source, the editions of one publication together."""
    families: dict[str, list[LibrarySource]] = {}
    for source in policy.sources:
        families.setdefault(base_title(source).casefold().split(":")[0], []).append(source)
    for family, sources in families.items():
        pattern = _pattern(family)
        for place, clause in enumerate(policy.clauses):
            for match in pattern.finditer(clause.words):
                years = _years(clause.words, match, pattern)
                yield Citation(place, clause, match[0], base_title(sources[0]), tuple(sources), years)


def _years(words: str, match: re.Match[str], pattern: re.Pattern[str]) -> tuple[int, ...]:
    """The years in the title itself or close after it, before the next sentence or the next naming."""
    after = words[match.end() : match.end() + _REACH]
    following = pattern.search(after)
    after = re.split(r"[;•]|\. (?=[A-Z])", after[: following.start()] if following else after)[0]
    before = words[max(0, match.start() - 30) : match.start()]
    before = re.split(r"[.;,•]", before)[-1]
    return tuple(int(year) for year in YEAR.findall(before + match[0] + after))


@lru_cache(maxsize=256)
def _pattern(family: str) -> re.Pattern[str]:
    spellings = [re.escape(family).replace(r"\ ", r"[\s,]+")]
    for opening, more in _SHORT_FORMS.items():
        if any(re.search(one, family, re.IGNORECASE) for one in more) or family.startswith(opening):
            spellings += more
    words = "|".join(spellings)
    return re.compile(rf"(?<![a-z])(?:{words})(?![a-z])", re.IGNORECASE)
