"""What must be true of counted school days in any calendar, found by trying many."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from schoolyear.calendars import HalfTerm, SchoolCalendar
from schoolyear.counting import add_months, add_working_days, is_working_day

DAY = timedelta(days=1)


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    """Up to two school years of half terms, with holidays between them and closed days within."""
    day = draw(st.dates(date(2024, 8, 20), date(2026, 9, 20)))
    halves = []
    for number in range(draw(st.integers(1, 8))):
        last = day + timedelta(days=draw(st.integers(4, 60)))
        halves.append(HalfTerm(day, last, ends_term=bool(number % 2)))
        day = last + timedelta(days=draw(st.integers(3, 45)))
    span = (halves[-1].last - halves[0].first).days
    closed = draw(st.sets(st.integers(0, span), max_size=12))
    return SchoolCalendar(tuple(halves), frozenset(halves[0].first + timedelta(days=one) for one in closed))


def open_days(calendar: SchoolCalendar) -> list[date]:
    first, last = calendar.half_terms[0].first, calendar.half_terms[-1].last
    return [first + n * DAY for n in range((last - first).days + 1) if calendar.is_open(first + n * DAY)]


@given(calendars(), st.data())
def test_counting_on_and_back_again_leads_to_the_same_school_day(calendar: SchoolCalendar, data: st.DataObject) -> None:
    days = open_days(calendar)
    assume(days)
    start, n = data.draw(st.sampled_from(days)), data.draw(st.integers(0, 150))
    there = calendar.add_school_days(start, n)
    if there is not None:
        assert calendar.add_school_days(there, -n) == start


@given(calendars(), st.data())
def test_school_days_are_counted_like_a_list_of_open_days(calendar: SchoolCalendar, data: st.DataObject) -> None:
    days = open_days(calendar)
    assume(days)
    start, n = data.draw(st.integers(0, len(days) - 1)), data.draw(st.integers(0, 150))
    expected = days[start + n] if start + n < len(days) else None
    assert calendar.add_school_days(days[start], n) == expected


@given(calendars(), st.integers(0, 400), st.integers(0, 60), st.integers(0, 60))
def test_a_later_day_or_more_days_never_lead_to_an_earlier_one(
    calendar: SchoolCalendar, offset: int, n: int, more: int
) -> None:
    start = calendar.half_terms[0].first + timedelta(days=offset)
    near, far = calendar.add_school_days(start, n), calendar.add_school_days(start, n + more)
    later = calendar.add_school_days(start + DAY, n)
    assert far is None or (near is not None and near <= far)
    assert later is None or (near is not None and near <= later)


@given(calendars(), st.integers(0, 400), st.integers(1, 40))
def test_school_weeks_keep_the_weekday_and_skip_holidays(calendar: SchoolCalendar, offset: int, n: int) -> None:
    start = calendar.half_terms[0].first + timedelta(days=offset)
    there = calendar.add_school_weeks(start, n)
    if there is None:
        return
    assert there.weekday() == start.weekday()
    assert there >= start + timedelta(weeks=n)
    monday = there - timedelta(days=there.weekday())
    assert any(calendar.is_open(monday + step * DAY) for step in range(5))


@given(calendars(), st.integers(-30, 400), st.integers(1, 8))
def test_the_nth_half_term_ends_on_a_last_day_after_the_day_asked_of(
    calendar: SchoolCalendar, offset: int, n: int
) -> None:
    start = calendar.half_terms[0].first + timedelta(days=offset)
    end, following = calendar.half_term_end(start, n), calendar.half_term_end(start, n + 1)
    lasts = [half.last for half in calendar.half_terms]
    if end is not None:
        assert end in lasts
        assert end > start
        assert sum(start < last <= end for last in lasts) == n
    assert following is None or (end is not None and end < following)
    term = calendar.term_end(start, n)
    assert term is None or (end is not None and end <= term)


@given(calendars(), st.data())
def test_the_last_day_of_a_half_term_belongs_to_it_and_not_to_the_next(
    calendar: SchoolCalendar, data: st.DataObject
) -> None:
    half = data.draw(st.sampled_from(calendar.half_terms))
    assert calendar.half_term_end(half.last - DAY, 1) == half.last
    assert calendar.half_term_end(half.last, 1) != half.last


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 300))
def test_working_days_on_and_back_again(day: date, n: int) -> None:
    assume(is_working_day(day))
    assert add_working_days(add_working_days(day, n), -n) == day
    assert add_working_days(day, n + 1) > add_working_days(day, n)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_are_clipped_and_never_spill_over(day: date, n: int) -> None:
    there = add_months(day, n)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == n
    assert there.day <= day.day
