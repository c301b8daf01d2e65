"""Each page of the register and the desk's counts go by an index, shown by PostgreSQL's own plan at a volume."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.db.models import Count, QuerySet
from django.utils import timezone

from tests.wizard.casework.cases import SENT, a_case, officer_of
from waymark.volume.cases import load_cases
from wizard.casework.desk.filters import Scope, narrowed
from wizard.casework.desk.keyset import BY_DUE, NEWEST
from wizard.casework.enums import OPEN
from wizard.casework.models import Case

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the plans are PostgreSQL's"),
]
#: What the filters say, and by which indexes their first page may be found.
PAGES = {
    "": {"case_newest"},
    "stage=open": {"case_open_newest"},
    "stage=undecided": {"case_open_newest", "case_status_due", "case_of_status"},
    "stage=ended": {"case_ended_newest"},
    "owner=none": {"case_nobodys"},
    "owner=none&stage=ended&year=3": {"case_nobodys", "case_year_newest"},
    "year=9": {"case_year_newest"},
    "due=late": {"case_next", "case_due_anywhere"},
    "due=month&stage=open": {"case_next", "case_due_anywhere", "case_status_due"},
    "q=nobody": {"case_sought", "case_turned"},
}


def plan_of(found: QuerySet[Any, Any]) -> str:
    return found.explain()


def indexes_in(plan: str) -> set[str]:
    return {word for word in plan.replace("(", " ").split() if word.startswith("case_")}


def test_every_page_and_count_goes_by_an_index() -> None:
    with time_machine.travel(SENT, tick=False):
        case = a_case()
        load_cases(8_000, 800)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE casework_case")
        today = timezone.localdate()
        scope = Scope(officer_of(case), (case.authority_id,), today)
        cases = Case.objects.filter(authority__in=scope.authorities)
        for query, allowed in PAGES.items():
            chosen = dict(pair.split("=") for pair in query.split("&") if pair)
            order = BY_DUE if "due" in chosen else NEWEST
            plan = plan_of(order.sorted(narrowed(cases, chosen, scope)).values("pk")[:51])
            assert "Seq Scan" not in plan, (query, plan)
            assert indexes_in(plan) <= allowed, (query, plan)
        still = cases.filter(handed_over_to="", status__in=sorted(OPEN)).order_by()
        load = plan_of(still.values("owner").annotate(Count("pk")))
        assert "Seq Scan" not in load, load
        due = plan_of(BY_DUE.sorted(still.filter(next_due_on__lte=today + timedelta(days=1)))[:1_000])
        assert "Seq Scan" not in due, due
