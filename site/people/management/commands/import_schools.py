"""`manage.py import_schools CSV`: the national register of schools, as it is given out."""

import sys
from pathlib import Path
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from people.actions.import_schools import import_school_links, import_schools
from people.models import Authority
from people.register.entries import NotTheRegister
from people.register.lines import Problem
from people.register.storing import MOST_NAMED, Counted


class Command(BaseCommand):
    """Read schools in, again and again as the register changes. None is ever deleted."""

    help = (
        "Read in the national register of schools (edubasealldata, Windows-1252). Rows that cannot be read are "
        "reported by line. Schools that closed are marked, none is deleted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """CSV, --authority, --links and --check."""
        parser.add_argument("csv", metavar="CSV", type=Path, help="the register's file")
        parser.add_argument("--authority", metavar="SLUG", help="read only the schools of this council's area")
        parser.add_argument("--links", metavar="CSV", type=Path, help="the register's file of links between schools")
        parser.add_argument("--check", action="store_true", help="write nothing, say what would change")

    def handle(self, *args: Any, csv: Path, check: bool, **options: Any) -> None:
        """Prints rows with problems, then what was stored."""
        only = self.council(options["authority"])
        try:
            with csv.open("rb") as file, self.bar(csv) as bar:
                counted = import_schools(Watched(file, bar), only, check=check, report=self.report)
            links = import_school_links(options["links"], check=check, report=self.report) if options["links"] else None
        except NotTheRegister as refused:
            raise CommandError(f"{csv.name} is not the national register: it {refused}.") from refused
        except OSError as missing:
            raise CommandError(f"{missing.filename or csv}: {missing.strerror}") from missing
        self.stdout.write("\n".join(told(counted, links, check=check)))

    def council(self, slug: str | None) -> Authority | None:
        """Returns the council to read for. Raises CommandError for one unknown or without a number in the register."""
        if slug is None:
            return None
        found = Authority.objects.filter(slug=slug).first()
        if found is None:
            raise CommandError(f"There is no authority called {slug}.")
        if not found.la_code:
            raise CommandError(f"{found} has no LA code, so the register cannot say which schools are its own.")
        return found

    def bar(self, csv: Path) -> Any:
        """Returns the progress bar, by bytes of the file."""
        size = csv.stat().st_size
        return tqdm(total=size, file=sys.stderr, unit="B", unit_scale=True, leave=False, disable=None)

    def report(self, problem: Problem) -> None:
        """Says what is wrong with one row."""
        lines = f"Line {problem.first}" if problem.first == problem.last else f"Lines {problem.first} to {problem.last}"
        self.stdout.write(f"{lines}: {problem.says}.")


class Watched:
    """A file whose lines move a progress bar."""

    def __init__(self, file: BinaryIO, bar: Any) -> None:
        self.file, self.bar = file, bar

    def readline(self, size: int = -1) -> bytes:
        """Returns the next line, at most `size` bytes of it."""
        line = self.file.readline(size)
        self.bar.update(len(line))
        return line


def told(counted: Counted, links: int | None, *, check: bool) -> list[str]:
    """Returns what an import did, in lines for a person."""
    lines = list(counted.named)
    if counted.closed > MOST_NAMED or len(lines) == MOST_NAMED:
        lines.append("These are the first; more changed.")
    lines.append(
        f"{counted.read} schools read: {counted.new} new, {counted.changed} changed, {counted.closed} of them closed, "
        f"{counted.same} as before. {counted.unread} rows not read, {counted.reported} reported."
    )
    if counted.elsewhere:
        lines.append(f"{counted.elsewhere} schools of other areas were left out.")
    if links is not None:
        lines.append(f"{links} new links from a school to the one that came after it.")
    if check:
        lines.append("Nothing was stored. Leave --check away to store this.")
    return lines
