"""How the whole stands: every count worked out by hand from the rows below, the same on SQLite and on PostgreSQL."""

import csv
import html
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client

from people.enums import Role
from people.models import Authority
from schoolyear.stretches import Stretch, stretches_of
from tests.building import make_authority, make_member, make_school, make_submission
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import publish_terms
from wizard.attendance.service import calendar_of
from wizard.casework.models import Case, CaseClock, CaseMoment, Decision
from wizard.overview import queries
from wizard.overview.board import figures_of
from wizard.overview.figures import Bar, Figure, banded, small_hidden
from wizard.overview.quartiles import spread_of
from wizard.planning.models import Ending, Package, PackageLine

TODAY = date(2027, 3, 1)
AUTUMN = Stretch("2026-27-autumn", "Autumn term 2026-27", date(2026, 9, 1), date(2027, 1, 3))
WHOLE = "/cases/overview/"


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel("2027-03-01 10:00Z", tick=False):
        yield


class Board:
    """A council with a coordinator who decides everything, and rows made by hand."""

    def __init__(self) -> None:
        self.authority = publish_terms("norfolk")
        self.school = make_school(self.authority)
        self.officer = make_member(Role.COORDINATOR, authority=self.authority)

    def case(self, opened: str, status: str = "provided", **fields: Any) -> Case:
        submission = make_submission(self.authority, self.school)
        at = datetime.fromisoformat(opened).replace(tzinfo=UTC)
        return Case.objects.create(
            submission=submission, authority=self.authority, school=self.school, status=status, opened_at=at,
            acknowledge_by=at, **fields,
        )  # fmt: skip

    def decided(self, case: Case, on: str, kind: str = "agree", number: int = 1, reasons: tuple[str, ...] = ()) -> None:
        Decision.objects.create(
            case=case, number=number, outcome=kind, kind=kind, label=kind, decided_on=date.fromisoformat(on),
            decided_by=self.officer, because="So it is", made_at=datetime(2027, 1, 1, tzinfo=UTC),
            reasons=[{"key": one, "label": one.capitalize()} for one in reasons],
        )  # fmt: skip

    def package(
        self, case: Case, number: int, starts: str, *hours: str, full: str = "25", status: str = "running"
    ) -> None:
        made = Package.objects.create(
            case=case, number=number, status=status, full_time_hours=Decimal(full), agreed_by=self.officer,
            starts_on=date.fromisoformat(starts), agreed_at=datetime(2027, 1, 1, tzinfo=UTC),
        )  # fmt: skip
        for line in hours:
            PackageLine.objects.create(package=made, line="x", label="X", amount=Decimal(line), unit="hours_a_week")
        PackageLine.objects.create(package=made, line="y", label="Y", amount=Decimal(9), unit="item")


def test_quartiles_are_those_of_a_row_written_out() -> None:
    # 4 4 9 10 30: the middle is 9, a quarter of the way 4, three quarters 10.
    spread = spread_of({4: 2, 9: 1, 10: 1, 30: 1})
    assert spread is not None
    assert (spread.n, spread.least, spread.lower, spread.median, spread.upper, spread.most) == (5, 4, 4, 9, 10, 30)
    # 1 2 3 10: between the places, straight on.
    spread = spread_of({1: 1, 2: 1, 3: 1, 10: 1})
    assert spread is not None
    assert (spread.lower, spread.median, spread.upper) == (1.75, 2.5, 4.75)
    assert spread_of({}) is None


def test_terms_together_are_the_year() -> None:
    calendar = None
    assert [one.key for one in stretches_of(calendar, 2026)] == ["2026-27"]


@pytest.mark.django_db
def test_published_terms_follow_one_another_without_a_gap() -> None:
    year, autumn, spring, summer = stretches_of(calendar_of(publish_terms("norfolk")), 2026)
    assert (autumn.first, autumn.last) == (AUTUMN.first, AUTUMN.last) == (year.first, date(2027, 1, 3))
    assert (spring.first, spring.last) == (date(2027, 1, 4), date(2027, 4, 11))
    assert (summer.first, summer.last) == (date(2027, 4, 12), year.last)


