"""Made-up register files in the national register's own format: 135 columns, Windows-1252, every cell quoted."""

from pathlib import Path

BEFORE = (
    "URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
    "TypeOfEstablishment (name)", "EstablishmentTypeGroup (code)", "EstablishmentTypeGroup (name)",
    "EstablishmentStatus (code)", "EstablishmentStatus (name)", "ReasonEstablishmentOpened (code)", "OpenDate",
    "CloseDate", "PhaseOfEducation (code)", "PhaseOfEducation (name)", "Street", "Locality", "Address3", "Town",
    "County (name)", "Postcode",
)  # fmt: skip
HEAD = (*BEFORE, *(f"Made up {number}" for number in range(135 - len(BEFORE))))
SCHOOL = {
    "LA (code)": "926", "LA (name)": "Norfolk", "EstablishmentNumber": "4027", "TypeOfEstablishment (code)": "01",
    "TypeOfEstablishment (name)": "Community school", "EstablishmentTypeGroup (code)": "4",
    "EstablishmentTypeGroup (name)": "LA maintained schools", "EstablishmentStatus (code)": "1",
    "EstablishmentStatus (name)": "Open", "ReasonEstablishmentOpened (code)": "00", "PhaseOfEducation (code)": "2",
    "PhaseOfEducation (name)": "Primary", "Street": "1 Madeup Lane", "Town": "Ferring", "Postcode": "NR1 2DH",
}  # fmt: skip


def line(urn: str, name: str, **cells: str) -> str:
    """One row, without its line end. `cells` are by column name as it stands: **{"LA (code)": "370"}."""
    row = {**SCHOOL, "URN": urn, "EstablishmentName": name, **cells}
    return ",".join('"{}"'.format(row.get(column, "").replace('"', '""')) for column in HEAD)


def head() -> str:
    """The first line."""
    return ",".join(f'"{column}"' for column in HEAD)


def register(*lines: str) -> bytes:
    """A whole file as bytes."""
    return "\r\n".join([head(), *lines, ""]).encode("cp1252")


def written(folder: Path, *lines: str) -> Path:
    """A whole file on the disk."""
    path = folder / "edubasealldata.csv"
    path.write_bytes(register(*lines))
    return path
