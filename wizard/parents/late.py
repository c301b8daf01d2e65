"""A day has passed and nobody has done what was due: the family hears of it once, as soon as the worker sees it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from wizard.casework.enums import OPEN, Move
from wizard.casework.models import Case, CaseClock
from wizard.parents.actions.write_message import locked
from wizard.parents.models import FamilyNews
from wizard.parents.news import keep_news
from wizard.parents.telling import tell

BATCH = 200
#: Older days are no news: a case that is brought here late does not begin with a heap of them.
LOOK_BACK = timedelta(days=7)


def tell_of_late() -> int:
    """Tells of a batch of days that have passed and returns how many; the worker's chore, safe to repeat.

    A family that wishes silence is not told, nor anybody of a day that was the family's own.
    """
    today = timezone.localdate()
    return sum(tell_of(key, today) for key in list(untold(today).values_list("pk", "case_id")[:BATCH]))


def untold(today: date) -> QuerySet[CaseClock]:
    """Returns the clocks whose day passed in the last days, dealt with by nobody and told to nobody."""
    about = Concat(Value("late:"), OuterRef("key"), Value(":"), Cast(OuterRef("due_on"), CharField()))
    told = FamilyNews.objects.filter(case=OuterRef("case"), about=about)
    undone = Q(dealt_with_due=None) | Q(dealt_with_due__lt=F("due_on"))
    late = CaseClock.objects.filter(undone, due_on__gte=today - LOOK_BACK, due_on__lt=today, provisional=False)
    open_here = late.filter(case__status__in=OPEN, case__quiet_since=None, case__handed_over_to="")
    return open_here.exclude(move=Move.FAMILY).exclude(Exists(told)).order_by("due_on", "pk")


@transaction.atomic
def tell_of(key: tuple[int, int], today: date) -> bool:
    """Tells of one day and remembers it, also where nobody has a page. Whoever did it in between wins."""
    case = locked(Case(pk=key[1]))
    clock = untold(today).filter(pk=key[0]).first()
    if clock is None:
        return False
    about = f"late:{clock.key}:{clock.due_on.isoformat()}"
    if not tell(case, about):
        keep_news(case, None, about)
    return True
