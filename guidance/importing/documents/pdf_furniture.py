"""Running heads, feet and page numbers of a PDF: known by where they stand and how often."""

import re
from collections import Counter

from guidance.importing.documents.pdf_lines import Line

_EDGE = 0.1
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–|\s]*(?:\d{1,3}|[ivx]{1,5})(?:\s*(?:of|/)\s*\d{1,3})?[-–|\s]*", re.IGNORECASE
)


def without_edges(pages: list[list[Line]], heights: list[float]) -> tuple[list[list[Line]], list[str]]:
    """Returns each page's lines without heads and feet, and the words of those, each once."""
    edges = [
        {n for n, line in enumerate(lines) if line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)}
        for lines, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(
        kind for lines, edge in zip(pages, edges, strict=True) for kind in {_kind(lines[n].words) for n in edge}
    )
    often = max(2, len(pages) // 3)
    kept, dropped = [], []
    for lines, edge in zip(pages, edges, strict=True):
        gone = {n for n in edge if _PAGE_NUMBER.fullmatch(lines[n].words) or seen[_kind(lines[n].words)] >= often}
        dropped += [lines[n].words for n in sorted(gone)]
        kept.append([line for n, line in enumerate(lines) if n not in gone])
    return kept, list(dict.fromkeys(line for line in dropped if not line.isdecimal()))


def _kind(words: str) -> str:
    return re.sub(r"\d+", "#", words.lower())
