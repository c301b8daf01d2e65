"""The PDF of a policy version: the same words in the same order, tagged, whatever the words are."""

import io
from collections.abc import Iterator
from datetime import date

import pdfplumber
import pikepdf
import pytest
import time_machine
from django.test import Client

from guidance.library.models import Source
from guidance.reading.pdf import views
from tests.policy_building import (
    SMALL,
    clause,
    correct,
    footnote,
    heading,
    item,
    make_edition,
    make_policy,
    paragraph,
    publish,
)

pytestmark = pytest.mark.django_db
HERE = "/fernshire/policies/health/"
PERMANENT = f"{HERE}editions/2026-27/v1/policy.pdf"
CRAFTED = [
    r"#panic() $x^2$ \ *star* _under_ `code` <label> @cite = not a heading",
    "שלום",
    "مرحبا",
    "A smile 🙂 and a family 👩‍👩‍👧",
    "W" * 400,
    r"]#image(&quot;/etc/passwd&quot;)[",
    "ŵ ŷ é ß ½ £10 ≤ 5 – “quoted”",
]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


def pdf(client: Client, address: str = PERMANENT) -> bytes:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def letters(content: bytes) -> str:
    """What stands between the furniture of each page, without spaces; a footnote stands at the end of its page."""
    with pdfplumber.open(io.BytesIO(content)) as opened:
        pages = [page.crop((0, 55, page.width, page.height - 60)).extract_text() or "" for page in opened.pages]
    return squeezed(" ".join(pages))


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("\N{ZERO WIDTH SPACE}", "")


def test_every_clause_is_there_in_order_with_its_number(client: Client) -> None:
    body = [*SMALL, *(clause(f"Sentence {n} of a long policy says one thing.", f"fernshire-2-{n}") for n in range(90))]
    version = publish(make_edition(make_policy(), body))
    said = letters(pdf(client))
    place = 0
    for text in version.texts.exclude(kind="footnote").order_by("sort_key"):
        words = squeezed(text.text or text.heading)
        assert words in said[place:], words
        place = said.index(words, place) + len(words)
    assert "1.aAschoolrefers" in said
    assert squeezed("Trying means more than a phone call.") in said


def test_it_is_tagged_and_says_that_it_is_accessible(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    with pikepdf.open(io.BytesIO(pdf(client))) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "en-GB"
        assert opened.Root.ViewerPreferences.DisplayDocTitle
        with opened.open_metadata() as told:
            assert told["pdfuaid:part"] == "1"
            assert told["dc:title"] == "Learning while unwell"
        kinds = list(tags(opened.Root.StructTreeRoot))
    assert {"/H1", "/L", "/LI", "/Note", "/Link", "/TOC"} <= set(kinds)


def tags(node: pikepdf.Object) -> Iterator[str]:
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from tags(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield str(node.S)
        if "/K" in node:
            yield from tags(node.K)


def test_headings_leave_no_level_out(client: Client) -> None:
    body = [
        heading("Deep first", "a", level=3),
        heading("One", "b"),
        heading("Four", "c", level=4),
        clause("Words", "d"),
    ]
    publish(make_edition(make_policy(), body))
    with pikepdf.open(io.BytesIO(pdf(client))) as opened:
        found = [kind for kind in tags(opened.Root.StructTreeRoot) if kind[:2] == "/H" and kind[2:].isdecimal()]
    assert found[:3] == ["/H1", "/H1", "/H2"]


@pytest.mark.parametrize("words", CRAFTED)
def test_no_words_are_taken_for_markup_or_break_it(client: Client, words: str) -> None:
    body = [heading(words[:200], "a"), clause(words, "b"), item(f"<b>{words}</b>", "c"), paragraph("Said.[^1]", "d")]
    publish(make_edition(make_policy(title=words[:60]), [*body, footnote("1", words, "e")], approved_by=words[:100]))
    said = letters(pdf(client))
    if words.isascii():
        assert squeezed(words.replace("&quot;", '"')) in said
    assert "Said." in said


def test_what_cannot_be_printed_is_said_in_words(client: Client) -> None:
    publish(make_edition(make_policy(), [heading("Part", "p"), clause("A smile 🙂 שלום", "b")]))
    assert "Asmile[slightlysmilingface][Hebrewletters:readthemonthewebpage]" in letters(pdf(client))


def test_an_earlier_wording_says_so_and_leads_to_the_words_in_force(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    assert "earlierwording" not in letters(pdf(client))
    correct(edition, SMALL[:2])
    earlier = pdf(client)
    assert "Thisisanearlierwording" in letters(earlier)
    with pdfplumber.open(io.BytesIO(earlier)) as opened:
        links = [link["uri"] for page in opened.pages for link in page.hyperlinks]
    assert f"http://localhost:8000{HERE}" in links
    assert f"http://localhost:8000{HERE}editions/2026-27/v1/" in links


def test_a_short_form_is_written_out_as_on_the_page_and_said_to_be_ours(client: Client) -> None:
    publish(make_edition(make_policy(), [heading("Part", "p"), clause("Ask the SENCO first.", "c")]))
    said = letters(pdf(client))
    assert squeezed("Ask the SENCO (special educational needs co-ordinator) first.") in said
    assert "theyarenotpartofthepolicy" in said


def test_sources_and_dates_are_printed(client: Client) -> None:
    Source.objects.create(key="act", kind="law", title="The Made-up Act", short="Act, s.1", url="https://law.test/1")
    body = [heading("Part", "p"), clause("By law.", "c", sources="act")]
    publish(make_edition(make_policy(), body, review_due=date(2027, 8, 31), approved_by="The board"))
    said = letters(pdf(client, f"{HERE}policy.pdf"))
    for words in ("Stands on: Act, s.1", "The Made-up Act", "Next review by 31 August 2027", "Approved by The board"):
        assert squeezed(words) in said, words


def test_it_is_made_once(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(make_edition(make_policy(), [heading("Only once", "p"), clause("Made once.", "c")]))
    first = client.get(PERMANENT)
    monkeypatch.setattr(views, "typeset", lambda *arguments: pytest.fail("made again"))
    assert client.get(PERMANENT).content == first.content
    assert client.get(PERMANENT, headers={"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("address", [f"{HERE}policy.pdf", f"{HERE}editions/2026-27/v2/policy.pdf"])
def test_what_was_never_published_has_none(client: Client, address: str) -> None:
    edition = make_edition(make_policy(), SMALL)
    if "v2" in address:
        publish(edition)
    assert client.get(address).status_code == 404
