"""The picture of a year's marks says what the marks say."""

from datetime import date
from decimal import Decimal

from tests.wizard.attendance.marking import weeks
from wizard.attendance.definitions import Definition, codes_counted
from wizard.attendance.herringbone import herringbone

ILL = Definition(codes_counted("health"))
MARKS = weeks("2026-09-07", "/\\ M\\ II I\\ /\\", "## ## ## ## ##", "II I,C2 /\\ /\\ B\\")


def test_each_week_is_a_row_with_what_was_missed_so_far() -> None:
    drawn = herringbone(MARKS, ILL)
    assert [(row.monday, row.total) for row in drawn.rows] == [
        (date(2026, 9, 7), Decimal("1.5")),
        (date(2026, 9, 14), None),
        (date(2026, 9, 21), Decimal(3)),
    ]
    assert drawn.rows[1].shut


def test_a_week_nobody_marked_in_between_is_drawn_shut_and_a_summer_is_left_out() -> None:
    marks = weeks("2026-10-19", "II /\\ /\\ /\\ /\\", ".. .. .. .. ..", "/\\ /\\ /\\ /\\ /\\")
    assert [row.shut for row in herringbone(marks, ILL).rows] == [False, True, False]
    later = weeks("2026-06-29", "/\\ /\\ /\\ /\\ /\\")
    both = type(marks).of([*later.all, *marks.all])
    assert len(herringbone(both, ILL).rows) == 4


def test_the_session_that_reaches_the_limit_is_ringed() -> None:
    (ringed,) = [cell for row in herringbone(MARKS, ILL, Decimal(2)).rows for cell in row.cells if cell.ringed]
    assert (ringed.letters, ringed.look) == ("I", "ill")
    rows = herringbone(MARKS, ILL, Decimal(2)).rows
    assert [row.over for row in rows] == [False, False, True]
    assert ringed == rows[2].cells[0]


def test_cells_lie_side_by_side_within_the_drawing() -> None:
    drawn = herringbone(MARKS, ILL)
    places = [(cell.x, cell.y) for row in drawn.rows for cell in row.cells]
    assert len(set(places)) == len(places)
    assert all(0 <= x < drawn.width and 0 <= y < drawn.height for x, y in places)


def test_every_look_is_named_by_what_the_code_counts_as() -> None:
    assert herringbone(MARKS, ILL).looks == {"present", "appointment", "ill", "part-time", "elsewhere"}
