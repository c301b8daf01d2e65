"""Once each school day every school hears of what has become due for its pupils; on Mondays also of what is late."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from people.models import Membership, School
from record.service import enqueue, record_event
from wizard.attendance.service import named_people_of
from wizard.support.due import Due, State
from wizard.support.enums import Kind
from wizard.support.letters import DUE
from wizard.support.models import DueScan
from wizard.support.queries import Stage, helped_at, stages_of

MONDAY = 0
#: Nobody is written to before school begins.
FROM_HOUR = 6


def remind_schools() -> int:
    """Returns how many schools were looked through: those with something written, not yet today. Safe to repeat."""
    now = timezone.localtime()
    if now.hour < FROM_HOUR:
        return 0
    today = now.date()
    waiting = School.objects.filter(register__support__isnull=False).exclude(support_scans__day=today).distinct()
    return sum(_look(school, today) for school in waiting.select_related("authority"))


def worth_a_letter(dues: list[Due], last_look: date | None, today: date) -> bool:
    """Whether something became due since the last look, or, on a Monday, anything is late."""
    newly = [due for due in dues if due.on <= today and (last_look is None or due.on > last_look)]
    return bool(newly) or (today.weekday() == MONDAY and any(due.state(today) == State.LATE for due in dues))


def _look(school: School, today: date) -> bool:
    """Two workers at once: the second's row is refused by the database, and its letters with it."""
    stages = stages_of(helped_at(school), today)
    if stages and not stages[0].days.open_on(today):
        return False
    last = DueScan.objects.filter(school=school).aggregate(last=Max("day"))["last"]
    due = [one for stage in stages for one in stage.dues if one.on <= today]
    letter = worth_a_letter(due, last, today)
    with transaction.atomic():
        scan = DueScan.objects.create(school=school, day=today, due=len(due), letter=letter)
        record_event("school_register", school.slug, "support_looked_through", None, {"due": len(due)})
        for address in _addresses(school, stages, today) if letter else ():
            enqueue(DUE, "support_scan", str(scan.pk), address, f"support-due:{scan.pk}:{address}")
    return True


def _addresses(school: School, stages: list[Stage], today: date) -> list[str]:
    """The named contacts of the pupils something is due for, where they work at the school; else its named people."""
    named: set[str] = set()
    for stage in stages:
        if any(due.on <= today for due in stage.dues):
            arranged = stage.record.latest(Kind.ARRANGEMENT)
            named.add(str((arranged.said("contact_email") if arranged else "") or "").lower())
    working = Membership.objects.filter(school=school, ended_at__isnull=True, user__is_active=True)
    known = set(working.filter(user__email__in=named).values_list("user__email", flat=True))
    return sorted(known) if named and named == known else sorted(known | set(named_people_of(school)))