@pytest.mark.django_db
def test_decisions_count_once_from_the_day_of_arrival_in_london() -> None:
    board = Board()
    slow = board.case("2026-10-01T10:00")
    board.decided(slow, "2026-10-05", kind="advise")
    board.decided(slow, "2026-10-31", number=2)  # 30 days; the advice was no decision
    board.decided(slow, "2026-12-01", kind="decline", number=3)  # not the first
    # Half past eleven in the evening of 30 September in UTC is 1 October in London.
    board.decided(board.case("2026-09-30T23:30"), "2026-10-05")  # 4 days
    board.decided(board.case("2026-11-02T09:00"), "2026-11-06", kind="not_now")  # 4 days
    board.decided(board.case("2026-11-02T09:00"), "2027-01-20")  # in the spring
    assert queries.days_to_decision(board.authority, AUTUMN) == {30: 1, 4: 2}


@pytest.mark.requirement("N14")
@pytest.mark.django_db
def test_open_cases_and_arrivals_are_counted_together() -> None:
    board = Board()
    board.case("2026-10-31T23:30", "received")  # winter time since the 25th: still October in London
    board.case("2026-11-02T09:00", "planning")
    board.case("2026-11-02T09:00", "closed")
    board.case("2025-11-02T09:00", "planning")  # open still, arrived long ago
    board.case("2025-11-02T09:00", "closed")
    standing, arrived = queries.open_and_arrived(board.authority, AUTUMN)
    assert standing == {"received": 1, "planning": 2}
    assert arrived == {date(2026, 10, 1): 1, date(2026, 11, 1): 2}


@pytest.mark.django_db
def test_clocks_that_somebody_dealt_with_are_not_past_their_day() -> None:
    board = Board()
    case, other, closed = (board.case("2026-10-01T10:00", status) for status in ("provided", "provided", "closed"))
    late = date(2027, 2, 20)
    CaseClock.objects.create(case=case, key="review", due_on=late)
    CaseClock.objects.create(case=other, key="review", due_on=date(2027, 2, 10), dealt_with_due=date(2027, 1, 10))
    CaseClock.objects.create(case=case, key="minutes", due_on=late, dealt_with_due=late)
    CaseClock.objects.create(case=other, key="minutes", due_on=TODAY)
    CaseClock.objects.create(case=closed, key="review", due_on=late)
    assert queries.overdue_clocks(board.authority, TODAY) == [("review", 2, date(2027, 2, 10))]


@pytest.mark.django_db
def test_hours_below_full_time_count_from_the_day_since_which_none_were_full() -> None:
    board = Board()
    first, second, third, full = (board.case("2026-10-01T10:00") for _ in range(4))
    board.package(first, 1, "2026-11-02", "5", "2.5")
    # Below, then full, then below again: it counts from the third.
    board.package(second, 1, "2026-10-05", "5", status="ended")
    board.package(second, 2, "2026-11-09", "20", "5", status="ended")
    board.package(second, 3, "2027-01-04", "7.5")
    # Below ever since its first package.
    board.package(third, 1, "2026-10-05", "5", status="ended")
    board.package(third, 2, "2027-01-04", "10")
    board.package(full, 1, "2026-11-02", "25")
    board.package(board.case("2026-10-01T10:00", "closed"), 1, "2026-11-02", "5")
    board.package(board.case("2026-10-01T10:00"), 1, "2026-11-02")  # nothing at all a week
    assert sorted(queries.below_full_time(board.authority)) == [
        (date(2026, 10, 5), Decimal(10), 1), (date(2026, 11, 2), Decimal(0), 1), (date(2026, 11, 2), Decimal("7.5"), 1),
        (date(2027, 1, 4), Decimal("7.5"), 1),
    ]  # fmt: skip
    figures = {one.key: [bar.n for bar in one.bars] for one in figures_of(board.authority, AUTUMN, TODAY)}
    # On 1 March: 147 days, twice 119 days, 56 days.
    assert figures["below-full-time"] == [0, 1, 3, 0]
    assert figures["hours"] == [1, 0, 3, 0, 0]


@pytest.mark.requirement("E55")
@pytest.mark.django_db
def test_reasons_returns_and_ends_are_counted() -> None:
    board = Board()
    cases = [board.case("2026-10-01T10:00", "closed") for _ in range(3)]
    board.decided(cases[0], "2026-10-10", "decline", reasons=("evidence", "school"))
    board.decided(cases[1], "2026-10-11", "decline", reasons=("evidence",))
    board.decided(cases[2], "2027-01-11", "decline", reasons=("evidence",))  # in the spring
    for case, on, struck in ((cases[0], 5, None), (cases[0], 9, None), (cases[1], 9, datetime(2027, 1, 1, tzinfo=UTC))):
        CaseMoment.objects.create(
            case=case, event="returned", on=date(2026, 11, on), struck_at=struck,
            recorded_at=datetime(2026, 11, 9, tzinfo=UTC),
        )  # fmt: skip
    Ending.objects.create(
        case=cases[0], reason="back", label="Back at school", ended_on=date(2026, 11, 5), views="x", onward="x",
        ended_by=board.officer, made_at=datetime(2026, 11, 5, tzinfo=UTC),
    )  # fmt: skip
    assert queries.reasons_for_refusal(board.authority, AUTUMN) == {"Evidence": 2, "School": 1}
    assert queries.returns_by_month(board.authority, AUTUMN) == {date(2026, 11, 1): 1}
    assert queries.endings(board.authority, AUTUMN) == {"Back at school": 1}


