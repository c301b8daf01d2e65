"""Marks such as 1, a., ii. and 11.2.2: what they mean among their neighbours, and what is wrong with them."""

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from guidance.importing.documents.reading import read_document
from guidance.importing.documents.results import Imported


def read(*lines: str) -> Imported:
    return read_document("policy.txt", "\n\n".join(lines).encode())


def numbers(imported: Imported) -> list[str]:
    return [clause.number for clause in imported.clauses if clause.kind == "heading"]


WORDS = "Here the policy says something in a whole sentence."


def under(*headings: str) -> Imported:
    return read(*(line for heading in headings for line in (heading, WORDS)))


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["1. One", "2. Two", "10. Ten words"], ["1", "2", ""]),
        (["1. One", "a. Aa", "b. Bb", "2. Two", "a. Cc"], ["1", "1.a", "1.b", "2", "2.a"]),
        (["A. One", "1. Aa", "2. Bb", "B. Two", "1. Cc"], ["A", "A.1", "A.2", "B", "B.1"]),
        (["1. One", "1.1 Aa", "1.1.1 Aaa", "1.2 Bb", "2 Two"], ["1", "1.1", "1.1.1", "1.2", ""]),
        (["1. One", "b. Bb", "i. Ii", "ii. Iii", "c. Cc"], ["1", "1.b", "1.b.i", "1.b.ii", "1.c"]),
        (["Section 1: One", "Section 2: Two"], ["1", "2"]),
        (["1) One", "(a) Aa", "(b) Bb", "2) Two"], ["1", "1.a", "1.b", "2"]),
    ],
    ids=["leap", "letters", "capitals", "dotted", "orphan", "named", "brackets"],
)
def test_marks_become_whole_numbers(headings: list[str], expected: list[str]) -> None:
    assert numbers(under(*headings)) == expected


def test_an_i_after_h_is_a_letter_unless_ii_follows() -> None:
    letters = [f"{letter}. Part {letter.upper()} of it" for letter in "abcdefgh"]
    assert numbers(under("1. All", *letters, "i. Going on", "j. The end"))[-2:] == ["1.i", "1.j"]
    romans = under("1. All", *letters, "i. First way", "ii. Second way", "i. Going on", "j. The end")
    assert numbers(romans)[-4:] == ["1.h.i", "1.h.ii", "1.i", "1.j"]


def test_a_gap_and_a_repeat_are_reported_and_kept() -> None:
    imported = under("1. One", "2. Two", "4. Four", "4. Again", "5. Five")
    assert numbers(imported) == ["1", "2", "4", "4", "5"]
    slips = [(finding.code, finding.clause) for finding in imported.findings if "number" in finding.code]
    assert slips == [("import.number-gap", "4"), ("import.number-twice", "4")]


def test_figures_without_a_point_count_when_they_run_through_the_document() -> None:
    assert numbers(under("1 Aims", "2 Law", "3 Help")) == ["1", "2", "3"]
    assert numbers(under("Policy on help", "15 Days Away From School")) == [""]


def test_lists_keep_marks_and_nest() -> None:
    imported = read(
        "4. Duties", WORDS.replace(".", ":"), "(a) keep a register;\n(b) tell the council about:\n(i) long absence;\n"
        "(ii) repeated absence;\n(c) review each plan.",
    )  # fmt: skip
    items = [(clause.number, clause.level) for clause in imported.clauses if clause.kind == "item"]
    assert items == [("4.a", 3), ("4.b", 3), ("4.b.i", 4), ("4.b.ii", 4), ("4.c", 3)]


def test_numbered_sentences_are_clauses_and_not_headings() -> None:
    imported = read("3. Plans", "3.1 The head approves each plan.", "3.2 The governors look at this policy each year.")
    assert [(clause.kind, clause.number, clause.level) for clause in imported.clauses] == [
        ("heading", "3", 1), ("clause", "3.1", 2), ("clause", "3.2", 2),
    ]  # fmt: skip


def test_ordinary_words_are_no_marks() -> None:
    imported = read("Policy on help", "15 days are enough to begin.", "e.g. a nurse writes.", "A pupil may write.")
    assert [clause.number for clause in imported.clauses] == ["", "", ""]


def word_numbered() -> bytes:
    """A Word file whose headings Word numbers itself: 1, a, i."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for level, form in enumerate(("decimal", "lowerLetter", "lowerRoman")):
        entry = OxmlElement("w:lvl")
        entry.set(qn("w:ilvl"), str(level))
        for name, value in (("w:numFmt", form), ("w:pStyle", f"Heading{level + 1}")):
            element = OxmlElement(name)
            element.set(qn("w:val"), value)
            entry.append(element)
        abstract.append(entry)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "90")
    link = OxmlElement("w:abstractNumId")
    link.set(qn("w:val"), "90")
    number.append(link)
    numbering.append(number)
    for words, level in [("One", 1), ("Below", 2), ("Deeper", 3), ("Deeper still", 3), ("Beside", 2), ("Two", 1)]:
        heading = document.add_heading(words, level)
        properties = heading._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level - 1
        properties.get_or_add_numId().val = 90
        document.add_paragraph(WORDS)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_numbers_that_word_makes_are_made_again() -> None:
    imported = read_document("policy.docx", word_numbered())
    assert numbers(imported) == ["1", "1.a", "1.a.i", "1.a.ii", "1.b", "2"]
    assert imported.styles == ["1", "a", "i"]
