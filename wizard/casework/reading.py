"""Every reading of a case is an event of its chain: who and which part, never what was read."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.models import Event
from record.service import record_event
from wizard.casework.models import Case

READ = "case_read"
#: Within this time the same person reading on is one reading: a case has a dozen pages.
SAME_READING = timedelta(hours=1)


def note_reading(person: User, case: Case, part: str) -> None:
    """Writes down that a person reads a case, once an hour for each part ("case", "shared", "school", "money")."""
    reference = case.submission.reference
    since = timezone.now() - SAME_READING
    chain = Event.objects.filter(subject_kind="case", subject_id=reference, kind=READ, actor=person, at__gt=since)
    if chain.filter(data__part=part).exists():
        return
    with transaction.atomic():
        Case.objects.select_for_update(of=("self",)).get(pk=case.pk)  # one writer of a chain at a time
        record_event("case", reference, READ, person, {"part": part})
