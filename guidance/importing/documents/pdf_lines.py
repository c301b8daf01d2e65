"""The lines of a PDF page: words put in order, with their links, raised figures, size and weight."""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from guidance.importing.documents.decoding import tidy
from guidance.importing.documents.inline import anchor

Word = dict[str, Any]


@dataclass
class Line:
    """A line of a page. `html` has links and raised figures; places are in points from the top left."""

    html: str
    page: int
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def words(self) -> str:
        """The line as plain text."""
        return re.sub(r"<[^>]*>", "", self.html).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">").strip()


def lines_of(words: list[Word], links: list[dict[str, Any]], page: int) -> list[Line]:
    """Returns a page's words as lines, from the top; a raised figure stays with the line it stands in."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w["bottom"], w["x0"])):
        middle = (word["top"] + word["bottom"]) / 2
        row = next((row for row in rows[-3:] if any(w["top"] <= middle <= w["bottom"] for w in row)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines = [_line(sorted(row, key=lambda w: w["x0"]), links, page) for row in rows]
    return sorted(lines, key=lambda line: line.top)


def _line(words: list[Word], links: list[dict[str, Any]], page: int) -> Line:
    size = max(word["size"] for word in words)
    bottom = max(word["bottom"] for word in words)
    parts: list[str] = []
    for before, word in zip([None, *words], words, strict=False):
        parts.append((" " if before and _are_apart(before, word, size) else "") + _shown(word, size, bottom, links))
    html = re.sub(
        r'</a>( ?)<a href="([^"]*)">', lambda m: m[1] if f'href="{m[2]}"' in "".join(parts) else m[0], "".join(parts)
    )
    body = [word for word in words if word["size"] > size * 0.8]
    bold = all(re.search(r"bold|black|heavy|semib", word["fontname"], re.IGNORECASE) for word in body)
    return Line(
        html, page, words[0]["x0"], words[-1]["x1"], min(word["top"] for word in body), bottom, round(size, 1), bold
    )


def _are_apart(before: Word, word: Word, size: float) -> bool:
    """Whether a space stood between two words: they were divided by one, or by a change of size or font alone."""
    alike = before["size"] == word["size"] and before["fontname"] == word["fontname"]
    return alike or bool(word["x0"] - before["x1"] > 0.15 * size)


def _shown(word: Word, size: float, bottom: float, links: list[dict[str, Any]]) -> str:
    text = escape(tidy(word["text"]), quote=False)
    if word["size"] < size * 0.8 and word["bottom"] < bottom - 0.5 and re.fullmatch(r"\d{1,3}", text):
        return f"<sup>{text}</sup>"
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    for link in links:
        if link["x0"] - 1 <= x <= link["x1"] + 1 and link["top"] - 1 <= y <= link["bottom"] + 1:
            return anchor(str(link["uri"]), text)
    return text
