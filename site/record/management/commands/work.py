"""`manage.py work [--once]`: sends what is due and does the chores, for ever or once."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from record.service import deliver_due, do_chores

PAUSE_SECONDS = 5


class Command(BaseCommand):
    help = "Send what is due (receipts, notices) and do what is due (alarms, scheduled publishing). Runs until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="one round, then stop")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        while True:
            failed = do_chores()
            sent = deliver_due()
            if once:
                self.stdout.write(f"Sent {sent}." + (f" Failed: {', '.join(failed)}." if failed else ""))
                return
            time.sleep(PAUSE_SECONDS)
