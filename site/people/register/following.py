"""Which school came after which: the register's own file of links between schools."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice

from people.models import School, Succession
from people.register.entries import columns_in
from people.register.lines import Problem, Readable, lines_of

URN, OTHER, KIND, SINCE = "URN", "LinkURN", "LinkType", "LinkEstablishedDate"
NEEDED = (URN, OTHER, KIND, SINCE)
BATCH = 1_000
Pair = tuple[str, str, date | None]


def store_links(file: Readable, *, check: bool, report: Callable[[Problem], None]) -> int:
    """Returns how many new successions of schools kept here the file names. Raises NotTheRegister."""
    pairs = _pairs(file, report)
    new = 0
    while batch := list(islice(pairs, BATCH)):
        urns = {urn for earlier, later, _ in batch for urn in (earlier, later)}
        here = dict(School.objects.filter(urn__in=urns).values_list("urn", "pk"))
        wanted = {
            (here[earlier], here[later]): on
            for earlier, later, on in batch
            if earlier in here and later in here and earlier != later
        }
        known = set(
            Succession.objects.filter(earlier__in={one for one, _ in wanted}).values_list("earlier_id", "later_id")
        )
        rows = [
            Succession(earlier_id=earlier, later_id=later, on=on)
            for (earlier, later), on in wanted.items()
            if (earlier, later) not in known
        ]
        new += len(rows)
        if not check:
            Succession.objects.bulk_create(rows, ignore_conflicts=True)
    return new


def _pairs(file: Readable, report: Callable[[Problem], None]) -> Iterator[Pair]:
    rows = lines_of(file)
    columns = columns_in(rows, NEEDED)
    for row in rows:
        if isinstance(row, Problem):
            report(row)
        elif len(row.cells) < columns["width"]:
            report(Problem(row.first, row.last, f"ends after {len(row.cells)} cells, so it was not read"))
        else:
            one, other, kind, since = (row.cells[columns[name]].strip() for name in NEEDED)
            if kind.startswith("Successor"):
                yield one, other, _day(since)
            elif kind.startswith("Predecessor"):
                yield other, one, _day(since)


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%d-%m-%Y").date()  # noqa: DTZ007  (a day without a time)
    except ValueError:
        return None
