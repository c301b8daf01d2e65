"""What this room knows of a case, for its chronology."""

from collections.abc import Iterable

from django.urls import reverse

from wizard.casework.models import Case
from wizard.casework.service import Entry
from wizard.parents.models import FamilyMessage, QuietTime


def entries_of(case: Case) -> Iterable[Entry]:
    """Yields each message and each beginning and end of a silence."""
    reference = case.submission.reference
    for one in FamilyMessage.objects.filter(case=case).select_related("person", "written_by"):
        link = reverse("parents:conversation", args=[reference, one.person.public_id])
        who = one.person.name if one.by_family else str(one.written_by)
        yield Entry(
            one.written_at, who, "A message from the family." if one.by_family else "A message to the family.", link
        )
    here = reverse("parents:messages", args=[reference])
    for quiet in QuietTime.objects.filter(case=case).select_related("set_by", "ended_by"):
        yield Entry(quiet.set_at, str(quiet.set_by), "Silence began, as the family wishes.", here)
        if quiet.ended_on:
            yield Entry(quiet.ended_on, str(quiet.ended_by), "Silence ended.", here)
