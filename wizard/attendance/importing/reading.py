"""Which of the three layouts a file has, and what it holds."""

from wizard.attendance.importing.cells import NotRead
from wizard.attendance.importing.half_day_rows import is_half_day_rows, read_half_day_rows
from wizard.attendance.importing.results import Gathering, ReadMarks
from wizard.attendance.importing.tables import table_of, text_of
from wizard.attendance.importing.week_rows import is_week_rows, read_week_rows
from wizard.attendance.importing.wonde import read_wonde

LAYOUTS = (
    "The first line must name the columns: date, session and code (a row for each half day), "
    "or week, Mon, Tue, Wed, Thu and Fri (a row for each week)."
)


class FileRefused(Exception):
    """Why a file cannot be read at all, as a sentence."""


def read_marks(content: bytes) -> ReadMarks:
    """Returns the marks of a file's bytes, or its problems by line and column. Raises FileRefused."""
    into = Gathering()
    try:
        text = text_of(content)
        (read_wonde if text.lstrip()[:1] in ("{", "[") else _read_table)(text, into)
    except NotRead as refused:
        raise FileRefused(str(refused)) from refused
    if not into.problems and not any(into.marks.values()):
        raise FileRefused("The file has rows and no marks in them.")
    return into.done()


def _read_table(text: str, into: Gathering) -> None:
    table = table_of(text)
    if is_half_day_rows(table):
        read_half_day_rows(table, into)
    elif is_week_rows(table):
        read_week_rows(table, into)
    else:
        raise NotRead(LAYOUTS)
