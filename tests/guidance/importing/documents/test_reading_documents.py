"""Five policies, each as text, as two kinds of Word file and as a PDF, come out with the same structure."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from guidance.importing.documents.reading import read_document
from guidance.importing.documents.results import Imported
from tests.guidance.importing.documents.rendering import as_docx, as_pdf, as_text
from tests.guidance.importing.documents.twin_policies import (
    COAST,
    COUNTY,
    SCHOOL,
    TRUST_TEXT,
    WEB,
    WEB_AFTER,
    WEB_BEFORE,
    numbers_in,
)

TWINS = {"county": COUNTY, "coast": COAST, "school": SCHOOL, "web": WEB}


@cache
def read_text(twin: str) -> Imported:
    return read_document("policy.txt", as_text(TWINS[twin]))


@cache
def read_styled_word(twin: str) -> Imported:
    return read_document("policy.docx", as_docx(TWINS[twin]))


@cache
def read_bold_word(twin: str) -> Imported:
    return read_document("policy.docx", as_docx(TWINS[twin], styled=False))


@cache
def read_pdf(twin: str) -> Imported:
    return read_document("policy.pdf", as_pdf(TWINS[twin], "Papers of the county 2026"))


READERS = [read_text, read_styled_word, read_bold_word, read_pdf]
Reader = Callable[[str], Imported]
every_format = pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)


def headings(imported: Imported) -> list[tuple[str, str]]:
    return [(clause.number, clause.heading) for clause in imported.clauses if clause.kind == "heading"]


def texts(imported: Imported, kind: str = "") -> list[str]:
    return [clause.text for clause in imported.clauses if kind in ("", clause.kind) and clause.text]


@every_format
@pytest.mark.parametrize("twin", list(TWINS))
def test_every_heading_arrives_once_with_its_whole_number(read: Reader, twin: str) -> None:
    assert headings(read(twin)) == numbers_in(TWINS[twin])


@every_format
def test_the_county_has_eleven_sections_with_letters_and_roman_numbers_below(read: Reader) -> None:
    imported = read("county")
    numbers = [number for number, _ in headings(imported)]
    assert [number for number in numbers if number.isdecimal()] == [str(n) for n in range(1, 12)]
    assert [number for number in numbers if re.fullmatch(r"11\.[a-z]", number)] == [f"11.{c}" for c in "abcdefghij"]
    assert {"11.b.i", "11.b.ii", "11.b.iii", "11.g.i", "11.g.ii"} <= set(numbers)
    assert imported.styles == ["1", "a", "i"]
    assert imported.title == "Learning While Ill Policy"


@every_format
def test_levels_follow_the_numbers(read: Reader) -> None:
    clauses = [clause for clause in read("county").clauses if clause.kind == "heading" and clause.number]
    assert all(clause.level == clause.number.count(".") + 1 for clause in clauses)


@every_format
def test_the_contents_list_is_no_part_of_the_body(read: Reader) -> None:
    imported = read("county")
    assert [text for text in texts(imported) if re.search(r"\.{3}|\s\d{1,2}$", text)] == []
    assert any(finding.code == "import.contents" for finding in imported.findings)
    assert not any(finding.code == "import.contents-entry" for finding in imported.findings)


@every_format
def test_four_footnotes_arrive_with_their_marks_in_the_sections_that_point_to_them(read: Reader) -> None:
    imported = read("county")
    notes = [clause for clause in imported.clauses if clause.kind == "footnote"]
    assert [note.number for note in notes] == ["1", "2", "3", "4"]
    assert notes[2].text == "A pupil who lives here and learns across the border stays ours."
    marks = re.findall(r"\[\^(\d)\]", " ".join(clause.html for clause in imported.clauses))
    assert marks == ["1", "2", "3", "4"]
    assert not [text for text in texts(imported) if "[^" in text]


@every_format
def test_a_sentence_that_a_page_end_tore_is_whole(read: Reader) -> None:
    assert any("brings lessons to those young people who are too poorly" in text for text in texts(read("county")))


@every_format
def test_quoted_paragraph_numbers_stay_and_are_no_sections(read: Reader) -> None:
    clauses = {clause.number: clause for clause in read("county").clauses if clause.kind == "clause"}
    assert list(clauses) == ["412", "511", "512", "604", "713"]
    assert clauses["713"].text.startswith("The pupil learns at a place")


@every_format
def test_list_items_keep_their_nest_and_lose_stray_marks(read: Reader) -> None:
    items = {clause.text: clause for clause in read("county").clauses if clause.kind == "item"}
    assert items["Short films"].level == items["Advice about long illness"].level + 1
    assert "Ways to stay in touch" in items
    assert {"a family doctor;", "a clinic for the mind"} <= set(items)


@every_format
def test_mailboxes_and_telephone_numbers_become_links(read: Reader) -> None:
    links = {link["href"] for clause in read("county").clauses for link in clause.links}
    assert {"mailto:healthlearning@mallowshire.example", "tel:03001112222", "tel:07700900123"} <= links
    assert "https://example.org/handbook" in links


@every_format
def test_dates_on_the_cover_become_metadata(read: Reader) -> None:
    imported = read("county")
    assert imported.metadata["issued_on"] == "2025-11-01"
    assert imported.metadata["review_due"] == "2026-11-30"
    assert imported.metadata["written"] == {"issued_on": "November 2025", "review_due": "November 2026"}
    assert not [text for text in texts(imported) if "November" in text]


@every_format
def test_codes_that_conversion_left_behind_are_put_right_and_reported(read: Reader) -> None:
    imported = read("coast")
    everything = " ".join(clause.heading + clause.html for clause in imported.clauses)
    assert "[bookmark" not in everything
    assert "footnoteRef" not in everything
    assert texts(imported, "footnote") == [
        "‘Fit’ means right for age and gift.", "The act of 2010", "A guide of 2013 has more on this",
    ]  # fmt: skip
    leftovers = [finding.clause for finding in imported.findings if finding.code == "import.leftover"]
    assert len(leftovers) == 6
    assert {"2", "13"} <= set(leftovers)


@every_format
def test_nineteen_sections_without_a_title_stay_nineteen(read: Reader) -> None:
    imported = read("coast")
    assert [number for number, _ in headings(imported) if number] == [str(n) for n in range(1, 20)]
    assert imported.title == ""
    assert "import.no-title" in [finding.code for finding in imported.findings]


@every_format
def test_review_and_amendment_tables_become_metadata(read: Reader) -> None:
    imported = read("school")
    about = imported.metadata
    assert about["review_frequency"] == "Every year"
    assert about["approved_by"] == "Governors"
    assert about["version"] == "2026"
    assert (about["issued_on"], about["review_due"]) == ("2026-03-12", "2027-03-31")
    assert about["amendments"] == [
        {"version": "2026", "amendment": "Para 3.2 Two names put right", "approved": "12 Mar 2026"}
    ]
    everything = " ".join(clause.heading + clause.text for clause in imported.clauses)
    assert "Amendment Record" not in everything
    assert "Last Approved" not in everything


@every_format
def test_a_title_that_comes_twice_is_no_heading(read: Reader) -> None:
    imported = read("school")
    assert imported.title == "Pupils Too Ill for Lessons Policy 2026"
    assert "Pupils Too Ill for Lessons Policy" not in [words for _, words in headings(imported)]


def test_running_heads_and_page_numbers_of_a_pdf_are_left_out_and_named() -> None:
    imported = read_pdf("county")
    assert not [text for text in texts(imported) if "Papers of the county" in text or re.match(r"Page \d", text)]
    left_out = next(finding for finding in imported.findings if finding.code == "import.left-out")
    assert "Papers of the county 2026" in left_out.message


def test_a_web_page_loses_its_menu_and_notices_and_says_so() -> None:
    lines = [*WEB_BEFORE, as_text(WEB).decode(), "", *WEB_AFTER]
    imported = read_document("page.txt", "\n".join(lines).encode())
    assert imported.title == "Lessons for pupils who are ill"
    assert headings(imported) == numbers_in(WEB)
    everything = " ".join(clause.heading + clause.text for clause in imported.clauses)
    for noise in ("Skip to", "FLOOD", "keep away", "Sign up", "Top of page", "new window"):
        assert noise not in everything
    codes = [finding.code for finding in imported.findings]
    assert "import.left-out" in codes
    assert "import.link-lost" in codes


def test_spaced_out_lines_are_put_together() -> None:
    imported = read_document("trust.txt", TRUST_TEXT.encode())
    assert imported.title == "PUPILS WITH ILLNESS WHO CANNOT COME TO SCHOOL POLICY"
    assert [words for _, words in headings(imported)] == [
        "Purpose", "Rules We Keep", "Part-Week Papers", "Looking Back and Coming Back",
    ]  # fmt: skip
    items = texts(imported, "item")
    assert len(items) == 7
    assert items[3].endswith("for as long as this can be done with the people they have")
    assert items[-1].endswith("having lost too much of what the class has learnt.")
    assert imported.clauses[0].text.startswith("We hope to give each pupil an Unforgettable Time at School which")
