"""The national register is read in: all of it or, when something breaks, nothing."""

from collections.abc import Callable
from pathlib import Path

from django.db import transaction

from people.models import Authority
from people.register.entries import entries_of
from people.register.following import store_links
from people.register.lines import Problem, Readable
from people.register.storing import Counted, store_entries
from record.service import record_event

Report = Callable[[Problem], None]


@transaction.atomic
def import_schools(file: Readable, only: Authority | None, *, check: bool, report: Report) -> Counted:
    """Returns what was stored; with `check` nothing is. `only` leaves out schools of other councils' areas.

    For whoever runs the site: the command line is the permission. Raises NotTheRegister.
    """
    counted = store_entries(entries_of(file), only, check=check, report=report)
    if not check:
        told = {"read": counted.read, "new": counted.new, "changed": counted.changed, "closed": counted.closed}
        record_event("schools_register", only.slug if only else "all", "schools_register.read", None, told)
    return counted


@transaction.atomic
def import_school_links(path: Path, *, check: bool, report: Report) -> int:
    """Returns how many successions of schools were new in the register's file of links. Raises NotTheRegister."""
    with path.open("rb") as file:
        return store_links(file, check=check, report=report)
