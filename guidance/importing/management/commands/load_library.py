"""`manage.py load_library FILE`: the statutes and guidance that policies stand on."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guidance.importing.problems import ImportRefused
from guidance.importing.service import load_library
from guidance.library.enums import TaskKind
from guidance.library.models import EditorTask


class Command(BaseCommand):
    help = (
        "Store the sources of a YAML file. Loading it again updates them, and opens a task for whoever looks after a "
        "policy or route that cites a source which changed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="a list of sources in YAML")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        asked = EditorTask.objects.filter(kind=TaskKind.SOURCE)
        before = asked.count()
        try:
            stored = load_library(file)
        except ImportRefused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{stored} sources are stored; {asked.count() - before} tasks were opened.")
