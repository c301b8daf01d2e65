"""Once a month every register is looked through, and the school’s named person hears of pupils to see to (W24)."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import School
from record.service import enqueue, record_event
from wizard.attendance.actions.look_through import look_through
from wizard.attendance.letters import SCAN
from wizard.attendance.mailboxes import named_people_of
from wizard.attendance.models import MonthlyScan


def scan_registers() -> int:
    """Returns how many schools were looked through: those with a register and no scan this month. Safe to repeat."""
    today = timezone.localdate()
    month = today.replace(day=1)
    waiting = School.objects.filter(register__isnull=False).exclude(attendance_scans__month=month).distinct()
    schools = list(waiting.select_related("authority"))
    for school in schools:
        _scan(school, today, month)
    return len(schools)


def _scan(school: School, today: date, month: date) -> None:
    """Two workers at once: the second's row is refused by the database, and its letters with it."""
    with transaction.atomic():
        found = look_through(school, today)
        scan = MonthlyScan.objects.create(school=school, month=month, found=found, done_at=timezone.now())
        record_event("school_register", school.slug, "register_scanned", None, {"month": str(month), "found": found})
        if found:
            for address in named_people_of(school):
                enqueue(SCAN, "attendance_scan", str(scan.pk), address, f"attendance-scan:{scan.pk}:{address}")
