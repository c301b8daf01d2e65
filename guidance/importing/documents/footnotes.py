"""Footnotes: small raised figures in the words, and the notes they lead to, given marks of their own."""

import re

from guidance.importing.documents.pieces import Piece
from guidance.importing.documents.results import WARNING, Finding, ReadClause

_RAISED = re.compile(r"[¹²³⁴-⁹⁰]+")
_SUP = re.compile(r"\s*<sup>\s*\[?(\d{1,3})\]?\s*</sup>")
_MARK = re.compile(r"\[\^([\w-]+)\]")
_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def attach_footnotes(pieces: list[Piece]) -> list[Finding]:
    """Writes every reference as `[^n]` and numbers the notes in order. Returns what does not fit together.

    A raised figure without a note of that mark is left as it is: it may be a square metre.
    """
    defined = {piece.mark for piece in pieces if piece.shape == "note"}
    for piece in pieces:
        piece.html = _SUP.sub(lambda m: f"[^{m[1]}]" if m[1] in defined else m[1], piece.html)
        piece.html = _RAISED.sub(lambda m: _reference(m, defined), piece.html)
    _number_apart(pieces)
    return _unmatched(pieces)


def at_section_ends(clauses: list[ReadClause]) -> list[ReadClause]:
    """Returns clauses with each footnote after the last words of the section that first points to it.

    There it tears no list apart; Word keeps its notes at the end of the file, a PDF at the end of the page.
    """
    sections: list[list[ReadClause]] = [[]]
    notes: list[tuple[int, ReadClause]] = []
    first: dict[str, int] = {}
    for clause in clauses:
        if clause.kind == "footnote":
            notes.append((len(sections) - 1, clause))
            continue
        if clause.kind == "heading":
            sections.append([])
        sections[-1].append(clause)
        for mark in _MARK.findall(clause.html):
            first.setdefault(mark, len(sections) - 1)
    for place, note in notes:
        section = sections[first.get(note.number, place)]
        head = section[0].level if section and section[0].kind == "heading" else 0
        note.level = min(head + 1, 6)
        section.append(note)
    return [clause for section in sections for clause in section]


def _reference(match: re.Match[str], defined: set[str]) -> str:
    mark = match[0].translate(_DIGITS)
    before = match.string[: match.start()]
    return f"[^{mark}]" if mark in defined and not re.search(r"\d\s?m$|\bkm$|\bcm$", before) else match[0]


def _number_apart(pieces: list[Piece]) -> None:
    """Gives each note its own mark where pages began again at 1: a reference belongs to the nearest such note."""
    notes = [n for n, piece in enumerate(pieces) if piece.shape == "note"]
    marks = [pieces[n].mark for n in notes]
    if len(set(marks)) == len(marks):
        return
    places: dict[str, list[tuple[int, str]]] = {}
    for number, place in enumerate(notes, 1):
        places.setdefault(pieces[place].mark, []).append((place, str(number)))
        pieces[place].mark = str(number)
    for n, piece in enumerate(pieces):
        if piece.shape != "note":
            for mark, where in places.items():
                piece.html = piece.html.replace(f"[^{mark}]", f"[\0{_nearest(where, n)}]")
            piece.html = piece.html.replace("[\0", "[^")


def _nearest(places: list[tuple[int, str]], place: int) -> str:
    after = [number for where, number in places if where > place]
    return after[0] if after else places[-1][1]


def _unmatched(pieces: list[Piece]) -> list[Finding]:
    defined = [piece.mark for piece in pieces if piece.shape == "note"]
    used = list(dict.fromkeys(mark for piece in pieces for mark in _MARK.findall(piece.html)))
    missing = "Write the footnote, or take the mark out."
    return [
        Finding(
            "import.footnote-missing", WARNING, "", f"The text points to footnote {mark}, which is not there.", missing
        )
        for mark in used
        if mark not in defined
    ] + [
        Finding("import.footnote-unused", WARNING, mark, f"No words point to footnote {mark}.", f"Put [^{mark}] in.")
        for mark in defined
        if mark not in used
    ]
