"""What belongs to the page and not to the policy: running heads and feet, page numbers, a site's menus."""

import re
from collections import Counter

from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.shapes import reads_as_heading

_PAGE_NUMBER = re.compile(r"(?:page\s*)?[-–|\s]*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–|\s]*", re.IGNORECASE)
_SITE = re.compile(
    r"(skip to (?:main )?content|top of page|back to top|return to top|print this page|share this page|"
    r"breadcrumbs?|main menu|menu|search|home|cookies?|accept (?:all )?cookies|log ?in|sign in|"
    r"was this page (?:helpful|useful).*|is there anything wrong with this page.*|follow us.*|sign up (?:to|for) .*)",
    re.IGNORECASE,
)
_WEB_SIGN = re.compile(r"skip to (?:main )?content|top of page|back to top", re.IGNORECASE)
_WINDOW = re.compile(r"\s*\(?opens? (?:in )?(?:a )?new (?:window|tab)\)?", re.IGNORECASE)
_COUNTED = re.compile(r"\bpage\s*\d|\|\s*\d|\d\s*\||\d\s*(?:of|/)\s*\d|(?:\S+\s+){4,}\d{1,3}$", re.IGNORECASE)
_LONGEST, _REPEATS, _PROSE = 110, 3, 9


def without_running_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """Returns lines without heads, feet and page numbers, and the lines left out.

    A line is one of them when it says nothing but a page number that others also say, or comes back three times
    with another number each time, or beside a page break.
    """
    stripped = [line.strip() for line in lines]
    kinds = Counter(_kind(line) for line in stripped if 0 < len(line) <= _LONGEST)
    exact = Counter(stripped)
    numbers = sum(bool(_PAGE_NUMBER.fullmatch(line)) for line in stripped if 0 < len(line) <= _LONGEST)
    breaks = {n for n, line in enumerate(stripped) if line == "\f" or lines[n].strip(" ") == "\f"}
    kept: list[str] = []
    dropped: list[str] = []
    for place, line in enumerate(stripped):
        often = 0 < len(line) <= _LONGEST and kinds[_kind(line)] >= _REPEATS
        changing = often and exact[line] < kinds[_kind(line)] and bool(_COUNTED.search(line))
        paged = 0 < len(line) <= _LONGEST and numbers >= 2 and bool(_PAGE_NUMBER.fullmatch(line))
        if paged or (changing and not _begins_list(line)) or (often and _beside(place, stripped, breaks)):
            dropped.append(line)
            kept.append("")
        else:
            kept.append("" if place in breaks else lines[place])
    return kept, [line for line in dropped if line]


def without_site_parts(source: Source) -> list[str]:
    """Takes menus, notices above the title and link remarks out of a web page's pieces. Returns what was left out."""
    pieces = source.pieces
    if not source.web and not any(_WEB_SIGN.fullmatch(piece.words) for piece in pieces):
        return []
    source.web = True
    gone = [piece for piece in pieces if _SITE.fullmatch(piece.words)]
    pieces = [piece for piece in pieces if not _SITE.fullmatch(piece.words)]
    start = 0 if source.title else _first_title(pieces)
    source.pieces = pieces[start:]
    return [piece.words for piece in [*gone, *pieces[:start]]]


def without_window_remark(piece: Piece) -> bool:
    """Takes "opens new window" off a piece; returns whether that was all that is left of a link's address."""
    if not _WINDOW.search(piece.html):
        return False
    piece.html = _WINDOW.sub("", piece.html).strip()
    return "<a " not in piece.html


def _first_title(pieces: list[Piece]) -> int:
    """The first heading that prose follows at once: what stands above it is the site's, not the page's."""
    for place, piece in enumerate(pieces[:-1]):
        follower = pieces[place + 1]
        prose = follower.shape == "paragraph" and len(follower.words.split()) >= _PROSE
        if reads_as_heading(piece.words) and piece.shape != "item" and prose and follower.words.endswith("."):
            return place
    return 0


def _kind(line: str) -> str:
    return re.sub(r"\d+", "#", line.lower())


def _begins_list(line: str) -> bool:
    return bool(re.match(r"\(?(?:\d{1,3}|[a-z])[.)]\s|[-•·*]\s", line)) and not _PAGE_NUMBER.fullmatch(line)


def _beside(place: int, lines: list[str], breaks: set[int]) -> bool:
    """Whether only blank lines and page numbers stand between a line and a page break."""
    for step in (-1, 1):
        other = place + step
        while (
            0 <= other < len(lines)
            and other not in breaks
            and (not lines[other] or _PAGE_NUMBER.fullmatch(lines[other]))
        ):
            other += step
        if other in breaks:
            return True
    return False
