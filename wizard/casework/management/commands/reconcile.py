"""`manage.py reconcile [--json]`: is everything that was sent delivered and acknowledged? Exit 1 if not."""

import json
import sys
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from wizard.casework.reconciling import reconcile


class Command(BaseCommand):
    help = "Count submissions, deliveries and acknowledgements, and list every gap. Exit 1 when there is one."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="machine-readable")

    def handle(self, *args: Any, **options: Any) -> None:
        found = reconcile(timezone.now())
        if options["json"]:
            self.stdout.write(json.dumps(asdict(found)))
        else:
            counts = f"{found.submissions} sent, {found.delivered} delivered, {found.acknowledged} acknowledged."
            self.stdout.write(counts)
            for gap in found.gaps:
                self.stdout.write(f"{gap['reference']}: {gap['says']}")
        if found.gaps:
            sys.exit(1)
