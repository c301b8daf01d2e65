"""A year of register marks: one pupil's and a whole school's, read from a file and counted under a policy."""

from datetime import date, timedelta
from decimal import Decimal

from schoolyear.calendars import HalfTerm, SchoolCalendar
from tests.benchmarks.figures import Bench
from wizard.attendance.counting import figure_on
from wizard.attendance.definitions import Definition, codes_counted
from wizard.attendance.herringbone import herringbone
from wizard.attendance.importing.reading import read_marks
from wizard.attendance.kept_text import marks_of_text, text_of_marks
from wizard.attendance.watching import past

PUPILS, WEEKS = 1500, 39
MONDAYS = [date(2026, 9, 7) + timedelta(weeks=week) for week in range(WEEKS)]
ILL = Definition(codes_counted("health"))
END, LIMIT = date(2027, 7, 20), Decimal(15)
CALENDAR = SchoolCalendar((HalfTerm(date(2026, 9, 3), END, ends_term=True),))


def half_days(pupils: int) -> bytes:
    """A row for each half day, as most systems export it."""
    lines = ["UPN,Name,Date,Session,Code"]
    for pupil in range(pupils):
        for week, monday in enumerate(MONDAYS):
            for weekday in range(5):
                code = "I,I" if (pupil + week + weekday) % 11 == 0 else "/,\\"
                day, (am, pm) = monday + timedelta(days=weekday), code.split(",")
                who = f"A{pupil:012d},Pupil {pupil} Madeup,{day:%d/%m/%Y}"
                lines += [f"{who},AM,{am}", f"{who},PM,{pm}"]
    return "\n".join(lines).encode()


def week_rows(pupils: int) -> bytes:
    """A row for each week."""
    lines = ["UPN,Name,Week,Mon,Tue,Wed,Thu,Fri"]
    for pupil in range(pupils):
        for week, monday in enumerate(MONDAYS):
            days = ["II" if (pupil + week + weekday) % 11 == 0 else "/\\" for weekday in range(5)]
            lines.append(f"A{pupil:012d},Pupil {pupil} Madeup,{monday:%d/%m/%Y},{','.join(days)}")
    return "\n".join(lines).encode()


def read_and_count(content: bytes) -> int:
    """Reads a file and counts every pupil in it; returns how many are past the limit."""
    counted = {upn: (figure_on(marks, ILL, END, CALENDAR), past(marks, ILL, LIMIT))
               for upn, marks in read_marks(content).pupils.items()}  # fmt: skip
    return sum(reached is not None for _, reached in counted.values())


def measure(bench: Bench) -> None:
    """Times are wanted under 20 ms and 5 s on a quiet machine; what fails is growing faster than the pupils do."""
    one, ten, many = half_days(1), half_days(10), half_days(PUPILS)
    assert read_and_count(one) == 1
    bench.time("attendance: a year of one pupil, read and counted", lambda: read_and_count(one))
    bench.time(f"attendance: {PUPILS} pupils by half days, read and counted", lambda: read_and_count(many), repeat=1)
    weeks = week_rows(PUPILS)
    bench.time(f"attendance: {PUPILS} pupils by weeks, read and counted", lambda: read_and_count(weeks), repeat=1)
    (marks,) = read_marks(one).pupils.values()
    text = text_of_marks(marks)
    bench.time("attendance: a year drawn", lambda: herringbone(marks, ILL, LIMIT))
    bench.time("attendance: a year from the text it is kept as", lambda: marks_of_text(text))
    bench.ratio(
        "attendance: ten pupils / one pupil", lambda: read_and_count(ten), lambda: read_and_count(one), at_most=15
    )
    assert marks_of_text(text) == marks
