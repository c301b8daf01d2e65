"""A list of pupils: UPN, names, date of birth and address; what a sickness return needs and a register lacks."""

from dataclasses import dataclass
from datetime import date

from wizard.attendance.importing.cells import NotRead, day_of
from wizard.attendance.importing.reading import FileRefused
from wizard.attendance.importing.results import MOST_PROBLEMS, BadCell
from wizard.attendance.importing.tables import NAME, UPN, Table, table_of, text_of

FIRST = ("first name", "forename", "first names", "given name", "legal forename", "preferred forename")
LAST = ("last name", "surname", "family name", "legal surname")
BORN = ("date of birth", "dob", "born", "birth date")
ADDRESS = ("address", "home address", "full address")
POSTCODE = ("postcode", "post code")
MARKS = ("code", "mark", "attendance code", "week", "week beginning", "week commencing", "w/c", "wc", "week starting")


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil as the school's list has them; what the list lacks is empty."""

    upn: str
    first_name: str = ""
    last_name: str = ""
    born: date | None = None
    address: str = ""


def is_pupil_list(content: bytes) -> bool:
    """Whether a file names pupils and no marks."""
    try:
        text = text_of(content)
        if text.lstrip()[:1] in ("{", "["):
            return False
        table = table_of(text)
    except NotRead:
        return False
    return table.column(*UPN) is not None and table.column(*MARKS) is None


def read_pupils(content: bytes) -> tuple[list[PupilRow], tuple[BadCell, ...]]:
    """Returns the pupils, or what could not be read by line and column; one of the two is empty. Raises FileRefused."""
    try:
        table = table_of(text_of(content))
        rows = list(table.rows)
    except NotRead as refused:
        raise FileRefused(str(refused)) from refused
    pupils: dict[str, PupilRow] = {}
    problems: list[BadCell] = []
    for line, row in rows:
        upn = table.cell(row, table.column(*UPN)).upper()
        if not upn:
            problems.append(BadCell(line, "upn", "There is no UPN in this row."))
        elif upn in pupils:
            problems.append(BadCell(line, "upn", "This UPN stands in an earlier row as well."))
        else:
            try:
                pupils[upn] = _pupil(table, row, upn)
            except NotRead as wrong:
                problems.append(BadCell(line, "date of birth", str(wrong)))
    return ([] if problems else list(pupils.values())), tuple(problems[:MOST_PROBLEMS])


def names_of(name: str) -> tuple[str, str]:
    """Returns (first, last) of "Amara Madeup" or "Madeup, Amara"."""
    last, comma, first = name.partition(",")
    if comma:
        return first.strip()[:100], last.strip()[:100]
    first, _, last = name.strip().rpartition(" ")
    return first[:100], last[:100]


def _pupil(table: Table, row: list[str], upn: str) -> PupilRow:
    whole = names_of(table.cell(row, table.column(*NAME)))
    born = table.cell(row, table.column(*BORN))
    where = [table.cell(row, table.column(*ADDRESS)), table.cell(row, table.column(*POSTCODE))]
    return PupilRow(
        upn[:40],
        table.cell(row, table.column(*FIRST))[:100] or whole[0],
        table.cell(row, table.column(*LAST))[:100] or whole[1],
        day_of(born) if born else None,
        ", ".join(filter(None, where))[:300],
    )
