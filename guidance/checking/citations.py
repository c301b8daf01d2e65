"""Where a policy names a publication the library knows, and with which year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guidance.checking.document import CheckedClause, CheckedPolicy, LibrarySource

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")
_REACH = 120
_FEW = 3
_SHORT_FORMS = (
    (r"keeping children safe in education", r"\bKCSIE\b"),
    (
        r"(?:SEND?|special educational needs(?: and disabilit\w+)?(?: \(SEND?\))?) code(?: of practice)?\b",
        r"\bSEND? code\b",
    ),
    (r"working together to improve (?:school )?attendance",),
)


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
    """Yields every naming of a library source, the editions of one publication together.

    Where two titles overlap (“... improve school attendance” and “School attendance guidance”) the longer one is meant.
    """
    families: dict[str, list[LibrarySource]] = {}
    for source in policy.sources:
        families.setdefault(base_title(source).casefold(), []).append(source)
    ordered = sorted(families.items(), key=lambda family: -len(family[0]))
    for place, clause in enumerate(policy.clauses):
        taken: list[tuple[int, int]] = []
        for family, sources in ordered:
            pattern = _pattern(family)
            for match in pattern.finditer(clause.words):
                span = match.span()
                if any(span[0] < end and start < span[1] for start, end in taken) or not _is_title(clause.words, match):
                    continue
                taken.append(span)
                years = _years(clause.words, match, pattern)
                yield Citation(place, clause, match[0], base_title(sources[0]), tuple(sources), years)


def _is_title(words: str, match: re.Match[str]) -> bool:
    """Whether words that could be anybody's are meant as a title: a capital, quotation marks, a year, “guidance”."""
    if match[0][0].isupper() or words[max(0, match.start() - 1) : match.start()] in {"'", '"'}:
        return True
    return bool(
        re.match(r"['\" ,(]*(?:(?:statutory |departmental )?(?:guidance|advice)\b|(?:19|20)\d\d)", words[match.end() :])
    )


def _years(words: str, match: re.Match[str], pattern: re.Pattern[str]) -> tuple[int, ...]:
    """The years in the title itself or close after it, before the next sentence or the next naming."""
    after = words[match.end() : match.end() + _REACH]
    following = pattern.search(after)
    after = re.split(r"[;•]|\. (?=[A-Z])", after[: following.start()] if following else after)[0]
    before = words[max(0, match.start() - 7) : match.start()]
    return tuple(int(year) for year in YEAR.findall(before + match[0] + after))


@lru_cache(maxsize=256)
def _pattern(family: str) -> re.Pattern[str]:
    lead, _, rest = family.partition(":")
    lead = lead.strip()
    spellings = [_spaced(family)]
    if rest and len(lead.split()) <= _FEW:
        spellings.append(_spaced(lead) + r":?(?=[^.;]{0,25}\b(?:statutory|guidance)\b)")
    elif rest:
        spellings.append(_spaced(lead))
    for more in _SHORT_FORMS:
        if re.search(more[0], family, re.IGNORECASE):
            spellings += more
    return re.compile(rf"(?<![a-z])(?:{'|'.join(spellings)})(?![a-z])", re.IGNORECASE)


def _spaced(words: str) -> str:
    return re.escape(words).replace(r"\ ", r"[\s,]+").replace(":", ":?")
