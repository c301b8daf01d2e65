"""The form to sign on paper: the words of the page behind the link, tagged, on as many sheets as they need."""

import json
from datetime import UTC
from pathlib import Path

import typst
from django.utils import timezone

from wizard.consent.models import ConsentRequest
from wizard.consent.service import Words
from wizard.journey.situation import Situation

TEMPLATE = Path(__file__).parent / "agreement.typ"


def form_as_pdf(words: Words, situation: Situation, request: ConsentRequest) -> bytes:
    """Returns a tagged PDF. Raises typst.TypstError for a fault of ours."""
    told = {
        **words.stored(),
        "asked_by": situation.referral.comes_from,
        "pupil": situation.pupil,
        "person": request.person.name,
        "number": request.words_sha256[:12],
    }
    made = typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        sys_inputs={"form": json.dumps(told)},
        pdf_standards=["ua-1"],
        timestamp=timezone.now().astimezone(UTC).replace(microsecond=0),
    )
    assert isinstance(made, bytes)
    return made
