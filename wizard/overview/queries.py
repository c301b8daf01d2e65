"""What is counted, by the database. Each question is one query, whatever the number of cases."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Case as Either
from django.db.models import Count, DateField, Exists, F, Min, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate, TruncMonth

from people.models import Authority, Membership, User
from people.tenancy import running
from schoolyear.stretches import Stretch
from wizard.casework.enums import OPEN, OutcomeKind
from wizard.casework.models import Case, CaseClock, CaseMoment, Decision
from wizard.overview.enums import LOOKING_ROLES
from wizard.planning.enums import PackageStatus
from wizard.planning.models import Ending, Package, PackageLine

#: The outcomes that say whether the council arranges education; advice or a meeting is none.
SETTLED = (OutcomeKind.AGREE, OutcomeKind.DECLINE, OutcomeKind.NOT_NOW)
NO_HOURS = Decimal(0)


def memberships_of(user: User | AnonymousUser) -> QuerySet[Membership]:
    """Returns the person's roles at authorities whose whole they may see, in the order of the authorities' names."""
    found = running(user, LOOKING_ROLES).filter(authority__isnull=False)
    return found.select_related("authority").order_by("authority__name", "pk")


def days_to_decision(authority: Authority, stretch: Stretch) -> Counter[int]:
    """Returns how many first decisions of the stretch came how many days after the referral arrived."""
    earlier = Decision.objects.filter(case=OuterRef("case"), kind__in=SETTLED, number__lt=OuterRef("number"))
    made = Decision.objects.filter(
        case__authority=authority, kind__in=SETTLED, decided_on__range=(stretch.first, stretch.last)
    )
    rows = (
        made.filter(~Exists(earlier)).order_by()
        .annotate(arrived=TruncDate("case__opened_at"))
        .values_list("arrived", "decided_on").annotate(n=Count("pk"))
    )  # fmt: skip
    found: Counter[int] = Counter()
    for arrived, decided, n in rows:
        found[max((decided - arrived).days, 0)] += n
    return found


def open_and_arrived(authority: Authority, stretch: Stretch) -> tuple[Counter[str], Counter[date]]:
    """Returns how many open cases stand where, and how many referrals of the stretch arrived in which month."""
    cases = Case.objects.filter(authority=authority).annotate(day=TruncDate("opened_at"))
    wanted = cases.filter(Q(status__in=OPEN) | Q(day__range=(stretch.first, stretch.last))).order_by()
    month = Cast(TruncMonth("day"), DateField())
    within = Either(When(day__range=(stretch.first, stretch.last), then=month), default=None)
    rows = wanted.annotate(month=within).values_list("status", "month").annotate(n=Count("pk"))
    standing: Counter[str] = Counter()
    arrived: Counter[date] = Counter()
    for status, begins, n in rows:
        if status in OPEN:
            standing[status] += n
        if begins is not None:
            arrived[begins] += n
    return standing, arrived


def overdue_clocks(authority: Authority, today: date) -> list[tuple[str, int, date]]:
    """Returns (the clock's key, how many open cases are past it, the earliest day), the most first."""
    late = CaseClock.objects.filter(case__authority=authority, case__status__in=OPEN, due_on__lt=today).order_by()
    undone = late.filter(Q(dealt_with_due=None) | Q(dealt_with_due__lt=F("due_on")))
    rows = undone.values_list("key").annotate(n=Count("pk"), first=Min("due_on"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def below_full_time(authority: Authority) -> list[tuple[date, Decimal, int]]:
    """Returns (since when, hours a week, how many pupils) of those whose running package is below full time.

    Since when: the first day of the first package after which none of the case was full time.
    """
    hours = PackageLine.objects.filter(package=OuterRef("pk"), unit="hours_a_week").order_by()
    weighed = Package.objects.exclude(starts_on=None).annotate(
        hours=Coalesce(Subquery(hours.values("package").annotate(all=Sum("amount")).values("all")), Value(NO_HOURS))
    )
    full_after = weighed.filter(
        case=OuterRef("case"), hours__gte=F("full_time_hours"), starts_on__gte=OuterRef("starts_on")
    )
    unbroken = weighed.filter(case=OuterRef("case")).filter(~Exists(full_after)).order_by("starts_on")
    running_now = weighed.filter(
        case__authority=authority, case__status__in=OPEN, status=PackageStatus.RUNNING, hours__lt=F("full_time_hours")
    )
    rows = (
        running_now.order_by().annotate(since=Subquery(unbroken.values("starts_on")[:1]))
        .values_list("since", "hours").annotate(n=Count("pk"))
    )  # fmt: skip
    return list(rows)


def reasons_for_refusal(authority: Authority, stretch: Stretch) -> Counter[str]:
    """Returns how often each of the policy's reasons was given for a refusal; a decision may give several."""
    declined = Decision.objects.filter(
        case__authority=authority, kind=OutcomeKind.DECLINE, decided_on__range=(stretch.first, stretch.last)
    )
    found: Counter[str] = Counter()
    for reasons, n in declined.order_by().values_list("reasons").annotate(Count("pk")):
        for reason in reasons:
            found[str(reason.get("label") or reason.get("key"))] += n
    return found


def returns_by_month(authority: Authority, stretch: Stretch) -> dict[date, int]:
    """Returns how many children came back to school, by the first day of the month."""
    moments = CaseMoment.objects.filter(
        case__authority=authority, event="returned", struck_at=None, on__range=(stretch.first, stretch.last)
    )
    rows = moments.order_by().annotate(month=TruncMonth("on")).values_list("month")
    return dict(rows.annotate(Count("case", distinct=True)))


def endings(authority: Authority, stretch: Stretch) -> dict[str, int]:
    """Returns how often education elsewhere ended for which of the policy's reasons."""
    ended = Ending.objects.filter(case__authority=authority, ended_on__range=(stretch.first, stretch.last))
    return dict(ended.order_by().values_list("label").annotate(Count("pk")))


def months_of(stretch: Stretch, last: date) -> Iterable[date]:
    """Returns the first day of each month of a stretch up to a day."""
    day = stretch.first.replace(day=1)
    while day <= min(stretch.last, last):
        yield day
        day = (day + timedelta(days=32)).replace(day=1)


def worked(memberships: Iterable[Membership], roles: Iterable[Any]) -> set[int]:
    """Returns the authorities where these memberships hold one of the roles."""
    wanted = set(roles)
    return {one.authority_id for one in memberships if one.role in wanted and one.authority_id is not None}
