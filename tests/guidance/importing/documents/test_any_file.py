"""Whatever stands in a file, the readers answer with clauses or with a sentence."""

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from guidance.importing.documents.reading import read_document
from guidance.importing.problems import ImportRefused

FRAGMENTS = [
    "1. ", "a. ", "ii. ", "i. ", "(b) ", "3.1 ", "11.2.2 ", "12 ", "- ", "• ", " - ", "\n", "\n\n", "\f", "\t",
    "Contents", "....3", "Review date: ", "May 2027", "¹", "[^1]", "[^1]: note", "[bookmark: _x]", "[footnoteRef:1]",
    "[1:  x]", "**", "[here](#)", "[a](http://x.y)", "<b>", "&", "The school must act.", "Aims", "## ",
    "Version\tDate\n", "Opens new window", "Skip to main content", "https://a.b/c", "a@b.uk", "0300 111 2222", "<",
    "</p>", "<table><tr><td>", "<li>", "<sup>1</sup>", ":", ";", "\u200b", "\x00", "٣", "x" * 200,
]  # fmt: skip
documents = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=60).map("".join)


@settings(max_examples=150)
@given(documents, st.sampled_from(["any.txt", "any.md", "any.html"]))
def test_no_text_crashes_a_reader(text: str, name: str) -> None:
    try:
        imported = read_document(name, text.encode("utf-8", "surrogatepass"))
    except ImportRefused:
        return
    assert set(imported.as_json()) == {"title", "metadata", "clauses", "findings"}
    for clause in imported.clauses:
        assert 1 <= clause.level <= 6
        assert len(clause.number) <= 30
        assert len(clause.heading) <= 255
        assert clause.heading or clause.html


@settings(max_examples=100)
@given(
    st.binary(max_size=300),
    st.sampled_from(["any.pdf", "any.docx", "any.txt"]),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04"]),
)
def test_no_bytes_crash_a_reader(content: bytes, name: str, start: bytes) -> None:
    with suppress(ImportRefused):
        read_document(name, start + content)
