"""A paper that the route wants after sending is handed in: as a file, as words, or both; by the school, or by the
council that was given it."""

from collections.abc import Mapping
from datetime import date

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import finish_task, hold
from wizard.evidence.enums import Readers
from wizard.evidence.service import add_given_item, add_item_after_sending
from wizard.planning.models import HandedIn
from wizard.planning.papers import SOURCE, is_brought
from wizard.referrals.service import may_refer
from wizard.routes.service import route_of


class NotWanted(ValueError):
    """The route wants no such paper, or nothing was handed in; the sentence is for the person."""


@transaction.atomic
def hand_in(
    actor: User,
    case: Case,
    requirement: str,
    *,
    words: Mapping[str, str],
    upload: UploadedFile | None = None,
    dated: date | None = None,
    few: bool = False,
) -> HandedIn:
    """Returns what was handed in; who was asked for it has done it. The council hands in what it was given.

    `few` keeps the file to administrators and case workers, as does a paper that the route calls restricted. Raises
    PermissionDenied, UploadRefused, NotWanted.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    referral = held.submission.referral
    route = route_of(referral.route_version)
    wanted = route.requirements.get(requirement)
    if wanted is None or not is_brought(held, wanted):
        raise NotWanted("The policy asks for no such paper")
    said = {key: text.strip() for key, text in words.items() if text.strip()}
    if not said and upload is None:
        raise NotWanted("Choose a file, or write down what the paper says")
    item = None
    if upload is not None:
        readers = Readers.RESTRICTED if few or wanted.sensitivity == "restricted" else Readers.ALL
        described = {"readers": readers, "dated": dated}
        add = add_item_after_sending if may_refer(actor, referral) else add_given_item
        item = add(actor, referral, requirement, upload, described)
    row = HandedIn.objects.create(
        case=held, requirement=requirement, title=wanted.title, words=said, item=item, dated=dated,
        handed_by=actor, handed_at=timezone.now(),
    )  # fmt: skip
    record_event("case", held.submission.reference, "paper_handed_in", actor, {"paper": row.pk, "for": requirement})
    for task in held.tasks.filter(source=f"{SOURCE}{requirement}", done_at=None):
        finish_task(actor, task, "Handed in")
    return row
