"""Plain data made into a tagged PDF/UA-1 file. Only our own font is used, so that the same words give the same file."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.http import HttpResponse

from printing.letters import FONTS


def typeset(template: Path, told: dict[str, Any], made_at: datetime, *, any_alphabet: bool = False) -> bytes:
    """Returns the PDF of what a template makes of `told`, which it reads as data and never as markup.

    `made_at` is the date the file carries. `any_alphabet`: letters that our font lacks come from the typesetter's own.
    Raises typst.TypstError for a fault of ours.
    """
    made = typst.compile(
        template.read_bytes(),
        format="pdf",
        font_paths=_fonts(any_alphabet),
        sys_inputs={"told": json.dumps(told)},
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """Returns a PDF as a download called `name`.pdf, to be stored nowhere on the way."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@cache
def _fonts(any_alphabet: bool) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=any_alphabet, font_paths=[FONTS])
