"""`manage.py route_schema`: the route document's JSON Schema on standard output."""

from typing import Any

from django.core.management.base import BaseCommand

from wizard.routes.service import schema_text


class Command(BaseCommand):
    """Print the JSON Schema (2020-12) a route document is written in."""

    help = "Print the JSON Schema (2020-12) a route document is written in."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Writes the schema; needs no database."""
        self.stdout.write(schema_text(), ending="")
