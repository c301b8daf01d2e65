"""A worry that nobody has opened is told again on each working day: a letter may have been overlooked."""

from datetime import timedelta

from django.utils import timezone

from record.models import Event
from schoolyear.counting import is_working_day
from wizard.provision.actions.keep_concern import tell_readers
from wizard.provision.models import Concern
from wizard.provision.readers import CHAIN, READ

#: Our assumption: no policy says how soon; the letter says today.
WAITS, TOLD_FOR = timedelta(hours=20), timedelta(days=28)


def tell_unread() -> int:
    """Promises today's letters and returns how many worries they are about. Safe to repeat; the worker's chore."""
    now, today = timezone.now(), timezone.localdate()
    if not is_working_day(today):
        return 0
    waiting = Concern.objects.filter(raised_at__lte=now - WAITS, raised_at__gt=now - TOLD_FOR)
    related = ("case__authority", "case__school", "raised_by")
    found = [one for one in waiting.select_related(*related) if not is_opened(one)]
    for one in found:
        tell_readers(one, one.raised_by, today.isoformat())
    return len(found)


def is_opened(concern: Concern) -> bool:
    """Whether somebody else than its author has opened a worry."""
    read = Event.objects.filter(subject_kind=CHAIN, subject_id=concern.public_id, kind=READ)
    return read.exclude(actor=concern.raised_by_id).exists()
