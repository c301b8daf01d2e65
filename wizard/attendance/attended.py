"""On which days a pupil was due, and whether they came."""

from datetime import date

from wizard.attendance.codes import classes
from wizard.attendance.enums import ATTENDED, CountsAs
from wizard.attendance.marks import Marks

#: Half days that a part-time timetable leaves out say nothing of whether the pupil comes.
LEFT_OUT = "C2"


def attended_on(marks: Marks) -> list[tuple[date, bool]]:
    """Returns each day on which the pupil was due in for some session, and whether they came to any."""
    found = []
    for day, sessions in marks.days():
        due = [one.code for one in sessions if one.code != LEFT_OUT]
        due = [code for code in due if classes()[code] is not CountsAs.NOT_POSSIBLE]
        if due:
            found.append((day, any(classes()[code] in ATTENDED for code in due)))
    return found
