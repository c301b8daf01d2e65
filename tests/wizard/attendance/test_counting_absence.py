"""School missed for health, under each way policies count it."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolyear.calendars import HalfTerm, SchoolCalendar
from tests.wizard.attendance.marking import weeks
from wizard.attendance.codes import codes
from wizard.attendance.counting import figure_on, reached_on
from wizard.attendance.definitions import Definition, codes_counted
from wizard.attendance.enums import Half
from wizard.attendance.figures import definitions_of_test
from wizard.attendance.marks import Mark, Marks
from wizard.attendance.telling import window_said
from wizard.attendance.windows import window_start
from wizard.routes.service import NamedTest

ILL = frozenset({"I"})
YEAR = weeks("2026-09-07", "/\\ II I\\ ## /\\", "II II /I I\\ /\\", "/\\ M\\ II /\\ /\\")
END = date(2027, 7, 20)
CALENDAR = SchoolCalendar(
    (
        HalfTerm(date(2026, 9, 3), date(2026, 10, 23)),
        HalfTerm(date(2026, 11, 2), date(2026, 12, 18), ends_term=True),
        HalfTerm(date(2027, 1, 4), date(2027, 2, 12)),
    )
)


@pytest.mark.requirement("N80")
@pytest.mark.parametrize(
    ("how", "figure"),
    [
        ({}, "5.5"),
        ({"half_days": "ignore"}, "4"),
        ({"half_days": "count_whole"}, "7"),
        ({"measure": "sessions"}, "11"),
        # the register's own runs: II I, then II II, then I I
        ({"run": "consecutive"}, "2"),
        ({"run": "consecutive", "measure": "sessions"}, "4"),
        ({"run": "consecutive", "half_days": "ignore"}, "2"),
        ({"run": "consecutive", "half_days": "count_whole"}, "4"),
    ],
)
def test_the_same_marks_come_to_what_each_definition_says(how: dict[str, str], figure: str) -> None:
    assert figure_on(YEAR, Definition(ILL, **how), END) == Decimal(figure)  # type: ignore[arg-type]


def test_percentages_are_of_sessions_anyone_could_attend() -> None:
    marks = weeks("2026-09-07", "II ## /\\ /\\ /\\")
    assert figure_on(marks, Definition(ILL, measure="percent_missed"), END) == 25
    assert figure_on(marks, Definition(ILL, measure="percent_attended"), END) == 75
    assert figure_on(weeks("2026-09-07", "## ##"), Definition(ILL, measure="percent_missed"), END) is None


def test_a_closure_or_a_weekend_does_not_break_an_absence() -> None:
    marks = weeks("2026-09-07", "/\\ /\\ /\\ II ##", "II /\\ /\\ /\\ /\\")
    assert figure_on(marks, Definition(ILL, run="consecutive"), END) == 2


def test_an_appointment_is_not_illness_unless_the_policy_lists_it() -> None:
    marks = weeks("2026-09-07", "II M\\ /\\ /\\ /\\")
    assert figure_on(marks, Definition(codes_counted("health")), END) == 1
    assert figure_on(marks, Definition(codes_counted(["I", "M"])), END) == Decimal("1.5")


def test_an_afternoon_and_the_next_morning_are_one_stretch() -> None:
    marks = weeks("2026-09-07", "/I I\\ /\\ /\\ /\\")
    assert figure_on(marks, Definition(ILL, run="consecutive"), END) == 1


@pytest.mark.parametrize(
    ("window", "figure"),
    [("school_year", 1), ("twelve_months", 3), ("none", 5), ("absence", 1), ("term", 1), ("two_terms", None)],
)
def test_the_window_decides_how_far_back_absence_counts(window: str, figure: int | None) -> None:
    marks = Marks.of(
        [
            Mark(day, half, "I" if day != date(2026, 9, 8) else "/" if half == Half.AM else "\\")
            for day in (
                date(2025, 1, 6),
                date(2025, 1, 7),
                date(2026, 6, 8),
                date(2026, 6, 9),
                date(2026, 9, 8),
                date(2026, 9, 9),
            )
            for half in Half
        ]
    )
    assert figure_on(marks, Definition(ILL, window=window), date(2026, 9, 30), CALENDAR) == figure


@pytest.mark.requirement("N80")
def test_the_day_a_threshold_was_reached_is_told() -> None:
    assert reached_on(YEAR, Definition(ILL), lambda n: n >= 3) == date(2026, 9, 15)
    assert reached_on(YEAR, Definition(ILL, run="consecutive"), lambda n: n >= 2) == date(2026, 9, 15)
    assert reached_on(YEAR, Definition(ILL), lambda n: n >= 15) is None


def test_september_starts_the_count_again() -> None:
    summer = weeks("2026-07-13", "II II II II II")
    autumn = weeks("2026-09-07", "II II II II II")
    both = Marks.of([*summer.all, *autumn.all])
    assert reached_on(both, Definition(ILL), lambda n: n >= 6) is None
    assert reached_on(both, Definition(ILL, window="none"), lambda n: n >= 6) == date(2026, 9, 7)


LETTERS = sorted(set(codes()) - {"/", "\\"})


@given(
    st.lists(st.tuples(st.dates(date(2026, 9, 1), date(2027, 7, 20)), st.sampled_from(Half), st.sampled_from(LETTERS))),
    st.sampled_from(["consecutive", "cumulative"]),
    st.sampled_from(["add_up", "ignore", "count_whole"]),
    st.sampled_from(["days", "sessions"]),
)
def test_figures_never_exceed_what_is_marked(rows: list, run: str, half_days: str, measure: str) -> None:
    marks = Marks.of({(day, half): Mark(day, half, code) for day, half, code in rows}.values())
    definition = Definition(ILL, run=run, half_days=half_days, measure=measure)  # type: ignore[arg-type]
    figure = figure_on(marks, definition, END)
    added = figure_on(marks, Definition(ILL, half_days=half_days, measure=measure), END)  # type: ignore[arg-type]
    assert figure is not None
    assert added is not None
    assert 0 <= figure <= added <= len(marks)
    limit = added / 2 + 1
    reached = reached_on(marks, definition, lambda n: n >= limit)
    first = next((day for day, _ in marks.days() if (figure_on(marks, definition, day) or 0) >= limit), None)
    assert reached == first


@pytest.mark.requirement("N121")
def test_teaching_elsewhere_that_the_school_or_council_arranged_counts_as_attending() -> None:
    marks = weeks("2026-09-07", "BB KK II /\\")
    assert figure_on(marks, Definition(ILL, measure="percent_attended"), END) == 75
    assert figure_on(marks, Definition(codes_counted("any")), END) == 1


@pytest.mark.parametrize(
    ("on", "figure"),
    [
        ("2026-09-25", "11"),
        ("2026-10-05", "11"),
        ("2026-10-06", "9"),
        ("2026-10-12", "6"),
        ("2026-10-20", "2"),
        ("2026-10-21", "0"),
    ],
)
def test_a_window_that_moves_along_forgets_what_is_four_weeks_old(on: str, figure: str) -> None:
    rolling = Definition(ILL, measure="sessions", window="4 weeks")
    # Sessions ill: 8 September two, the 9th one; 14th and 15th two each, 16th and 17th one each; 23rd two.
    assert figure_on(YEAR, rolling, date.fromisoformat(on)) == Decimal(figure)


def test_a_route_s_rolling_window_is_counted_and_said() -> None:
    test = NamedTest("t", "threshold", "T", measure="sessions", absence="health", run="cumulative", window="rolling",
                     within=(12, "weeks"), half_days="add_up")  # fmt: skip
    (definition,) = definitions_of_test(test).values()
    assert window_start(definition.window, date(2026, 11, 30), None) == date(2026, 9, 8)
    assert window_start("3 months", date(2026, 11, 30), None) == date(2026, 8, 31)
    assert window_said(definition.window) == "We count the last 12 weeks."
