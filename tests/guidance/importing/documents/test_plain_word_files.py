"""Word files in which everything was typed by hand: no styles, no lists, no tables, tabs instead."""

from io import BytesIO

import docx

from guidance.importing.documents.reading import read_document
from guidance.importing.documents.results import Imported
from tests.guidance.importing.documents.rendering import as_text
from tests.guidance.importing.documents.twin_policies import COUNTY, SCHOOL, Part, numbers_in


def typed(twin: list[Part]) -> Imported:
    """A twin's text pasted into Word, a paragraph to each line."""
    document = docx.Document()
    for line in as_text(twin).decode().split("\n"):
        if line.strip():
            document.add_paragraph(line)
    stream = BytesIO()
    document.save(stream)
    return read_document("pasted.docx", stream.getvalue())


def found(imported: Imported, kind: str) -> list[tuple[str, str]]:
    return [(clause.number, clause.heading or clause.text) for clause in imported.clauses if clause.kind == kind]


def test_the_structure_of_pasted_text_is_recognised() -> None:
    imported = typed(COUNTY)
    assert found(imported, "heading") == numbers_in(COUNTY)
    assert [mark for mark, _ in found(imported, "footnote")] == ["1", "2", "3", "4"]
    assert ("", "Governors check that plans exist.") in found(imported, "item")


def test_tables_typed_with_tabs_become_metadata_and_roman_front_matter_is_no_section() -> None:
    imported = typed(SCHOOL)
    assert found(imported, "heading") == numbers_in(SCHOOL)
    assert (imported.metadata["approved_by"], imported.metadata["version"]) == ("Governors", "2026")
    assert imported.metadata["issued_on"] == "2026-03-12"