def figure(*counts: int) -> Figure:
    return Figure("x", "X", "Row", "cases", [Bar(str(n), n, "1 day late") for n in counts], "None", facts=(("a", "b"),))


def test_small_numbers_are_hidden_and_cannot_be_worked_out() -> None:
    assert [bar.n for bar in small_hidden(figure(0, 4, 1, 12)).bars] == [0, None, None, 12]
    # One hidden row would follow from the sum: the smallest of the others goes with it.
    assert [bar.shown for bar in small_hidden(figure(3, 9, 7)).bars] == ["fewer than 5", "9", "not shown"]
    assert [bar.n for bar in small_hidden(figure(0, 5)).bars] == [0, 5]
    hidden = small_hidden(figure(3, 1))
    assert {bar.shown for bar in hidden.bars} == {"fewer than 5"}
    assert (hidden.total, hidden.facts, {bar.more for bar in hidden.bars}) == (None, (), {""})


def test_bands_hold_their_upper_end() -> None:
    bars = banded({5: 1, 6: 2, 99: 3}, (("to 5", 5), ("to 10", 10), ("more", None)))
    assert [bar.n for bar in bars] == [1, 2, 3]


@pytest.mark.django_db
@pytest.mark.usefixtures("on_the_day")
def test_case_workers_see_every_number_and_others_none_that_tells_of_one_child(
    django_assert_max_num_queries: Any,
) -> None:
    board = Board()
    for _ in range(2):
        board.decided(board.case("2026-11-02T09:00", "planning"), "2026-11-06")
    officer = signed_in(board.officer)
    with django_assert_max_num_queries(15):
        page = html.unescape(officer.get(WHOLE + "?period=2026-27-autumn").content.decode())
    assert "5 days or fewer: 2" in page
    assert "Who has how many cases" in page
    assert "fewer than 5" not in page.replace("Small numbers", "")
    finance = signed_in(make_member(Role.FINANCE, authority=board.authority))
    page = html.unescape(finance.get(WHOLE + "?period=2026-27-autumn").content.decode())
    assert "5 days or fewer: fewer than 5" in page
    assert "A quarter were decided within" not in page
    assert "Who has how many cases" not in page
    # A year less its terms would give back what is hidden in each.
    assert "Autumn term" not in page
    assert finance.get(WHOLE + "load.csv").status_code == 404
    told = officer.get(WHOLE + "time-to-decision.csv?period=2026-27-autumn").content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(told)))
    assert rows[0] == ["Time", "Decisions", "Note", "Time"]
    assert rows[1][:2] == ["5 days or fewer", "fewer than 5"]


@pytest.mark.django_db
@pytest.mark.usefixtures("on_the_day")
def test_cells_of_a_list_do_not_run() -> None:
    board = Board()
    board.decided(board.case("2026-11-02T09:00", "closed"), "2026-11-06", "decline", reasons=("=1+1",))
    told = signed_in(board.officer).get(WHOLE + "refusals.csv?period=2026-27").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(told)))[1][0] == "'=1+1"


@pytest.mark.django_db
def test_outsiders_see_nothing_of_the_whole() -> None:
    board, elsewhere = Board(), make_authority("elsewhere")
    for address in (WHOLE, f"{WHOLE}overdue.csv"):
        for user in (
            make_member(Role.SCHOOL_ADMINISTRATOR, school=board.school),
            make_member(Role.VIEWER, school=board.school),
            make_member(Role.EDITOR, authority=board.authority),
        ):
            assert signed_in(user).get(address).status_code == 404
        for role in (Role.COORDINATOR, Role.FINANCE):
            other = signed_in(make_member(role, authority=elsewhere))
            assert other.get(f"{address}?authority=norfolk").status_code == 404
        assert Client().get(address).status_code == 302
    assert signed_in(board.officer).get(f"{WHOLE}nothing.csv").status_code == 404
    assert Authority.objects.count() == 2
