"""How long a school's own record of a pupil is kept, and its removal.

Six years after the pupil left, as long as a register (facts V15): `SUPPORT_KEEP_YEARS`, each installation's own to
set. A pupil whom nobody recorded as leaving counts as having left at the end of Year 13, so that nothing stays past
about the 25th birthday (facts V41). Without a date of birth the years are counted from the last row written.
"""

from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from record.frozen import purging
from record.service import record_event
from schoolyear.counting import add_months
from wizard.attendance.models import RegisterPupil
from wizard.support.models import Entry
from wizard.support.record import Record

OLDEST_AT_SCHOOL = 19


def kept_until(record: Record, born: date | None, years: int) -> date:
    """Returns the last day a pupil's rows are kept."""
    if record.left:
        left = record.left.day
    elif born:
        left = date(born.year + OLDEST_AT_SCHOOL - (born.month < 9), 8, 31)
    else:
        left = max(timezone.localdate(row.written_at) for row in record.rows)
    return add_months(left, 12 * years)


def purge_records() -> int:
    """Returns how many pupils' rows were removed, their time having passed. Only pupils at rest are looked at."""
    today, years = timezone.localdate(), settings.SUPPORT_KEEP_YEARS
    quiet = add_months(today, -12 * years)
    pupils = RegisterPupil.objects.filter(support__isnull=False).exclude(support__written_at__date__gt=quiet).distinct()
    return sum(_purge(pupil, today, years) for pupil in pupils)


def _purge(pupil: RegisterPupil, today: date, years: int) -> bool:
    with transaction.atomic():
        RegisterPupil.objects.select_for_update().get(pk=pupil.pk)
        rows = Entry.objects.filter(pupil=pupil)
        if kept_until(Record.of_rows(rows), pupil.born, years) >= today:
            return False
        with purging():
            # A row is kept by those that carry on from it: the newest go first.
            for pk in rows.order_by("-pk").values_list("pk", flat=True):
                Entry.objects.filter(pk=pk).delete()
        record_event("register_pupil", pupil.public_id, "support_purged", None, {"years": years})
    return True
