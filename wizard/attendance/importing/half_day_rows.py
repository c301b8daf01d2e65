"""CSV with a row for each half day: date, session, code; UPN and name where the file is of many pupils."""

from wizard.attendance.importing.cells import NotRead, day_of, half_of
from wizard.attendance.importing.results import Gathering
from wizard.attendance.importing.tables import NAME, UPN, Table

DATE, SESSION, CODE = ("date", "day"), ("session", "am/pm", "half day"), ("code", "mark", "attendance code")


def is_half_day_rows(table: Table) -> bool:
    """Whether the header names a date, a session and a code."""
    return all(table.column(*names) is not None for names in (DATE, SESSION, CODE))


def read_half_day_rows(table: Table, into: Gathering) -> None:
    """Gathers every row's mark."""
    day, half, code = table.column(*DATE), table.column(*SESSION), table.column(*CODE)
    upn, name = table.column(*UPN), table.column(*NAME)
    for line, row in table.rows:
        who = table.cell(row, upn) or table.cell(row, name)
        if who and name is not None:
            into.names[who] = table.cell(row, name)
        try:
            column = "date"
            on = day_of(table.cell(row, day))
            column = "session"
            which = half_of(table.cell(row, half))
        except NotRead as wrong:
            into.bad(line, column, str(wrong))
            continue
        into.add(who, on, which, table.cell(row, code), line, "code")
