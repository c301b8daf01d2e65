"""`manage.py verify_audit [--kind KIND] [--subject ID] [--json]`: does every chain of events hold? Exit 1 if not."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from tqdm import tqdm

from record.auditing import chains


class Command(BaseCommand):
    help = "Count through every hash chain of events and name those that were changed or are gone. Exit 1 if any."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kind", default="", help="one kind of subject only, such as case")
        parser.add_argument("--subject", default="", help="one subject only, such as a case’s reference")
        parser.add_argument("--json", action="store_true", help="machine-readable")

    def handle(self, *args: Any, **options: Any) -> None:
        found = tqdm(chains(options["kind"], options["subject"]), file=sys.stderr, unit="chain", leave=False)
        whole, links, broken = 0, 0, []
        for chain in found:
            whole, links = whole + (chain.broken is None), links + chain.links
            if chain.broken is not None:
                broken.append(chain)
        if options["json"]:
            told = {"whole": whole, "links": links, "broken": [asdict(one) for one in broken]}
            self.stdout.write(json.dumps(told))
        else:
            self.stdout.write(f"{whole} chains hold, {links} events. {len(broken)} broken.")
            for one in broken:
                what = "has no event at all" if not one.links else f"does not hold from event {one.broken} on"
                self.stdout.write(f"{one.kind} {one.subject} {what}.")
        if broken:
            sys.exit(1)
