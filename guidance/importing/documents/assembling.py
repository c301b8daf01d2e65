"""A source's pieces to what an edition needs: one order of work for every format."""

from guidance.importing.documents.artefacts import clean, left_out
from guidance.importing.documents.contents import Contents, bare, take_contents
from guidance.importing.documents.footnotes import at_section_ends, attach_footnotes
from guidance.importing.documents.furniture import without_site_parts
from guidance.importing.documents.headings import with_points
from guidance.importing.documents.joining import rejoined
from guidance.importing.documents.metadata import take_cover_date, take_metadata
from guidance.importing.documents.numbering_marks import mark_of
from guidance.importing.documents.outline import Outline, outline
from guidance.importing.documents.pieces import Piece, Source
from guidance.importing.documents.results import ADVICE, WARNING, Finding, Imported, ReadClause
from guidance.importing.documents.shapes import is_cut
from guidance.importing.documents.titles import take_title
from guidance.importing.documents.typed_marks import read_typed_marks, read_typed_tables

_START = 20
_CHANGED_NUMBERING = "Check the numbers here, or let Waymark number this edition."


def assemble(source: Source) -> Imported:
    """Returns the document a source holds: title, metadata, clauses, and what its editor should look at."""
    findings = [Finding(code, WARNING, "", sentence) for code, sentence in source.notices]
    findings += clean(source)
    read_typed_marks(source.pieces)
    dropped = source.dropped + without_site_parts(source)
    source.pieces, contents = take_contents(source.pieces)
    source.pieces = read_typed_tables(source.pieces)
    source.pieces, metadata = take_metadata(source.pieces)
    source.pieces = take_cover_date(rejoined(source.pieces), metadata)
    with_points(source.pieces)
    title, cover = take_title(source, contents)
    notes = attach_footnotes(source.pieces)
    told = outline(source.pieces, contents, source.styles)
    findings += left_out(dropped + cover) + _of_contents(contents, told) + notes
    findings += _of_numbers(told) + _of_pieces(source.pieces)
    _name_by_number(findings, told.clauses)
    if not title:
        findings.append(
            Finding("import.no-title", ADVICE, "", "The document does not say what it is called.", "Give it a title.")
        )
    return Imported(title, metadata, at_section_ends(told.clauses), findings, _styles(told))


def _name_by_number(findings: list[Finding], clauses: list[ReadClause]) -> None:
    """Gives a finding, which knows the first words of its piece, the number those words have come to stand under."""
    numbers = {(clause.heading or clause.text)[:_START]: clause.number for clause in clauses if clause.number}
    for finding in findings:
        mark = mark_of(finding.clause)
        words = finding.clause[mark.length :] if mark else finding.clause
        finding.clause = numbers.get(words[:_START], finding.clause) if words else finding.clause


def _styles(told: Outline) -> list[str]:
    """The numbering style of each level; levels without numbers end the list with none."""
    found = told.order.styles
    styles = [found.get(level, "none") for level in range(max(found, default=-1) + 1)]
    return [*styles, "none"] if len(styles) < 3 else styles


def _of_contents(contents: Contents, told: Outline) -> list[Finding]:
    if not contents.lines:
        return []
    headings = {bare(clause.heading) for clause in told.clauses if clause.kind == "heading"}
    lost = [
        line for line in contents.lines
        if not any(bare(line) and (bare(line) in heading or heading in bare(line)) for heading in headings if heading)
    ]  # fmt: skip
    dropped = Finding(
        "import.contents", ADVICE, "", f"A contents list of {len(contents.lines)} lines was left out.",
        "Readers get one that Waymark makes from the headings.",
    )  # fmt: skip
    return [dropped] + [
        Finding("import.contents-entry", WARNING, line, f"The contents list names “{line}”, and no heading says that.",
                "Look whether a heading is missing or has other words.")
        for line in lost
    ]  # fmt: skip


def _of_numbers(told: Outline) -> list[Finding]:
    return [Finding(code, WARNING, number, words, _CHANGED_NUMBERING) for code, number, words in told.order.slips]


def _of_pieces(pieces: list[Piece]) -> list[Finding]:
    found = []
    for place, piece in enumerate(pieces):
        last = place + 1 == len(pieces) or pieces[place + 1].shape != "item"
        words = piece.words
        if piece.shape == "paragraph" and last and len(words) > 60 and is_cut(words):
            found.append(
                Finding("import.cut", WARNING, words[:40] + "…", f"This stops in the middle: “…{words[-40:]}”.",
                        "Find the missing words in the original.")
            )  # fmt: skip
        if piece.shape == "table":
            start = " ".join(piece.rows[0])[:40] if piece.rows else ""
            found.append(
                Finding("import.table", ADVICE, start, "A table became a list, a line to each row.",
                        "Read it once: a list should make sense without columns.")
            )  # fmt: skip
    return found
