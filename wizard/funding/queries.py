"""Whose money a person sees. Every reading starts here."""

from collections import defaultdict
from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from people.models import Authority, User
from people.tenancy import authorities_with
from wizard.casework.models import Case
from wizard.funding.enums import MONEY_ROLES
from wizard.funding.models import CaseTerms, Charge, Rate, Stop
from wizard.funding.reckoning import DatedRate


def authorities_with_money(user: User | AnonymousUser) -> QuerySet[Authority]:
    """Returns the authorities whose money the person handles."""
    return authorities_with(user, MONEY_ROLES)


def cases_with_money(user: User | AnonymousUser) -> QuerySet[Case]:
    """Returns the cases of those authorities, without the document that says why the child is unwell."""
    cases = Case.objects.filter(authority__in=authorities_with_money(user))
    related = ("submission__referral__route_version", "authority", "school", "pupil")
    return cases.select_related(*related).defer("submission__document")


def rates_of(authority: Authority) -> dict[str, list[DatedRate]]:
    """Returns an authority's rates by rule, as they came into force."""
    found: dict[str, list[DatedRate]] = defaultdict(list)
    for row in Rate.objects.filter(authority=authority).order_by("first_day", "pk"):
        found[row.rule].append(DatedRate(row.first_day, row.yearly))
    return found


def terms_of(cases: Collection[int]) -> dict[tuple[int, str], CaseTerms]:
    """Returns the terms that hold, by case and rule."""
    return {(one.case_id, one.rule): one for one in CaseTerms.objects.filter(case__in=cases).order_by("pk")}


def stops_of(cases: Collection[int]) -> dict[int, list[Stop]]:
    """Returns the stops that were not struck, by case, the earliest first."""
    found: dict[int, list[Stop]] = defaultdict(list)
    for one in Stop.objects.filter(case__in=cases, struck_at=None).order_by("last_day", "pk"):
        found[one.case_id].append(one)
    return found


def charges_of(cases: Collection[int]) -> dict[tuple[int, str], list[Charge]]:
    """Returns the charges made, by case and rule, in their order."""
    found: dict[tuple[int, str], list[Charge]] = defaultdict(list)
    for one in Charge.objects.filter(case__in=cases).select_related("made_by").order_by("number"):
        found[one.case_id, one.rule].append(one)
    return found
