"""Word to pieces, by way of HTML: headings with Word's own numbering, lists, tables, footnotes, links."""

import re
import zipfile
from io import BytesIO
from typing import Any

import mammoth
from bs4 import BeautifulSoup
from mammoth.transforms import paragraph

from guidance.importing.documents.html import source_of
from guidance.importing.documents.pieces import Source
from guidance.importing.documents.refusals import damaged

# A character for private use marks what HTML cannot say: that Word numbers this heading.
_COUNTED = "\ue000"
_STYLES = """
p[style-name='Title'] => h1.title:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name^='toc '] => p.contents:fresh
p[style-name^='TOC '] => p.contents:fresh
p[style-name^='Contents '] => p.contents:fresh
p[style-name='TOC Heading'] => p.contents:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
"""
_FORMATS = {"decimal": "1", "lowerLetter": "a", "lowerRoman": "i", "upperLetter": "A"}
_LEVEL = re.compile(r"<w:lvl .*?</w:lvl>", re.DOTALL)
_STYLE_OF_LEVEL = re.compile(r'<w:pStyle w:val="[Hh]eading ?([1-6])"')
_FORM_OF_LEVEL = re.compile(r'<w:numFmt w:val="(\w+)"')
_CHANGES = re.compile(rb"<w:(?:ins|del) ")


def read_word(content: bytes) -> Source:
    """Returns the pieces of a .docx. Raises ImportRefused for one that cannot be read."""
    try:
        html = mammoth.convert_to_html(
            BytesIO(content), style_map=_STYLES, transform_document=paragraph(_with_count), convert_image=_no_image
        ).value
        with zipfile.ZipFile(BytesIO(content)) as package:
            numbering = package.read("word/numbering.xml") if "word/numbering.xml" in package.namelist() else b""
            changed = bool(_CHANGES.search(package.read("word/document.xml")))
    except Exception as fault:  # mammoth meets broken XML, missing parts and bad zips with errors of every kind
        raise damaged("Word") from fault
    source = source_of(html)
    titled = re.search(r'<h1 class="title">(.*?)</h1>', html, re.DOTALL)
    source.title = BeautifulSoup(titled[1], "html.parser").get_text(" ", strip=True) if titled else ""
    for piece in source.pieces:
        if _COUNTED in piece.html:
            piece.html, piece.counted = piece.html.replace(_COUNTED, ""), True
    source.styles = _heading_styles(numbering.decode("utf-8", "replace"))
    if changed:
        source.notices.append(("import.tracked", "The file holds tracked changes: all were taken as accepted."))
    return source


def _with_count(element: Any) -> Any:
    if (element.style_name or "").lower().startswith("heading") and element.numbering is not None:
        return element.copy(children=[mammoth.documents.run([mammoth.documents.text(_COUNTED)]), *element.children])
    return element


@mammoth.images.img_element
def _no_image(_image: Any) -> dict[str, str]:
    return {}


def _heading_styles(numbering: str) -> list[str]:
    """The styles ("1", "a", "i") of the list levels that are linked with heading styles, outermost first."""
    found: dict[int, str] = {}
    for level in _LEVEL.findall(numbering):
        style, form = _STYLE_OF_LEVEL.search(level), _FORM_OF_LEVEL.search(level)
        if style and form:
            found[int(style[1])] = _FORMATS.get(form[1], "1")
    return [found.get(depth, "1") for depth in range(1, max(found, default=0) + 1)]
