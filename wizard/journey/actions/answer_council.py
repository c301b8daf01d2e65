"""A school answers the one thing the council asked for after sending, in words, with a file, or both."""

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from people.models import User
from wizard.casework.enums import Move
from wizard.casework.models import InfoRequest
from wizard.casework.service import answer_information
from wizard.evidence.service import add_item_after_sending

ASKED = "asked_after_sending"


@transaction.atomic
def answer_council(actor: User, asked: InfoRequest, answer: str, upload: UploadedFile | None) -> InfoRequest:
    """Returns the answered request; the file stands beside what was sent, under the requirement that was asked about.

    Raises PermissionDenied for a person who may not refer for the school and for a request that is not open or not the
    school's, UploadRefused with a sentence about the file; nothing is stored then.
    """
    if asked.of != Move.SCHOOL or asked.answered_at or asked.withdrawn_at:
        raise PermissionDenied
    if upload is not None:
        kind, _, key = asked.about.partition(":")
        for_key = key if kind == "requirement" and key else ASKED
        item = add_item_after_sending(actor, asked.case.submission.referral, for_key, upload, {})
        answer = f"{answer}\n\nFile: {item.shown_name}".strip()
    return answer_information(actor, asked, answer)
