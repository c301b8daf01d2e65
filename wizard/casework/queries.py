"""Which cases a person may see. Every reading of a case starts here."""

from collections.abc import Collection, Iterator
from datetime import date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import authorities_with
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case, CaseParty
from wizard.consent.models import Consent, ConsentRequest


def cases_visible_to(user: User | AnonymousUser) -> QuerySet[Case]:
    """Returns the cases of the authorities the person works cases for, with what a row shows. Schools see none.

    A submission's document is long and no row shows it: it is fetched when it is read.
    """
    # By their numbers the database finds a page of a million cases in an index; by a subquery it reads them all.
    keys = list(authorities_with(user, CASE_ROLES).values_list("pk", flat=True))
    cases = Case.objects.filter(authority__in=keys)
    related = cases.select_related("submission__referral", "authority", "school", "acknowledged_by")
    return related.defer("submission__document")


def withdrawn_since(case: Case) -> list[Consent]:
    """Returns the agreements taken back after sending: the frozen document still says that they were given."""
    taken_back = Consent.objects.filter(referral=case.submission.referral_id, withdrawn_at__isnull=False)
    return list(taken_back.order_by("withdrawn_at"))


def answered_since(case: Case) -> list[ConsentRequest]:
    """Returns what people of the family said yes or no to after sending, but for what was taken back or ended."""
    asked = ConsentRequest.objects.filter(referral=case.submission.referral_id, withdrawn_at=None, ended_at=None)
    return list(asked.filter(answered_at__gt=case.submission.submitted_at).select_related("person"))


def parties_of(case: Case, today: date) -> QuerySet[CaseParty]:
    """Returns who has to do with a case now."""
    return case.parties.filter(Q(until=None) | Q(until__gte=today), ended_at=None)


def overdue(now: datetime) -> QuerySet[Case]:
    """Returns every authority's cases that should have been acknowledged by now, but for those told of today."""
    late = Case.objects.filter(status=CaseStatus.RECEIVED, handed_over_to="", acknowledge_by__lt=now)
    untold = late.exclude(alarmed_on=timezone.localdate(now))
    return (
        untold.select_related("submission", "authority").defer("submission__document").order_by("acknowledge_by", "pk")
    )


def references() -> Iterator[str]:
    """Yields the reference of every case there is."""
    return Case.objects.order_by("pk").values_list("submission__reference", flat=True).iterator(chunk_size=2_000)


def cases_by_version(version_ids: Collection[int]) -> dict[int, int]:
    """Returns route version id -> how many cases were sent under it; counts alone, for the editors of the route."""
    cases = Case.objects.filter(submission__referral__route_version__in=version_ids).order_by()
    return dict(cases.values_list("submission__referral__route_version").annotate(Count("pk")))
