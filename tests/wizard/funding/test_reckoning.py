"""What days cost: worked out by hand for a year small enough to count, and parts that always come to the whole."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolyear.calendars import HalfTerm, SchoolCalendar
from wizard.funding.reckoning import DatedRate, NotKnown, YearParts, open_days, owed

# 2026-27 as tests/wizard/casework/cases.py publishes it: 37 days to 23 October (3 and 4 September, then 7 weeks),
# 35 to 18 December, 30 to 12 February, 24 to 25 March, 34 to 28 May (3 May is a bank holiday), 33 to 21 July.
CALENDAR = SchoolCalendar(
    tuple(
        HalfTerm(date.fromisoformat(first), date.fromisoformat(last), ends)
        for first, last, ends in (
            ("2026-09-03", "2026-10-23", False),
            ("2026-11-02", "2026-12-18", True),
            ("2027-01-04", "2027-02-12", False),
            ("2027-02-22", "2027-03-25", True),
            ("2027-04-12", "2027-05-28", False),
            ("2027-06-07", "2027-07-21", True),
        )
    )
)
DAYS = 193
PARTS = YearParts(CALENDAR)
YEAR = (date(2026, 9, 1), date(2027, 8, 31))


def rates(*pairs: tuple[str, str]) -> list[DatedRate]:
    return [DatedRate(date.fromisoformat(day), Decimal(pounds)) for day, pounds in pairs]


def test_the_year_has_as_many_school_days_as_counted_by_hand() -> None:
    assert len(open_days(CALENDAR, 2026)) == 37 + 35 + 30 + 24 + 34 + 33 == DAYS


@pytest.mark.requirement("E62")
@pytest.mark.parametrize(
    ("first", "last", "pounds"),
    [
        # £3,860 over 193 school days is £20 a day.
        ("2026-09-01", "2027-08-31", "3860.00"),
        ("2026-11-02", "2026-11-02", "20.00"),
        ("2026-11-02", "2026-11-06", "100.00"),
        ("2026-11-02", "2026-12-18", "700.00"),  # 35 days
        ("2026-10-24", "2026-11-01", "0.00"),  # the half-term holiday
        ("2027-05-03", "2027-05-07", "80.00"),  # a bank holiday is no school day
        ("2026-11-07", "2026-11-06", "0.00"),  # it stopped before it began
    ],
)
def test_a_school_day_costs_the_year_divided_by_its_school_days(first: str, last: str, pounds: str) -> None:
    found = owed(PARTS, rates(("2026-04-01", "3860")), date.fromisoformat(first), date.fromisoformat(last))
    assert found == Decimal(pounds)


@pytest.mark.parametrize(
    ("pounds", "share", "expected"),
    [
        # Five of 193 school days: £5,000 × 5 ÷ 193 = £129.533…; half of it £64.766…
        ("5000", (1, 1), "129.53"),
        ("5000", (1, 2), "64.77"),
        # £1.93 × 5 ÷ 193 is five pence; a tenth of it, half a penny, goes up.
        ("1.93", (1, 1), "0.05"),
        ("1.93", (1, 10), "0.01"),
    ],
)
def test_pennies_are_rounded_half_up(pounds: str, share: tuple[int, int], expected: str) -> None:
    found = owed(PARTS, rates(("2026-09-01", pounds)), date(2026, 11, 2), date(2026, 11, 6), share=share)
    assert found == Decimal(expected)


@pytest.mark.requirement("E63")
def test_a_rule_that_counts_by_the_week_costs_the_same_for_a_short_week() -> None:
    # The year has 8 + 7 + 6 + 5 + 7 + 7 = 40 school weeks; £4,000 is £100 a week.
    year = rates(("2026-09-01", "4000"))
    short, one_day = (date(2026, 9, 3), date(2026, 9, 4)), (date(2027, 5, 4), date(2027, 5, 4))
    assert owed(PARTS, year, *short, by_week=True) == Decimal("100.00")
    assert owed(PARTS, year, *one_day, by_week=True) == Decimal("25.00")  # of the four of the bank holiday's week
    assert owed(PARTS, year, *YEAR, by_week=True) == Decimal("4000.00")


def test_a_new_rate_counts_from_its_day_on_and_a_later_word_takes_the_place_of_an_earlier() -> None:
    # Monday and Tuesday at £20, Wednesday to Friday at £30 a day (£5,790); £99 was a slip put right.
    changed = rates(("2026-04-01", "3860"), ("2026-11-04", "99"), ("2026-11-04", "5790"))
    assert owed(PARTS, changed, date(2026, 11, 2), date(2026, 11, 6)) == Decimal("130.00")


def test_nothing_is_guessed_without_a_rate_or_published_days() -> None:
    year = rates(("2026-11-04", "3860"))
    with pytest.raises(NotKnown, match="No rate is set for 2 November 2026"):
        owed(PARTS, year, date(2026, 11, 2), date(2026, 11, 6))
    with pytest.raises(NotKnown, match="2027-28"):
        owed(PARTS, year, date(2027, 7, 1), date(2027, 9, 10))
    half = YearParts(SchoolCalendar(CALENDAR.half_terms[:2]))
    with pytest.raises(NotKnown, match="2026-27"):
        owed(half, year, date(2026, 11, 4), date(2026, 11, 6))


days_of_year = st.integers(0, 364).map(lambda n: YEAR[0] + timedelta(days=n))


@given(
    start=days_of_year,
    cuts=st.lists(days_of_year, max_size=6),
    pounds=st.decimals(Decimal("0.01"), Decimal(30000), places=2),
    later=st.decimals(Decimal("0.01"), Decimal(30000), places=2),
    changes=days_of_year,
    share=st.integers(1, 7).flatmap(lambda over: st.tuples(st.integers(1, over), st.just(over))),
    by_week=st.booleans(),
)
def test_parts_come_to_the_whole_to_the_penny(
    start: date, cuts: list[date], pounds: Decimal, later: Decimal, changes: date, share: tuple[int, int], by_week: bool
) -> None:
    known = [DatedRate(YEAR[0], pounds), DatedRate(changes, later)]
    edges = [start, *sorted(cut for cut in cuts if cut > start), YEAR[1] + timedelta(days=1)]
    whole = owed(PARTS, known, start, YEAR[1], share=share, by_week=by_week)
    pieces = [
        owed(PARTS, known, first, after - timedelta(days=1), share=share, by_week=by_week, start=start)
        for first, after in pairwise(edges)
    ]
    assert sum(pieces) == whole
    assert all(piece >= 0 for piece in pieces)


@given(pounds=st.decimals(Decimal("0.01"), Decimal(99999), places=2), by_week=st.booleans())
def test_a_whole_year_costs_what_the_year_costs(pounds: Decimal, by_week: bool) -> None:
    assert owed(PARTS, [DatedRate(YEAR[0], pounds)], *YEAR, by_week=by_week) == pounds
