"""A provider writes, by link, how it goes, and what the pupil says to it (requirements E89, E90)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import is_running
from record.service import enqueue, record_event
from wizard.casework.models import Case
from wizard.provision.actions.keep_provider import PURPOSE
from wizard.provision.letters import REPORT
from wizard.provision.models import Placement, ProviderReport
from wizard.provision.queries import provider_of, pupils_of
from wizard.referrals.service import mailboxes_of, named_people_of


@transaction.atomic
def send_report(
    link: Link, placement: Placement, *, first_day: date, last_day: date, progress: str, next_steps: str,
    pupil_says: str, pupil_silent_why: str, written_by: str,
) -> ProviderReport:  # fmt: skip
    """Returns the stored report; school and council are told that there is one. Raises PermissionDenied.

    Without the pupil's own words it says why there are none.
    """
    if link.purpose != PURPOSE or not is_running(link):
        raise PermissionDenied
    provider = provider_of(link)
    found = pupils_of(provider).filter(pk=placement.pk).first()
    if found is None or not (pupil_says.strip() or pupil_silent_why.strip()):
        raise PermissionDenied
    case = found.case
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    report = ProviderReport.objects.create(
        placement=found, first_day=first_day, last_day=last_day, progress=progress.strip(),
        next_steps=next_steps.strip(), pupil_says=pupil_says.strip(), pupil_silent_why=pupil_silent_why.strip()[:300],
        written_by=written_by.strip()[:120], by_link=link, sent_at=timezone.now(),
    )  # fmt: skip
    reference = case.submission.reference
    told = {"placement": found.public_id, "report": report.pk, "link": link.public_id}
    record_event("case", reference, "provider_reported", None, told)
    for whom, addresses in (("school", named_people_of(case.school)), ("council", mailboxes_of(case.authority))):
        for address in addresses:
            enqueue(REPORT, "case", reference, address, f"{REPORT}:{report.pk}:{whom}:{address}")
    return report
