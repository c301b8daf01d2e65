"""`manage.py verify_audit [--kind KIND] [--subject ID] [--heads FILE] [--json]`: do the chains hold? Exit 1 if not."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from record.auditing import Chain, chains
from record.heads import changed_days, cut_ends
from record.heads_file import NotHeads, missing_from, write_heads


@dataclass(frozen=True, slots=True)
class Fault:
    """One chain that does not hold, and what is wrong with it."""

    kind: str
    subject: str
    links: int
    broken: int | None
    what: str


class Command(BaseCommand):
    help = "Count through every hash chain of events and name those that were changed, cut or are gone. Exit 1 if any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", default="", help="one kind of subject only, such as case")
        parser.add_argument("--subject", default="", help="one subject only, such as a case’s reference")
        parser.add_argument("--json", action="store_true", help="machine-readable")
        parser.add_argument(
            "--heads",
            type=Path,
            metavar="FILE",
            help="compare with the ends of chains in this file, and write it anew when all holds; keep it elsewhere",
        )

    def handle(self, *args: Any, kind: str, subject: str, heads: Path | None, **options: Any) -> None:
        if heads and (kind or subject):
            raise CommandError("--heads is about every chain: leave --kind and --subject out.")
        whole, links, faults = 0, 0, []
        for chain in tqdm(chains(kind, subject), file=sys.stderr, unit="chain", leave=False):
            whole, links = whole + (chain.broken is None), links + chain.links
            faults += [fault_of(chain)] if chain.broken is not None else []
        faults += list(cut(kind, subject))
        try:
            faults += list(against(heads)) if heads and heads.exists() else []
        except NotHeads as refused:
            raise CommandError(str(refused)) from refused
        self.say(whole, links, faults, machine=options["json"])
        if faults:
            sys.exit(1)
        if heads:
            count = write_heads(heads)
            self.stderr.write(f"The ends of {count} chains are in {heads}.")

    def say(self, whole: int, links: int, faults: list[Fault], *, machine: bool) -> None:
        """Prints what was found."""
        if machine:
            self.stdout.write(json.dumps({"whole": whole, "links": links, "broken": [asdict(one) for one in faults]}))
            return
        self.stdout.write(f"{whole} chains hold, {links} events. {len(faults)} broken.")
        for one in faults:
            self.stdout.write(f"{one.kind} {one.subject} {one.what}.")


def fault_of(chain: Chain) -> Fault:
    """Returns what is wrong with a chain that was counted through."""
    what = "has no event at all" if not chain.links else f"does not hold from event {chain.broken} on"
    return Fault(chain.kind, chain.subject, chain.links, chain.broken, what)


def cut(kind: str, subject: str) -> Iterator[Fault]:
    """Yields the chains whose end is not there, by the heads kept each day, and the days whose heads were changed."""
    for head in cut_ends(kind, subject):
        what = f"was cut off: event {head.number}, kept on {head.day.isoformat()}, is not there as it was"
        yield Fault(head.subject_kind, head.subject_id, 0, head.number, what)
    if not kind and not subject:
        for day in changed_days():
            yield Fault("heads", day, 0, None, "is not what was kept that day")


def against(file: Path) -> Iterator[Fault]:
    """Yields the chains whose end in the file is not there. Raises NotHeads."""
    for kind, subject, number, _ in missing_from(file):
        yield Fault(kind, subject, 0, number, f"was cut off: event {number} of the file is not there as it was")
