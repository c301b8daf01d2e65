"""The form to sign on paper: the words of the page behind the link, tagged, on as many sheets as they need."""

from pathlib import Path

from django.utils import timezone

from printing.typesetting import typeset
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
    return typeset(TEMPLATE, told, timezone.now(), any_alphabet=True)
