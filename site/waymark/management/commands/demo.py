"""`manage.py demo`: the authorities, their policies and routes, made-up people, and a server to try it all on."""

import shutil
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.test.utils import override_settings
from tqdm import tqdm
from wagtail.models import Site

from guidance.importing.service import ImportRefused
from waymark.demonstration import accounts, families, loading, pupils, serving, stamp
from waymark.demonstration.cases.doors import doors
from waymark.demonstration.cases.loading import has_cases, load_cases
from wizard.evidence.service import ensure_key

HIGHEST_PORT = 65_535


class Command(BaseCommand):
    help = (
        "Load the demonstration (SQLite in var/, made-up people) and serve it on this machine. "
        "Safe to repeat; fast when nothing changed. Refuses under production settings."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="where to listen (8000)")
        parser.add_argument("--reset", action="store_true", help="forget everything and load afresh")
        parser.add_argument("--no-serve", action="store_true", help="load, print the accounts, and stop")
        parser.add_argument("--no-cases", action="store_true", help="leave out the made-up cases of three councils")

    def handle(
        self, *args: Any, port: int, reset: bool, no_serve: bool, no_cases: bool = False, **options: Any
    ) -> None:
        refuse_where_it_does_not_belong()
        if not no_serve and not (0 < port <= HIGHEST_PORT and serving.port_is_free(port)):
            raise CommandError(f"Port {port} cannot be used. Choose another with --port.")
        places = Places(settings.VAR)
        if reset:
            places.forget()
        if not stamp.is_current(places.stamp, places.database, places.accounts):
            self.load([*loading.steps(), ("made-up people", lambda: self.people(places))])
            stamp.remember(places.stamp)
        ensure_key()
        if not no_cases and not has_cases():
            self.load([("made-up cases", load_cases)])
        Site.objects.filter(is_default_site=True).update(hostname="localhost", port=port, site_name="Waymark")
        self.tell(port, places, serves=not no_serve)
        if not no_serve:
            with override_settings(WAGTAILADMIN_BASE_URL=f"http://localhost:{port}"):
                serving.serve(port)

    def load(self, steps: list[loading.Step]) -> None:
        """Does one step after another. Raises CommandError in one line when a file is refused."""
        with tqdm(steps, file=sys.stderr, unit="step", leave=False) as bar:
            for saying, do in bar:
                bar.set_description(saying)
                try:
                    do()
                except (ImportRefused, ValidationError, LookupError) as refused:
                    raise CommandError(f"{saying}: {refused}") from refused
                except DatabaseError as fault:
                    line = f"{saying}: {fault}. A database of an earlier version is put right by --reset."
                    raise CommandError(line) from fault

    def people(self, places: "Places") -> None:
        """Makes the accounts and writes them down."""
        accounts.write_accounts(places.accounts, accounts.make_accounts())
        pupils.load_pupils()
        families.load_families()

    def tell(self, port: int, places: "Places", *, serves: bool) -> None:
        """Prints the address and the accounts."""
        listed = accounts.read_accounts(places.accounts)
        width = max(len(account.email) for account in listed)
        for account in listed:
            self.stdout.write(f"{account.role:<12} {account.email:<{width}}  {account.password}")
        for door in doors():
            self.stdout.write(f"{door.who:<12} {door.email:<{width}}  http://localhost:{port}{door.address}")
        self.stdout.write(f"The accounts are in {places.accounts}. The people are made up; nothing reaches a council.")
        self.stdout.write(f"A link asks for a code: its letter is printed below and kept in {settings.VAR / 'mail'}.")
        if serves:
            self.stdout.write(f"Waymark is at http://localhost:{port}/ (the CMS at /cms/). Stop it with Ctrl+C.")
        self.stdout.flush() if hasattr(self.stdout, "flush") else None


class Places:
    """Where the demonstration keeps things, all below var/."""

    def __init__(self, var: Path) -> None:
        self.accounts = var / "demo-accounts.json"
        self.stamp = var / "demo-stamp.txt"
        self.database = Path(str(settings.DATABASES["default"]["NAME"]))
        self.folders = [Path(settings.EVIDENCE_ROOT), var / "mail"]

    def forget(self) -> None:
        """Removes the database, the accounts, and what was sent and uploaded. The evidence key stays: it is no secret
        of anybody's here, and a new one is made when it is missing."""
        connection.close()
        for path in (self.stamp, self.accounts, *(Path(f"{self.database}{end}") for end in ("", "-wal", "-shm"))):
            path.unlink(missing_ok=True)
        for folder in self.folders:
            shutil.rmtree(folder, ignore_errors=True)


def refuse_where_it_does_not_belong() -> None:
    """Raises CommandError unless these are the demonstration's settings on SQLite."""
    if not settings.DEMONSTRATION or connection.vendor != "sqlite":
        raise CommandError("The demo fills a database with made-up people: it runs with waymark.settings.demo only.")
