"""What attendance writes to people: numbers and a link, never a child's name."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from record.models import Outbox
from wizard.attendance.models import MonthlyScan, SicknessReturn

RETURNS, SCAN = "sickness_returns", "attendance_scan"


def build_returns(row: Outbox) -> EmailMessage:
    """Returns the council's letter about the returns sent together with the one the row names."""
    first = SicknessReturn.objects.select_related("school", "authority").get(public_id=row.subject_id)
    number = SicknessReturn.objects.filter(school=first.school, sent_at=first.sent_at).count()
    link = reverse("attendance:council_returns", args=[first.authority.slug])
    what = "1 sickness return" if number == 1 else f"{number} sickness returns"
    return _letter(row, f"{what} from {first.school.name}", {"what": what, "school": first.school, "link": link})


def build_scan(row: Outbox) -> EmailMessage:
    """Returns the school's letter about its monthly look through the register (W24, W25)."""
    scan = MonthlyScan.objects.select_related("school").get(pk=row.subject_id)
    what = "1 pupil needs looking at" if scan.found == 1 else f"{scan.found} pupils need looking at"
    link = reverse("attendance:register", args=[scan.school.slug])
    return _letter(row, f"Attendance in {scan.month:%B}: {what}", {"what": what, "scan": scan, "link": link})


def _letter(row: Outbox, subject: str, context: dict[str, object]) -> EmailMessage:
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    body = render_to_string(f"attendance/{row.kind}.txt", {**context, "link": f"{base}{context['link']}"})
    return EmailMessage(
        subject=subject,
        body=body,
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.').replace('@', '.at.')}@waymark.invalid>"},
    )
