"""CSV with a row for each half day: date, session, code; UPN and name where the file is of many pupils."""

from wizard.attendance.importing.cells import NoDate, NotRead, session_of
from wizard.attendance.importing.results import Gathering
from wizard.attendance.importing.tables import NAME, UPN, Table

DATE, SESSION, CODE = ("date", "day"), ("session", "am/pm", "half day"), ("code", "mark", "attendance code")


def is_half_day_rows(table: Table) -> bool:
    """Whether the header names a date, a session and a code."""
    return all(table.column(*names) is not None for names in (DATE, SESSION, CODE))


def read_half_day_rows(table: Table, into: Gathering) -> None:
    """Gathers every row's mark."""
    day, half, code = table.place(*DATE), table.place(*SESSION), table.place(*CODE)
    upn, name = table.column(*UPN), table.column(*NAME)
    width, last, who = max(day, half, code, upn or 0, name or 0) + 1, ("", ""), ""
    for line, row in table.rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
        named = (row[upn] if upn is not None else "", row[name] if name is not None else "")
        if named != last:
            last, who = named, named[0].strip() or named[1].strip()
            if who and name is not None:
                into.names[who] = named[1].strip()
        try:
            session = session_of(row[day], row[half])
        except NotRead as wrong:
            into.bad(line, "date" if isinstance(wrong, NoDate) else "session", str(wrong))
            continue
        into.add_session(who, session, row[code], line, "code")
