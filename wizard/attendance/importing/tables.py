"""CSV as it is exported: any usual separator, UTF-8 or Windows text, columns named in several ways."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from wizard.attendance.importing.cells import NotRead

LONGEST_CELL = 1000
UPN = ("upn", "unique pupil number")
NAME = ("name", "pupil", "pupil name", "student", "student name", "full name")


@dataclass(frozen=True)
class Table:
    """A header, tidied, and the rows below it with their line numbers."""

    header: list[str]
    rows: list[tuple[int, list[str]]]

    def column(self, *names: str) -> int | None:
        """Returns the place of the first column called one of these."""
        return next((self.header.index(name) for name in names if name in self.header), None)

    def cell(self, row: list[str], place: int | None) -> str:
        """Returns a cell; blank where the row is short or there is no such column."""
        return row[place].strip() if place is not None and place < len(row) else ""


def text_of(content: bytes) -> str:
    """Returns a file's text. Raises NotRead for what is no text."""
    if b"\x00" in content:
        raise NotRead("This is not a text file. Save the register as CSV and choose that file.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def table_of(text: str) -> Table:
    """Returns the table in a file's text. Raises NotRead for a file without a row below its header."""
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        lines = [(number, row) for number, row in _lines(text, separator) if "".join(row).strip()]
    except csv.Error as broken:
        raise NotRead("The file breaks off inside a quotation mark, so its rows cannot be told apart.") from broken
    if len(lines) < 2:
        raise NotRead("The file has no rows below its first line.")
    return Table([" ".join(name.split()).casefold() for name in lines[0][1]], lines[1:])


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(text.splitlines(), delimiter=separator, strict=True)
    for row in reader:
        if row and max(map(len, row)) > LONGEST_CELL:
            raise NotRead(f"Line {reader.line_num} holds a cell of more than {LONGEST_CELL:,} characters.")
        yield reader.line_num, row
