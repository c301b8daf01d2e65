"""`manage.py import_route FILE --authority SLUG [--publish]`: a route travels in as a file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wizard.routes.importing import import_route
from wizard.routes.problems import DocumentRefused


class Command(BaseCommand):
    help = "Check a route document against an authority's edition in force, and publish it with --publish."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--authority", required=True, help="the authority's slug, such as norfolk")
        parser.add_argument("--publish", action="store_true", help="freeze it as the next version")

    def handle(self, *args: Any, file: Path, authority: str, publish: bool, **options: Any) -> None:
        try:
            text = file.read_bytes()
            version = import_route(text, authority, publish=publish)
        except OSError as fault:
            raise CommandError(f"{file}: {fault.strerror}") from fault
        except (DocumentRefused, LookupError) as refusal:
            raise CommandError(f"{file}: {refusal}") from refusal
        if version is None:
            self.stdout.write(f"{file}: would publish. Nothing was stored; say --publish to store it.")
        else:
            self.stdout.write(f"{file}: version {version.number} of {version.route.address}, {version.sha256[:12]}.")
