"""The record to take along: a page and a PDF that say the same, tagged, named after no child."""

from io import BytesIO

import pdfplumber
import pytest
from pikepdf import Pdf

from tests.wizard.support.helping import ARRANGED, PART_TIME, make_pupil, somebody_of, wrote
from wizard.support.enums import Kind

pytestmark = pytest.mark.django_db


def test_the_pdf_says_what_the_page_says() -> None:
    pupil = make_pupil()
    wrote(pupil, Kind.ARRANGEMENT, "2026-11-03", {**ARRANGED, "reason": "A #strong[reason] with 日本 letters"})
    row = wrote(pupil, Kind.TIMETABLE, "2026-11-02", PART_TIME, until="2026-12-04")
    wrote(
        pupil, Kind.TIMETABLE, "2026-11-02", PART_TIME, until="2026-12-11", corrects=row, why="Another date was agreed"
    )
    client, _ = somebody_of(pupil)
    page = client.get(f"/pupils/{pupil.public_id}/on-paper/").content.decode()
    response = client.get(f"/pupils/{pupil.public_id}/on-paper/record.pdf")
    assert response["Content-Type"] == "application/pdf"
    with pdfplumber.open(BytesIO(response.content)) as read:
        text = " ".join(" ".join(one.extract_text() or "" for one in read.pages).split())
    for words in ("Ruth Calder", "Monday afternoon: C2", "Another date was agreed", "#strong[reason]", "Corrected by"):
        assert words in text, words
        assert words in page, words
    with Pdf.open(BytesIO(response.content)) as made:
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "en-GB"


def test_a_pupil_of_whom_nothing_is_written_makes_a_short_paper() -> None:
    pupil = make_pupil(first_name="", last_name="", born=None)
    client, _ = somebody_of(pupil)
    assert client.get(f"/pupils/{pupil.public_id}/on-paper/record.pdf").status_code == 200
    assert "Nothing is written yet" in client.get(f"/pupils/{pupil.public_id}/on-paper/").content.decode()
