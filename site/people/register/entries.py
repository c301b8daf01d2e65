"""Rows of the national register ("edubasealldata") as what Waymark keeps of a school."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from people.enums import SchoolStatus
from people.register.lines import Line, Problem, Readable, lines_of

URN, NAME, LA, NUMBER = "URN", "EstablishmentName", "LA (code)", "EstablishmentNumber"
STATUS, OPENED, CLOSED = "EstablishmentStatus (code)", "OpenDate", "CloseDate"
KIND, GROUP, TYPE = (
    "TypeOfEstablishment (code)",
    "EstablishmentTypeGroup (code)",
    "TypeOfEstablishment (name)",
)
PHASE, STREET, LOCALITY, TOWN, POSTCODE = "PhaseOfEducation (name)", "Street", "Locality", "Town", "Postcode"
NEEDED = (
    URN, LA, NUMBER, NAME, KIND, TYPE, GROUP, STATUS, OPENED, CLOSED, PHASE, STREET, LOCALITY, TOWN, POSTCODE,
)  # fmt: skip
STATUSES = {
    "1": SchoolStatus.OPEN,
    "2": SchoolStatus.CLOSED,
    "3": SchoolStatus.CLOSING,
    "4": SchoolStatus.PROPOSED,
}
#: EstablishmentTypeGroup as the word that routes know; a pupil referral unit stands among maintained schools.
GROUPS = {
    "1": "college",
    "3": "independent",
    "4": "maintained",
    "5": "special",
    "10": "academy",
    "11": "academy",
}
REFERRAL_UNIT = "14"
A_POSTCODE = r"(?i)[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
LONGEST = {NAME: 200, TYPE: 100, PHASE: 40, STREET: 160, LOCALITY: 160, TOWN: 80, POSTCODE: 10}


class NotTheRegister(Exception):
    """The file is not one that the national register gives out; the message says what it lacks."""


class Unreadable(Exception):
    """A row that cannot be taken; the message says why."""


@dataclass(frozen=True)
class Entry:
    """One school as the register has it. The fields are named as those of people.models.School."""

    urn: str
    name: str
    la_code: str
    establishment_number: str
    status: str
    opened_on: date | None
    closed_on: date | None
    type: str
    type_name: str
    phase: str
    street: str
    locality: str
    town: str
    postcode: str


def entries_of(file: Readable) -> Iterator[Entry | Problem]:
    """Yields each school once, and what is wrong with the rows by line. Raises NotTheRegister before anything else."""
    rows = lines_of(file)
    columns = columns_in(rows, NEEDED)
    seen: set[int] = set()
    for row in rows:
        if isinstance(row, Problem):
            yield row
            continue
        try:
            entry = entry_of(row.cells, columns)
        except Unreadable as why:
            yield Problem(row.first, row.last, str(why))
            continue
        if int(entry.urn) in seen:
            yield Problem(row.first, row.last, f"has URN {entry.urn} again; the first row counts")
            continue
        if len(row.cells) != columns["width"]:
            cells = f"has {len(row.cells)} cells, the first line {columns['width']}"
            yield Problem(row.first, row.last, f"{cells}; it was read", read=True)
        seen.add(int(entry.urn))
        yield entry


def columns_in(rows: Iterator[Line | Problem], needed: tuple[str, ...]) -> dict[str, int]:
    """Returns where each needed column stands, and how many there are as "width". Raises NotTheRegister."""
    head = next((row for row in rows if isinstance(row, Line)), None)
    if head is None:
        raise NotTheRegister("has no line that names its columns")
    names = [" ".join(cell.split()) for cell in head.cells]
    missing = [name for name in needed if name not in names]
    if missing:
        raise NotTheRegister(f"lacks the column{'s' if len(missing) > 1 else ''} {', '.join(missing)}")
    return {**{name: names.index(name) for name in needed}, "width": len(names)}


def entry_of(cells: list[str], columns: dict[str, int]) -> Entry:
    """Returns a row's school. Raises Unreadable with what to say of the row."""
    if len(cells) <= max(columns[name] for name in NEEDED):
        raise Unreadable(f"ends after {len(cells)} cells, before all that is needed, so it was not read")
    row = {name: " ".join(cells[columns[name]].replace("\x00", " ").split()) for name in NEEDED}
    _check(row)
    if len(cells) != columns["width"] and not re.fullmatch(A_POSTCODE, row[POSTCODE]):
        # The last cell we take is none of its kind: something before it is doubled or left out.
        raise Unreadable(f"has {len(cells)} cells, the first line {columns['width']}, so it was not read")
    return Entry(
        urn=row[URN],
        name=row[NAME],
        la_code=row[LA],
        establishment_number=row[NUMBER],
        status=STATUSES[row[STATUS]],
        opened_on=_day(row, OPENED),
        closed_on=_day(row, CLOSED),
        type="pru" if row[KIND] == REFERRAL_UNIT else GROUPS.get(row[GROUP], "other"),
        type_name=row[TYPE],
        phase=row[PHASE].lower(),
        street=row[STREET],
        locality=row[LOCALITY],
        town=row[TOWN],
        postcode=row[POSTCODE].upper(),
    )


def _check(row: dict[str, str]) -> None:
    if not row[URN]:
        raise Unreadable("has no URN, so it was not read")
    if not re.fullmatch(r"[0-9]{5,6}", row[URN]):
        raise Unreadable("has a URN that is not six figures, so it was not read")
    if not row[NAME]:
        raise Unreadable("has no name, so it was not read")
    if not re.fullmatch(r"[0-9]{0,3}", row[LA]) or not re.fullmatch(r"[0-9]{0,4}", row[NUMBER]):
        raise Unreadable("has an LA or school number that is no number; perhaps a cell is missing. It was not read")
    if row[STATUS] not in STATUSES:
        raise Unreadable("says of the school neither that it is open nor that it is closed, so it was not read")
    for name, most in LONGEST.items():
        if len(row[name]) > most:
            raise Unreadable(f"has more than {most} characters under {name}, so it was not read")


def _day(row: dict[str, str], name: str) -> date | None:
    if not row[name]:
        return None
    for form in ("%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(row[name], form).date()  # noqa: DTZ007  (a day without a time)
        except ValueError:
            continue
    raise Unreadable(f"has a day under {name} that is none, so it was not read")
