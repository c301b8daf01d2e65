"""Somebody of health reads behind a link what is asked of them, and answers there; before the day they are reminded."""

from datetime import timedelta
from functools import partial

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import end_link, is_running, make_link
from people.models import User
from record.service import each, enqueue, record_event
from wizard.casework.enums import OPEN, Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.evidence.enums import Readers
from wizard.evidence.service import add_item_by_link
from wizard.planning.actions.add_to_plan import CameAlready, keep_what_came
from wizard.planning.models import Added, AdviceAsked
from wizard.planning.papers import advice_wanted

PURPOSE = "advice"
LETTER, REMINDER, CAME = "advice_asked", "advice_reminder", "advice_came"
#: Calendar days: for which the link opens after the day it is wanted by, and before that day they are reminded.
STAYS_OPEN, REMIND_BEFORE = 28, timedelta(days=3)
BATCH = 200


@transaction.atomic
def send_to_health(actor: User, row: Added, email: str, basis: str) -> AdviceAsked:
    """Returns the request with its link; the letter goes out and says nothing about the child. An earlier link ends.

    Raises PermissionDenied, CameAlready where the answer is there.
    """
    case = hold(actor, row.case_id, Move.SCHOOL)
    held = Added.objects.select_for_update(of=("self",)).get(pk=row.pk)
    if held.came_on is not None or held.due_on is None:
        raise CameAlready("Somebody has written down already what came")
    earlier = AdviceAsked.objects.filter(added=held).select_related("link").first()
    if earlier is not None and earlier.link.ended_at is None:
        end_link(actor, earlier.link)
    asked = earlier or AdviceAsked(added=held)
    days = max((held.due_on - timezone.localdate()).days, 0) + STAYS_OPEN
    asked.link = make_link(PURPOSE, "advice", asked.public_id, email, party="clinician", days=days, made_by=actor)
    asked.basis, asked.asked_by, asked.asked_at, asked.reminded_on = basis, actor, timezone.now(), None
    asked.save()
    told = {"added": held.pk, "link": asked.link.public_id, "basis": basis}
    record_event("case", case.submission.reference, "health_sent_link", actor, told)
    enqueue(LETTER, "advice", asked.public_id, asked.link.email, f"{LETTER}:{asked.link.public_id}")
    return asked


@transaction.atomic
def answer_by_link(link: Link, name: str, what: str, upload: UploadedFile | None = None) -> AdviceAsked:
    """Returns the request with the answer of whoever opened the link, which ends; who asked is told that it came.

    Raises UploadRefused, CameAlready, AdviceAsked.DoesNotExist.
    """
    related = AdviceAsked.objects.select_related("added", "asked_by")
    asked = related.get(public_id=link.subject_id, link=link)
    locked = Case.objects.select_for_update(of=("self",)).select_related("submission__referral__route_version")
    case = locked.get(pk=asked.added.case_id)
    if case.status not in OPEN:
        raise CameAlready("The case is over, and nobody waits for this any more")
    if upload is not None:
        wanted = advice_wanted(case)
        few = wanted is not None and wanted.sensitivity == "restricted"
        described = {"readers": Readers.RESTRICTED if few else Readers.ALL}
        for_key, referral = wanted.key if wanted else "advice", case.submission.referral
        asked.item = add_item_by_link(link, referral, for_key, upload, described, after_sending=True)
    asked.added = keep_what_came(None, case, asked.added, what, timezone.localdate())
    asked.answered_by, asked.answered_at = name.strip(), timezone.now()
    asked.save(update_fields=["answered_by", "answered_at", "item"])
    end_link(None, link)
    enqueue(CAME, "advice", asked.public_id, asked.asked_by.email, f"{CAME}:{asked.public_id}")
    return asked


def remind_health() -> int:
    """Reminds once of what is wanted in a few days or late, and returns of how many; the worker's chore."""
    soon = timezone.localdate() + REMIND_BEFORE
    waiting = AdviceAsked.objects.filter(
        reminded_on=None, added__came_on=None, added__due_on__lte=soon, link__ended_at=None,
        added__case__status__in=OPEN,
    )  # fmt: skip
    return each(partial(remind_one), list(waiting.values_list("pk", flat=True)[:BATCH]))


@transaction.atomic
def remind_one(key: int) -> bool:
    """Promises one reminder; one that was sent the same day as the letter waits a day."""
    asked = AdviceAsked.objects.select_for_update(of=("self",)).select_related("link", "added__case__submission")
    row = asked.filter(pk=key, reminded_on=None, added__came_on=None).first()
    today = timezone.localdate()
    if row is None or not is_running(row.link) or timezone.localdate(row.asked_at) >= today:
        return False
    row.reminded_on = today
    row.save(update_fields=["reminded_on"])
    reference = row.added.case.submission.reference
    record_event("case", reference, "health_reminded", None, {"added": row.added_id})
    enqueue(REMINDER, "advice", row.public_id, row.link.email, f"{REMINDER}:{row.link.public_id}")
    return True
