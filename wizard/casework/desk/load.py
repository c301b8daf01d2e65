"""Who has how much: open cases, late ones and those due within a week, officer by officer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from people.models import User
from wizard.casework.enums import OPEN
from wizard.casework.models import Case
from wizard.casework.officers import officers_of

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Load:
    """What one officer has; without an officer, what is nobody's. `here`: they work cases at the council still."""

    officer: User | None
    open: int
    late: int
    week: int
    here: bool = True

    @property
    def key(self) -> str:
        """How the register's filter names them."""
        return str(self.officer.pk) if self.officer else "none"


def load_of(authorities: Collection[int], today: date) -> list[Load]:
    """Returns the officers of these councils with what they have, nobody's first, then the most late and open.

    An officer with no case is there too; one who left and still has cases is marked. Where a family wishes silence
    nothing is late. Three queries.
    """
    speaks = Q(quiet_since=None)
    rows = (
        Case.objects.filter(authority__in=authorities, status__in=sorted(OPEN), handed_over_to="")
        .order_by()
        .values_list("owner")
        .annotate(
            open=Count("pk"),
            late=Count("pk", filter=speaks & Q(next_due_on__lt=today)),
            week=Count("pk", filter=speaks & Q(next_due_on__gte=today, next_due_on__lte=today + WEEK)),
        )
    )
    counts = {owner: tuple(numbers) for owner, *numbers in rows}
    here = {one.pk: one for one in officers_of(authorities)}
    gone = User.objects.in_bulk([key for key in counts if key is not None and key not in here])
    found = [loaded(one, counts.get(one.pk), here=True) for one in here.values()]
    found += [loaded(one, counts[one.pk], here=False) for one in gone.values()]
    found.sort(key=lambda one: (one.here, -one.late, -one.open, str(one.officer)))
    return [*([loaded(None, counts[None], here=True)] if None in counts else []), *found]


def loaded(officer: User | None, numbers: tuple[int, ...] | None, *, here: bool) -> Load:
    """Returns an officer's line out of what was counted: open, late, due within a week; nothing for none."""
    still, late, week = numbers or (0, 0, 0)
    return Load(officer, still, late, week, here)
