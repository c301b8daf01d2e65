"""Short forms written out where a page first uses them, in brackets that everybody can see.

An `abbr` with a title is read by a mouse and nobody else. The stored words stay as they are: only what is shown gains.
"""

import re

from django.utils.html import format_html, strip_tags

from guidance.library.service import ABBREVIATIONS

_PIECES = re.compile(r"(<[^>]*>)")
_ANY = re.compile(rf"(?<![\w-])(?:{'|'.join(re.escape(one.short) for one in ABBREVIATIONS)})s?(?![\w-])")
_BY_SHORT = {one.short: one for one in ABBREVIATIONS}


class FirstUses:
    """One page read from top to bottom: give it the words in reading order. It remembers what was explained."""

    def __init__(self) -> None:
        self._told: set[str] = set()

    def explained(self, html: str) -> str:
        """Returns HTML with each short form not met before written out after it; links and tags stay untouched."""
        wanted = [short for short in dict.fromkeys(map(_singular, _ANY.findall(html))) if short not in self._told]
        for short in wanted:
            self._told.update({short, short.upper()} if _explains_itself(short, html) else ())
            if short not in self._told:
                html = self._written_out(short, html)
        return html

    def _written_out(self, short: str, html: str) -> str:
        pattern = re.compile(rf"(?<![\w-]){re.escape(short)}(s?)(?![\w-])")
        pieces, inside_link = _PIECES.split(html), False
        for place, piece in enumerate(pieces):
            if piece.startswith("<"):
                inside_link = piece.startswith("<a") if piece.startswith(("<a", "</a")) else inside_link
            elif not inside_link and (match := pattern.search(piece)):
                self._told.update({short, short.upper()})
                one = _BY_SHORT[short]
                long = format_html(' <span class="wm-long">({})</span>', one.many if match[1] else one.long)
                pieces[place] = piece[: match.end()] + long + piece[match.end() :]
                break
        return "".join(pieces)


def _singular(found: str) -> str:
    return found if found in _BY_SHORT else found.removesuffix("s")


def _explains_itself(short: str, html: str) -> bool:
    """Whether the words beside a short form already say what it is: in brackets, or anywhere in the same clause."""
    words = strip_tags(html)
    one = _BY_SHORT[short]
    said = words.casefold()
    beside = rf"\({re.escape(short)}s?\)|(?<![\w-]){re.escape(short)}s? \("
    return any(long.casefold() in said for long in (one.long, one.many, *one.also)) or bool(re.search(beside, words))
