"""The same twin as text, as a Word file and as a PDF."""

import json
import re
from io import BytesIO
from typing import Any

import docx
import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.guidance.importing.documents.twin_policies import Part, contents_of

RAISED = dict(zip("¹²³⁴", "1234", strict=True))
_INLINE = re.compile(r"\[([^\]\[]+)\]\(([^)]*)\)|\*\*(.+?)\*\*|([¹²³⁴])")


def as_text(twin: list[Part]) -> bytes:
    """Returns a twin as a text file, its contents list with dots and page numbers."""
    lines: list[str] = []
    before = ""
    for part in twin:
        if before and not (part.kind == before == "item") and before != "label":
            lines.append("")
        lines += _text_lines(part, twin)
        before = part.kind
    return "\n".join(lines).encode()


def _text_lines(part: Part, twin: list[Part]) -> list[str]:
    if part.kind == "contents":
        entries = [f"{mark} {words}{'.....' if page % 2 else chr(9)}{page}" for mark, words, page in contents_of(twin)]
        return ["Table of Contents", "", *entries]
    if part.kind == "heading":
        return [_marked(part)]
    if part.kind == "item":
        return [" " * (part.depth - 1) + "- " + part.words]
    if part.kind == "note":
        return ["⁰¹²³⁴"[int(part.mark)] + " " + part.words]
    if part.kind == "table":
        return ["\t".join(row) for row in part.rows]
    return [part.words + ("  Opens new window" if part.kind == "lost" else "")]


def notes_of(twin: list[Part]) -> dict[str, str]:
    """The footnotes of a twin, those inside a torn sentence too."""
    notes = {part.mark: part.words for part in twin if part.kind == "note"}
    for part in twin:
        if part.kind == "torn":
            notes |= {RAISED[line[0]]: line[2:] for line in part.words.split("\n") if line[:1] in RAISED}
    return notes


def whole(part: Part) -> str:
    """A part's words with what a page had torn apart put together."""
    lines = [line for line in part.words.split("\n") if line and line[0] not in RAISED]
    return " ".join(lines)


def as_docx(twin: list[Part], *, styled: bool = True) -> bytes:
    """Returns a twin as a Word file with real footnotes and links; without styles its headings are bold lines."""
    document = docx.Document()
    notes = notes_of(twin)
    for part in twin:
        _docx_part(document, part, twin, styled=styled)
    if notes:
        _add_footnotes(document, notes)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _docx_part(document: Any, part: Part, twin: list[Part], *, styled: bool) -> None:
    if part.kind == "contents":
        document.add_paragraph("Contents")
        for mark, words, page in contents_of(twin):
            document.add_paragraph(f"{mark} {words}\t{page}")
    elif part.kind == "table":
        _docx_table(document, part.rows)
    elif part.kind == "title" and styled:
        document.add_paragraph(part.words, style="Title")
    elif part.kind == "heading" and styled:
        document.add_heading(_marked(part), part.depth)
    elif part.kind in {"heading", "label"}:
        document.add_paragraph().add_run(_marked(part)).bold = True
    elif part.kind != "note":
        style = f"List Bullet{f' {part.depth}' if part.depth > 1 else ''}" if part.kind == "item" else None
        for line in part.words.split("\n") if part.kind == "contact" else [whole(part)]:
            _docx_words(document.add_paragraph(style=style), line)


def _marked(part: Part) -> str:
    start = part.rows[0][0] if part.rows else ""
    return f"{start}{part.mark} {part.words}".strip()


def _docx_table(document: Any, rows: list[list[str]]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words


def _docx_words(paragraph: Any, words: str) -> None:
    place = 0
    for match in _INLINE.finditer(words):
        paragraph.add_run(words[place : match.start()])
        place = match.end()
        if match[1]:
            _docx_link(paragraph, match[1], match[2])
        elif match[3]:
            paragraph.add_run(match[3]).bold = True
        else:
            reference = OxmlElement("w:footnoteReference")
            reference.set(qn("w:id"), RAISED[match[4]])
            paragraph.add_run()._r.append(reference)
    paragraph.add_run(words[place:])


def _docx_link(paragraph: Any, words: str, address: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(words)
    link.append(run._r)
    paragraph._p.append(link)


def _add_footnotes(document: Any, notes: dict[str, str]) -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(
        f'<w:footnote w:id="{mark}"><w:p><w:r><w:t>{_INLINE.sub(lambda m: m[1] or m[0], words)}</w:t></w:r></w:p>'
        "</w:footnote>"
        for mark, words in notes.items()
    )
    blob = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes xmlns:w="{space}">{body}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = PackagePart(PackURI("/word/footnotes.xml"), kind, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


_PAGE = """#set page(paper: "a4", header: [{running}], footer: context [Page #counter(page).display() of
#counter(page).final().first()])
#set text(size: 11pt, font: "Libertinus Serif")
#set par(spacing: 1.2em)
#set super(typographic: false)"""


def as_pdf(twin: list[Part], running: str = "") -> bytes:
    """Returns a twin as a PDF with a running head, page numbers, real footnotes, links and rules around tables."""
    notes = notes_of(twin)
    source = [_PAGE.format(running=_string(running)), *(_typst_part(part, twin, notes) for part in twin)]
    return typst.compile("\n\n".join(source).encode())


def _typst_part(part: Part, twin: list[Part], notes: dict[str, str]) -> str:
    if part.kind == "contents":
        lines = [_typst_entry(*entry) for entry in contents_of(twin)]
        return "\n\n".join(['#text(size: 14pt, weight: "bold")[Contents]', *lines, "#pagebreak()"])
    if part.kind == "title":
        return f"#text(size: 22pt)[{_string(part.words)}]"
    if part.kind == "heading":
        size = {1: 15, 2: 13, 3: 11, 4: 11}[part.depth]
        return f'#block(sticky: true)[#text(size: {size}pt, weight: "bold")[{_string(_marked(part))}]]'
    if part.kind == "label":
        return f'#text(weight: "bold")[{_string(part.words)}]'
    if part.kind == "item":
        return f"#pad(left: {part.depth}em)[#list[{_typst_words(part.words, notes)}]]"
    if part.kind == "table":
        cells = ", ".join(f"[{_string(cell)}]" for row in part.rows for cell in row)
        return f"#table(columns: {len(part.rows[0])}, {cells})"
    if part.kind == "contact":
        return "#linebreak()".join(_string(line) for line in part.words.split("\n"))
    return _typst_words(whole(part), notes) if part.kind != "note" else ""


def _typst_entry(mark: str, words: str, page: int) -> str:
    indent = 0 if mark[0].isdigit() else 1
    return f"#pad(left: {indent}em)[{_string(mark)} {_string(words)} #box(width: 1fr, repeat[.]) {page}]"


def _typst_words(words: str, notes: dict[str, str]) -> str:
    result, place = [], 0
    for match in _INLINE.finditer(words):
        result.append(_string(words[place : match.start()]))
        place = match.end()
        if match[4]:
            result.append(f"#footnote[{_typst_words(notes[RAISED[match[4]]], notes)}]")
        elif match[3]:
            result.append(f"#strong[{_string(match[3])}]")
        elif "://" in match[2]:
            result.append(f"#link({json.dumps(match[2])})[{_string(match[1])}]")
        else:
            result.append(_string(match[1]))
    return "".join([*result, _string(words[place:])])


def _string(words: str) -> str:
    return f"#{json.dumps(words, ensure_ascii=False)};" if words else ""
