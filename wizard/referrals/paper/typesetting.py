"""A submission made into a tagged PDF/UA-1 file, each time it is asked for: nothing of a child is kept in a cache."""

from pathlib import Path

from django.http import HttpResponse

from printing.typesetting import pdf_response, typeset
from wizard.referrals.models import Submission
from wizard.referrals.paper.words import words_of

TEMPLATE = Path(__file__).parent / "submission.typ"


def paper_of(submission: Submission) -> bytes:
    """Returns the PDF of exactly what was sent. Who may have it was checked before. Raises typst.TypstError."""
    return typeset(TEMPLATE, words_of(submission), submission.submitted_at)


def paper_response(submission: Submission) -> HttpResponse:
    """Returns the PDF as a download under its reference."""
    return pdf_response(paper_of(submission), submission.reference)
