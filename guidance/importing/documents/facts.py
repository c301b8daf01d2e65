"""What a document says about itself, as the facts an edition keeps: review in months, the amendments as rows."""

import re
from datetime import date

from guidance.importing.documents.dates import date_in

_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "twelve": 12}
_NAMED = (
    (r"\b(?:biennial|bi-annual|every (?:second|other) year)", 24),
    (r"\b(?:half[- ]yearly|six[- ]monthly|twice a year)", 6),
    (r"\btriennial", 36),
    (r"\b(?:termly|every term|each term)", 4),
    (r"\bquarterly", 3),
    (r"\bmonthly", 1),
    (r"\b(?:annual|yearly|every year|each year|once a year)", 12),
)
_SPAN = re.compile(rf"\b(\d{{1,3}}|{'|'.join(_WORDS)})[- ]?(year|month)", re.IGNORECASE)
_LONGEST_MONTHS, _LONGEST_VERSION = 120, 40
_TOLD = re.compile(r"amend|change|comment|reason|summary|detail|revision", re.IGNORECASE)


def months_between_reviews(frequency: str) -> int | None:
    """Returns "Annual" or "every two years" in months (1 to 120), or None where it says no span."""
    if match := _SPAN.search(frequency):
        count = _WORDS.get(match[1].lower()) or int(match[1])
        months = count * (12 if match[2].lower() == "year" else 1)
        return months if 1 <= months <= _LONGEST_MONTHS else None
    return next((months for words, months in _NAMED if re.search(words, frequency, re.IGNORECASE)), None)


def amendment_rows(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Returns a document's table of changes as rows of a day (ISO, or blank), a version and what changed."""
    return [_amendment(row) for row in rows]


def approved_on(rows: list[dict[str, str]]) -> date | None:
    """Returns the latest day in a column that says approved, adopted or ratified."""
    days = [date_in(cell)[0] for row in rows for name, cell in row.items() if re.search(r"approv|adopt|ratif", name)]
    return max((day for day in days if day), default=None)


def _amendment(row: dict[str, str]) -> dict[str, str]:
    version = next((cell for name, cell in row.items() if "version" in name or "issue" in name), "")
    dated = [(name, day) for name, cell in row.items() if cell != version and (day := date_in(cell)[0])]
    dated = [(name, day) for name, day in dated if len(row[name]) < 30]
    told = [cell for name, cell in row.items() if _TOLD.search(name) and name not in dict(dated)]
    rest = [cell for name, cell in row.items() if cell != version and name not in dict(dated)]
    what = " ".join(told) or max(rest, key=len, default="")
    return {"on": dated[0][1].isoformat() if dated else "", "version": version[:_LONGEST_VERSION], "what": what}
