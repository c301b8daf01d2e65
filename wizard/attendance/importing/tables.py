"""CSV as it is exported: any usual separator, UTF-8 or Windows text, columns named in several ways."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from wizard.attendance.importing.cells import NotRead

LONGEST_CELL = 1000
UPN = ("upn", "unique pupil number")
NAME = ("name", "pupil", "pupil name", "student", "student name", "full name")


@dataclass(frozen=True)
class Table:
    """A header, tidied, and the rows below it with their line numbers."""

    header: list[str]
    rows: Iterator[tuple[int, list[str]]]

    def column(self, *names: str) -> int | None:
        """Returns the place of the first column called one of these."""
        return next((self.header.index(name) for name in names if name in self.header), None)

    def place(self, *names: str) -> int:
        """Returns the place of a column that is known to be there. Raises ValueError where it is not."""
        return self.header.index(next((name for name in names if name in self.header), names[0]))

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
    """Returns the table in a file's text; its rows are read once, as they are asked for, and raise NotRead where the
    file breaks off. Raises NotRead for a file without a row below its header."""
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    lines = _lines(text, separator)
    header, first = next(lines, None), next(lines, None)
    if header is None or first is None:
        raise NotRead("The file has no rows below its first line.")
    names = [" ".join(name.split()).casefold() for name in header[1]]
    return Table(names, chain([first], lines))


def _lines(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yields every row that holds something. One at a time: a school's year of half days is 585,000 of them."""
    lines = text.splitlines()
    reader = csv.reader(lines, delimiter=separator, strict=True)
    may_be_long = '"' in text or max(map(len, lines), default=0) > LONGEST_CELL
    try:
        for row in reader:
            if may_be_long and row and max(map(len, row)) > LONGEST_CELL:
                raise NotRead(f"Line {reader.line_num} holds a cell of more than {LONGEST_CELL:,} characters.")
            if "".join(row).strip():
                yield reader.line_num, row
    except csv.Error as broken:
        raise NotRead("The file breaks off inside a quotation mark, so its rows cannot be told apart.") from broken
