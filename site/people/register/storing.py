"""The register's schools beside those kept here: what is new, what changed, what closed. A thousand rows at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils.text import slugify

from people.enums import AuthorityKind, SchoolStatus
from people.models import Authority, School
from people.register.entries import Entry
from people.register.lines import Problem
from people.school_words import words_of

BATCH = 1_000
FIELDS = tuple(Entry.__dataclass_fields__)
STORED = (*FIELDS, "authority", "words")
MOST_NAMED = 20


@dataclass
class Counted:
    """What an import did, or would do. `named` are the first lines worth reading, of schools here before."""

    read: int = 0
    new: int = 0
    changed: int = 0
    closed: int = 0
    same: int = 0
    elsewhere: int = 0
    unread: int = 0
    reported: int = 0
    named: list[str] = field(default_factory=list)

    def name(self, line: str) -> None:
        """Keeps a line, unless there are enough."""
        if len(self.named) < MOST_NAMED:
            self.named.append(line)


def store_entries(
    found: Iterable[Entry | Problem], only: Authority | None, *, check: bool, report: Callable[[Problem], None]
) -> Counted:
    """Returns what was stored, or with `check` what would be. A query for a thousand rows that did not change."""
    counted = Counted()
    councils = {one.la_code: one for one in Authority.objects.exclude(la_code="")}
    kinds = dict(Authority.objects.values_list("pk", "kind"))
    for batch in _batches(_wanted(found, only, counted, report)):
        _store(batch, councils, kinds, counted, check=check)
    return counted


def _wanted(
    found: Iterable[Entry | Problem], only: Authority | None, counted: Counted, report: Callable[[Problem], None]
) -> Iterator[Entry]:
    for one in found:
        if isinstance(one, Problem):
            report(one)
            counted.reported += 1
            counted.unread += not one.read
        elif only is not None and one.la_code != only.la_code:
            counted.elsewhere += 1
        else:
            counted.read += 1
            yield one


def _batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while batch := list(islice(entries, BATCH)):
        yield batch


def _store(
    batch: list[Entry], councils: dict[str, Authority], kinds: dict[int, str], counted: Counted, *, check: bool
) -> None:
    here = {school.urn: school for school in School.objects.filter(urn__in=[entry.urn for entry in batch])}
    new: list[School] = []
    changed: list[School] = []
    for entry in batch:
        school = here.get(entry.urn)
        if school is None:
            new.append(_new(entry, councils))
        elif _take_over(school, entry, councils, kinds, counted):
            changed.append(school)
    counted.new += len(new)
    counted.changed += len(changed)
    counted.same += len(batch) - len(new) - len(changed)
    if not check:
        School.objects.bulk_create(new)
        # An upsert by key: one statement where bulk_update would write a CASE for each field and row.
        School.objects.bulk_create(changed, update_conflicts=True, unique_fields=["id"], update_fields=STORED)


def _new(entry: Entry, councils: dict[str, Authority]) -> School:
    slug = f"{slugify(entry.name)[:70].strip('-') or 'school'}-{entry.urn}"
    words = words_of(entry.name, entry.town, entry.postcode, entry.urn)
    return School(slug=slug, words=words, authority=councils.get(entry.la_code), **vars(entry))


def _take_over(
    school: School, entry: Entry, councils: dict[str, Authority], kinds: dict[int, str], counted: Counted
) -> bool:
    """Sets a school's fields to the register's. Returns whether anything is different."""
    before = {name: getattr(school, name) for name in FIELDS}
    after = vars(entry)
    council = _council_of(school, entry, councils, kinds)
    if before == after and council == school.authority_id:
        return False
    if entry.status == SchoolStatus.CLOSED and before["status"] != SchoolStatus.CLOSED:
        counted.closed += 1
        day = f" on {entry.closed_on:%d/%m/%Y}" if entry.closed_on else ""
        counted.name(f"{entry.urn} {entry.name}: closed{day}")
    if before["name"] != after["name"]:
        counted.name(f"{entry.urn} {before['name']}: now {entry.name}")
    for name, value in after.items():
        setattr(school, name, value)
    school.authority_id = council
    school.words = words_of(entry.name, entry.town, entry.postcode, entry.urn)
    return True


def _council_of(school: School, entry: Entry, councils: dict[str, Authority], kinds: dict[int, str]) -> int | None:
    """Returns the authority a school belongs to: a trust keeps its schools, a council those that have its number."""
    held = school.authority_id
    if held is not None and kinds.get(held) != AuthorityKind.COUNCIL:
        return held
    found = councils.get(entry.la_code)
    if found is None and not school.la_code:
        return held  # entered by hand before the register was read
    return found.pk if found else None
