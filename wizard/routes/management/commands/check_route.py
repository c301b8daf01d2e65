"""`manage.py check_route FILE [--json]`: is this a route document, does it mean what it says, do its scenarios pass?

Where the authority it names publishes term dates here, the dates its scenarios expect are counted by those as well.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from people.models import Authority
from wizard.routes.checking.examples import check_dates
from wizard.routes.service import DocumentRefused, Problem, RouteDocument, check_document, load_document, run_scenarios
from wizard.routes.term_dates import term_dates_at


class Command(BaseCommand):
    """Check one route document. Exit 0 if it is fit to publish, 1 if not."""

    help = "Validate a route document and run the scenarios it carries. Exit 0 if fit to publish, 1 if not."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE and --json."""
        parser.add_argument("file", metavar="FILE", help="a route document (JSON)")
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads the file, prints what was found; a database is asked for term dates, and not needed."""
        document: RouteDocument | None = None
        try:
            document = load_document(_read(options["file"]))
            problems = check_document(document)
            problems += [] if any(one.severity == "error" for one in problems) else _dates(document)
        except DocumentRefused as refused:
            problems = refused.problems
            if problems[0].code.startswith("file.") and not options["json"]:
                raise CommandError(f"{options['file']}: {problems[0].sentence} [{problems[0].code}]") from refused
        report = _as_json if options["json"] else _as_lines
        self.stdout.write(report(options["file"], document, problems))
        if any(problem.severity == "error" for problem in problems):
            sys.exit(1)


def _dates(document: RouteDocument) -> list[Problem]:
    """What the authority's own term dates make of the dates in scenarios; nothing without them, or a database."""
    try:
        authority = Authority.objects.filter(slug=document.data["route"]["authority"]).first()
        calendar = term_dates_at(authority) if authority else None
    except DatabaseError:
        return []
    return list(check_dates(document, calendar)) if calendar else []


def _read(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"{name}: {error.strerror or 'cannot be read'}.") from error


def _passed(document: RouteDocument | None, problems: list[Problem]) -> tuple[int, int]:
    """Scenarios passed and in all; none are run on a document with errors of its own."""
    if document is None or any(one.severity == "error" and one.code != "scenario.fails" for one in problems):
        return 0, 0
    outcomes = run_scenarios(document)
    return sum(outcome.passed for outcome in outcomes), len(outcomes)


def _as_json(name: str, document: RouteDocument | None, problems: list[Problem]) -> str:
    passed, scenarios = _passed(document, problems)
    return json.dumps(
        {
            "ok": not any(problem.severity == "error" for problem in problems),
            "route": document.key if document else None,
            "sha256": document.sha256 if document else None,
            "canonical": document.exact if document else None,
            "scenarios": {"passed": passed, "total": scenarios},
            "problems": [problem.as_dict() for problem in problems],
        },
        ensure_ascii=False,
        indent=2,
    )


def _as_lines(name: str, document: RouteDocument | None, problems: list[Problem]) -> str:
    lines = [f"{problem.severity}: {problem}" for problem in problems]
    errors = sum(problem.severity == "error" for problem in problems)
    if errors:
        lines.append(f"{name}: {errors} {'error' if errors == 1 else 'errors'}; not fit to publish.")
        return "\n".join(lines)
    passed, scenarios = _passed(document, problems)
    lines.append(f"{name}: fit to publish; {passed} of {scenarios} scenarios pass.")
    if document is not None and not document.exact:
        lines.append("The text is not in canonical form; importing it will make it so.")
    return "\n".join(lines)
