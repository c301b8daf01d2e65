"""Lists and the worker's rounds cost the same however many cases there are; no list fetches what was sent."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.enums import Role
from people.models import Authority
from people.service import grant_membership
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member, make_school, make_submission, make_user
from wizard.casework.alarms import raise_alarms
from wizard.casework.service import open_case

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 20, 11, 6, tzinfo=UTC)
LATER = FRIDAY + timedelta(days=5)
FEW, MANY = 2, 9
MOST_QUERIES = 12  # of the desk and of any page of the register


@pytest.fixture
def council() -> Authority:
    return make_authority("madeup")


def send(council: Authority, number: int) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        for _ in range(number):
            open_case(make_submission(council, make_school(council), document={"steps": []}))


def asked(do: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        do()
    return [query["sql"] for query in captured.captured_queries]


@pytest.mark.parametrize(
    "path", ["/cases/", "/cases/?whose=all", "/cases/register/", "/cases/register/?due=month", "/cms/casework/case/"]
)
def test_the_council_s_lists_cost_the_same_for_many_cases(council: Authority, path: str) -> None:
    client, coordinator = Client(), make_user()
    grant_membership(make_user(is_superuser=True), coordinator, Role.COORDINATOR, authority=council)
    client.force_login(coordinator)
    send(council, FEW)
    assert client.get(path).status_code == 200
    with time_machine.travel(LATER, tick=False):
        client.get(path)  # a session is written every five minutes at most: now
        few = asked(lambda: client.get(path))
        send(council, MANY)
        many = asked(lambda: client.get(path))
    assert len(few) == len(many)
    assert path.startswith("/cms/") or len(many) <= MOST_QUERIES
    assert not [sql for sql in many if '"referrals_submission"."document"' in sql]


def test_the_school_s_list_costs_the_same_for_many_referrals(council: Authority) -> None:
    school = make_school(council)
    client = Client()
    client.force_login(make_member(Role.REFERRER, school=school))
    counts = []
    for number in (FEW, MANY):
        for _ in range(number):
            open_case(make_submission(council, school))
        queries = asked(lambda: client.get("/referrals/"))
        counts.append(len(queries))
        assert not [sql for sql in queries if '"document"' in sql]
    assert counts[0] == counts[1]


def test_alarms_raised_today_cost_the_next_rounds_nothing(council: Authority) -> None:
    send(council, MANY)
    with time_machine.travel(LATER, tick=False):
        first = asked(raise_alarms)
        again = asked(raise_alarms)
    assert len(again) == 1 < len(first)


def test_a_notice_costs_the_same_however_many_wait(council: Authority) -> None:
    make_member(Role.COORDINATOR, authority=council)
    costs = []
    for number in (FEW, MANY):
        send(council, number)
        with time_machine.travel(LATER, tick=False):
            assert Outbox.objects.filter(state="waiting").count() == number
            idle_and = asked(deliver_due)
            costs.append((len(idle_and) - len(asked(deliver_due))) / number)
    assert costs[1] <= costs[0] <= 8
