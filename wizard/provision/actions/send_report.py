"""A provider writes, by link, how it goes, and what the pupil says to it (requirements E89, E90)."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import enqueue, record_event
from wizard.provision.actions.by_link import pupil_behind
from wizard.provision.letters import REPORT
from wizard.provision.models import Placement, ProviderReport
from wizard.referrals.service import mailboxes_of, named_people_of


@transaction.atomic
def send_report(
    link: Link, placement: Placement, *, first_day: date, last_day: date, progress: str, next_steps: str,
    pupil_says: str, pupil_silent_why: str, written_by: str,
) -> ProviderReport:  # fmt: skip
    """Returns the stored report; school and council are told that there is one. Raises PermissionDenied.

    Without the pupil's own words it says why there are none. The same report sent twice is one.
    """
    found = pupil_behind(link, placement)
    if not (pupil_says.strip() or pupil_silent_why.strip()):
        raise PermissionDenied
    case = found.case
    said = {
        "first_day": first_day,
        "last_day": last_day,
        "progress": progress.strip(),
        "next_steps": next_steps.strip(),
        "pupil_says": pupil_says.strip(),
        "pupil_silent_why": pupil_silent_why.strip()[:300],
        "written_by": written_by.strip()[:120],
    }
    if same := ProviderReport.objects.filter(placement=found, **said).first():
        return same
    report = ProviderReport.objects.create(placement=found, by_link=link, sent_at=timezone.now(), **said)
    reference = case.submission.reference
    told = {"placement": found.public_id, "report": report.pk, "link": link.public_id}
    record_event("case", reference, "provider_reported", None, told)
    for whom, addresses in (("school", named_people_of(case.school)), ("council", mailboxes_of(case.authority))):
        for address in addresses:
            enqueue(REPORT, "case", reference, address, f"{REPORT}:{report.pk}:{whom}:{address}")
    return report
