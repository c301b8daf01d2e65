"""The words a finding means, marked inside the words of its clause."""

import re
from dataclasses import dataclass

AROUND = 220  # characters shown on each side of the quote


@dataclass(frozen=True)
class Excerpt:
    """A clause's words in three pieces; `quote` is blank where the words are not found in it as they stand."""

    before: str
    quote: str
    after: str


def excerpt(words: str, quote: str) -> Excerpt:
    """Returns the part of the words round the quote, the quote apart; long clauses are cut at a space with “…”."""
    match = re.search(re.escape(quote.strip()), words, re.IGNORECASE) if quote.strip() else None
    if match is None:
        return Excerpt(_head(words, 2 * AROUND), "", "")
    before, after = words[: match.start()], words[match.end() :]
    return Excerpt(_tail(before, AROUND), match[0], _head(after, AROUND))


def _head(words: str, most: int) -> str:
    return words if len(words) <= most else words[:most].rpartition(" ")[0] + " …"


def _tail(words: str, most: int) -> str:
    return words if len(words) <= most else "… " + words[-most:].partition(" ")[2]
