"""Somebody of a provider reads the page of one of its pupils by its link: by which link, and when."""

from django.db import transaction

from links.models import Link
from record.service import record_event
from wizard.casework.models import Case
from wizard.provision.models import Placement


@transaction.atomic
def note_provider_reading(link: Link, placement: Placement, part: str) -> None:
    """Writes the event. The caller found the placement among those that the link opens."""
    case = Case.objects.select_for_update(of=("self",)).select_related("submission").get(pk=placement.case_id)
    told = {"placement": placement.public_id, "link": link.public_id, "part": part}
    record_event("case", case.submission.reference, "provider_page_opened", None, told)
