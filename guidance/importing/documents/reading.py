"""One file in, one document out, whatever its format."""

from collections.abc import Callable
from pathlib import Path

from guidance.importing.documents.assembling import assemble
from guidance.importing.documents.html import read_html
from guidance.importing.documents.markdown import read_markdown
from guidance.importing.documents.pdf import read_pdf
from guidance.importing.documents.pieces import Source
from guidance.importing.documents.refusals import NO_WORDS, bytes_of, refuse_content, refuse_name_and_size
from guidance.importing.documents.results import Imported
from guidance.importing.documents.source_lines import SourceLine, take_lines
from guidance.importing.documents.text import read_text
from guidance.importing.documents.word import read_word
from guidance.importing.problems import ImportRefused

_READERS: dict[str, Callable[[bytes], Source]] = {
    "docx": read_word, "pdf": read_pdf, "html": read_html, "htm": read_html, "md": read_markdown, "txt": read_text,
}  # fmt: skip


def read_file(path: Path) -> Imported:
    """Returns the document a file holds. Raises ImportRefused with a sentence for its editor; stores nothing."""
    return read_document(path.name, bytes_of(path))


def read_document(name: str, content: bytes) -> Imported:
    """Returns the document some bytes hold, the ending of their name saying the format. Raises ImportRefused."""
    return read_beside_source(name, content)[0]


def read_beside_source(name: str, content: bytes) -> tuple[Imported, list[SourceLine]]:
    """Returns the document some bytes hold, and the lines it was read from. Raises ImportRefused."""
    refuse_name_and_size(name, len(content))
    kind = Path(name).suffix.lower().lstrip(".")
    refuse_content(content, kind)
    source = _READERS[kind](content)
    lines = take_lines(source)
    imported = assemble(source)
    if not imported.clauses:
        raise ImportRefused(NO_WORDS)
    return imported, lines
