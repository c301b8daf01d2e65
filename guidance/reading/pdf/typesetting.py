"""A document made into a tagged PDF/UA-1 file. Only our own font is used, so that the same words give the same file."""

import hashlib
import json
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst

from guidance.reading.pdf.letters import FONTS

TEMPLATE = Path(__file__).parent / "policy.typ"


def typeset(document: dict[str, Any], made_at: datetime) -> bytes:
    """Returns the PDF of a document; `made_at` is the date it carries. Raises typst.TypstError for a fault of ours."""
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"policy": json.dumps(document)},
        pdf_standards=["ua-1"],
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made


def key_of(document: dict[str, Any]) -> str:
    """Returns the SHA-256 under which the file is kept: of the words, the template and the typesetter."""
    told = json.dumps(document, sort_keys=True)
    return hashlib.sha256(f"{version('typst')}\n{TEMPLATE.read_text('utf-8')}\n{told}".encode()).hexdigest()


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
