"""What is particular to HTML and Markdown, and to dates, tables and encodings."""

import pytest

from guidance.importing.documents.dates import date_in, is_only_a_date
from guidance.importing.documents.reading import read_document

PAGE = """<!doctype html><html><head><title>Valley</title><script>track()</script></head><body>
<a class="skip-link" href="#main">Skip to content</a><header><nav>Home News</nav></header>
<div id="cookie-banner">We use cookies</div>
<main id="main"><h1>Lessons for pupils who are ill</h1><p>Last updated: 3 May 2026</p>
<p>All <b>pupils</b> get <a href="https://valley.example/a">lessons</a>, <a href="javascript:go()">now</a>.</p>
<h2>1. Who asks</h2><ol><li>The school asks.<ul><li>by form</li></ul></li><li>The council says yes.</li></ol>
<h2>2. What then</h2><p>Help<sup><a href="#fn1">1</a></sup> starts.</p>
<table><tr><th>Day</th><th>What</th></tr><tr><td>1</td><td>Ring</td></tr><tr><td>15</td><td>Refer</td></tr></table>
<ol><li id="fn1">More on help. <a href="#r">back</a></li></ol></main><footer>Valley Council</footer></body></html>"""


def test_a_page_gives_its_main_part_alone() -> None:
    imported = read_document("page.html", PAGE.encode())
    assert imported.title == "Lessons for pupils who are ill"
    assert imported.metadata == {"issued_on": "2026-05-03"}
    assert [(clause.kind, clause.number, clause.heading or clause.text) for clause in imported.clauses] == [
        ("paragraph", "", "All pupils get lessons, now."),
        ("heading", "1", "Who asks"),
        ("item", "1.1", "The school asks."),
        ("item", "", "by form"),
        ("item", "1.2", "The council says yes."),
        ("heading", "2", "What then"),
        ("paragraph", "", "Help starts."),
        ("paragraph", "", "Day; What:"),
        ("item", "", "1: Ring"),
        ("item", "", "15: Refer"),
        ("footnote", "1", "More on help."),
    ]
    assert imported.clauses[0].links == [{"text": "lessons", "href": "https://valley.example/a"}]
    assert "javascript" not in " ".join(clause.html for clause in imported.clauses)
    assert "import.table" in [finding.code for finding in imported.findings]


def test_markdown_keeps_front_matter_numbers_and_notes() -> None:
    text = (
        "---\ntitle: Help\nreview_due: 2027-05-01\nowner: The deputy head\n---\n# Lessons for pupils who are ill\n\n"
        "Some words come first.[^1]\n\n## 1. Who asks\n\n1. The school asks first.\n2. The council answers.\n\n"
        "331. Words of another paper.\n\n- one\n- two\n\n[^1]: A note.\n"
    )
    imported = read_document("policy.md", text.encode())
    assert imported.title == "Lessons for pupils who are ill"
    assert imported.metadata == {"review_due": "2027-05-01", "owner": "The deputy head"}
    assert [(clause.kind, clause.number) for clause in imported.clauses] == [
        ("paragraph", ""), ("footnote", "1"), ("heading", "1"), ("clause", "1.1"), ("clause", "1.2"),
        ("clause", "331"), ("item", ""), ("item", ""),
    ]  # fmt: skip


def test_typed_tags_in_text_are_words_and_no_tags() -> None:
    imported = read_document("policy.txt", b"The mark <script>alert(1)</script> & so on is only text.")
    assert imported.clauses[0].text == "The mark <script>alert(1)</script> & so on is only text."
    assert "<script" not in imported.clauses[0].html


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_editors_programs_are_read(encoding: str) -> None:
    words = "The school’s “first” step – a café for talks."
    assert read_document("policy.txt", words.encode(encoding)).clauses[0].text == words


@pytest.mark.parametrize(
    ("words", "day", "exact"),
    [
        ("29 Jan 2026", "2026-01-29", True),
        ("1st of September 2025", "2025-09-01", True),
        ("03/04/2026", "2026-04-03", True),
        ("2026-05-06", "2026-05-06", True),
        ("December 2024", "2024-12-01", False),
        ("31/02/2026", None, False),
        ("paragraph 12.5", None, False),
    ],
)
def test_dates_are_read_the_british_way(words: str, day: str | None, exact: bool) -> None:
    found, written = date_in(words)
    assert (found.isoformat() if found else None, written) == (day, exact)


def test_a_review_in_a_month_is_late_only_after_it() -> None:
    assert str(date_in("February 2028", last=True)[0]) == "2028-02-29"


def test_a_sentence_with_a_date_is_no_cover_line() -> None:
    assert is_only_a_date("December 2024")
    assert not is_only_a_date("Approved in December 2024")
