"""`manage.py export_route AUTHORITY ROUTE [--version N]`: a route travels out, byte for byte as frozen."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wizard.routes.models import RouteVersion


class Command(BaseCommand):
    help = "Write a published route document to standard output, exactly as it was frozen."

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Returns a parser in which --version is the route's, not Django's."""
        return super().create_parser(prog_name, subcommand, conflict_handler="resolve", **kwargs)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("authority", help="slug of the authority")
        parser.add_argument("route", help="address of the route, such as medical-needs")
        parser.add_argument("--version", type=int, dest="number", metavar="N", help="the latest when left out")

    def handle(self, *args: Any, authority: str, route: str, number: int | None, **options: Any) -> None:
        versions = RouteVersion.objects.filter(route__url_path__endswith=f"/{authority}/refer-{route}/")
        if number is not None:
            versions = versions.filter(number=number)
        version = versions.order_by("-number").first()
        if version is None:
            raise CommandError(f"There is no such version of “{route}” at “{authority}”.")
        self.stdout.write(version.document, ending="")
