"""A submission made into a tagged PDF/UA-1 file, each time it is asked for: nothing of a child is kept in a cache."""

import json
from datetime import UTC
from functools import cache
from pathlib import Path

import typst
from django.http import HttpResponse

from guidance.reading.service import FONTS
from wizard.referrals.models import Submission
from wizard.referrals.paper.words import words_of

TEMPLATE = Path(__file__).parent / "submission.typ"


def paper_of(submission: Submission) -> bytes:
    """Returns the PDF of exactly what was sent. Who may have it was checked before. Raises typst.TypstError."""
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"submission": json.dumps(words_of(submission))},
        pdf_standards=["ua-1"],
        timestamp=submission.submitted_at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def paper_response(submission: Submission) -> HttpResponse:
    """Returns the PDF as a download under its reference, to be stored nowhere on the way."""
    response = HttpResponse(paper_of(submission), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{submission.reference}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
