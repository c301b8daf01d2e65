"""PDF to pieces: lines by their places, headings by size and weight, tables by their rules."""

import re
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise
from typing import Any

import pdfplumber

from guidance.importing.documents.decoding import tidy
from guidance.importing.documents.pdf_furniture import without_edges
from guidance.importing.documents.pdf_lines import Line, lines_of
from guidance.importing.documents.pdf_pieces import Layout, pieces_of_lines
from guidance.importing.documents.pieces import Source
from guidance.importing.documents.refusals import LOCKED, NO_WORDS, SCANNED, TOO_MANY_PAGES, UNREADABLE_LETTERS, damaged
from guidance.importing.problems import ImportRefused

MOST_PAGES = 300
_FEWEST_LETTERS = 15
Table = tuple[int, float, list[list[str]]]


@dataclass
class _Pages:
    """What the pages hold, gathered one at a time: pdfminer keeps each in memory until it is closed."""

    lines: list[list[Line]] = field(default_factory=list)
    heights: list[float] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    letters: int = 0
    unknown: int = 0
    pictures: int = 0


def read_pdf(content: bytes) -> Source:
    """Returns the pieces of a PDF. Raises ImportRefused for one that is locked, scanned, damaged or too long."""
    found = _Pages()
    try:
        with pdfplumber.open(BytesIO(content)) as pdf:
            _refuse_length(len(pdf.pages))
            for number, page in enumerate(pdf.pages, 1):
                _read(page, number, found)
                page.close()
    except ImportRefused:
        raise
    except Exception as fault:  # pdfminer meets broken files with errors of every kind
        if _is_about_password(fault):
            raise ImportRefused(LOCKED) from fault
        raise damaged("PDF") from fault
    _refuse(found)
    kept, dropped = without_edges(found.lines, found.heights)
    lines = [line for page_lines in kept for line in page_lines]
    if not lines:
        raise ImportRefused(NO_WORDS)
    pieces, title = pieces_of_lines(lines, found.tables, _layout(lines))
    return Source(pieces, title=title, dropped=dropped)


def _refuse_length(pages: int) -> None:
    if pages > MOST_PAGES:
        raise ImportRefused(TOO_MANY_PAGES.format(pages=pages, most=MOST_PAGES))


def _refuse(found: _Pages) -> None:
    if found.letters < _FEWEST_LETTERS * len(found.lines) and found.pictures:
        raise ImportRefused(SCANNED)
    if not found.letters:
        raise ImportRefused(NO_WORDS)
    if found.unknown * 5 > found.letters:
        raise ImportRefused(UNREADABLE_LETTERS)


def _read(page: Any, number: int, found: _Pages) -> None:
    found.letters += len(page.chars)
    found.pictures += len(page.images)
    found.unknown += sum(char["text"].startswith("(cid:") for char in page.chars)
    words = page.extract_words(extra_attrs=["size", "fontname"], x_tolerance=1.5, keep_blank_chars=False)
    for table in page.find_tables():
        rows = [[tidy(cell or "").replace("\n", " ") for cell in row] for row in table.extract()]
        if len(rows) < 2 or max(map(len, rows)) < 2 or not any(cell for row in rows for cell in row):
            continue
        words = [word for word in words if not _inside(word, table.bbox)]
        found.tables.append((number, float(table.bbox[1]), rows))
    links = [link for link in page.hyperlinks if link.get("uri")]
    found.lines.append(lines_of([word for word in words if word["text"].strip()], links, number))
    found.heights.append(float(page.height))


def _inside(word: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _layout(lines: list[Line]) -> Layout:
    """What is usual in this document: the size of its words, the step from line to line, its right edge."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.words)
    body = sizes.most_common(1)[0][0]
    steps = Counter(
        round(after.top - before.top)
        for before, after in pairwise(lines)
        if before.page == after.page and before.size == after.size == body and after.top > before.top
    )
    likely = [step for step, times in steps.items() if times > 1 and body * 0.95 <= step <= body * 2.2]
    usual = min(likely, default=round(body * 1.3))
    return Layout(body, usual, max(line.x1 for line in lines if line.size <= body * 1.05))


def _is_about_password(fault: BaseException | None) -> bool:
    while fault is not None:
        if re.search("password|encrypt", f"{type(fault).__name__} {fault!r}", re.IGNORECASE):
            return True
        fault = fault.__cause__ or fault.__context__
    return False
