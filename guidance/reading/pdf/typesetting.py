"""A policy made into a tagged PDF/UA-1 file, and the key under which it is kept."""

import hashlib
import json
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from printing import typesetting

TEMPLATE = Path(__file__).parent / "policy.typ"


def typeset(document: dict[str, Any], made_at: datetime) -> bytes:
    """Returns the PDF of a document; `made_at` is the date it carries. Raises typst.TypstError for a fault of ours."""
    return typesetting.typeset(TEMPLATE, document, made_at)


def key_of(document: dict[str, Any]) -> str:
    """Returns the SHA-256 under which the file is kept: of the words, the template and the typesetter."""
    told = json.dumps(document, sort_keys=True)
    return hashlib.sha256(f"{version('typst')}\n{TEMPLATE.read_text('utf-8')}\n{told}".encode()).hexdigest()
