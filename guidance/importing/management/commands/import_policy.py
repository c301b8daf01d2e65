"""`manage.py import_policy FILE --authority SLUG`: a policy document becomes a draft edition."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from guidance.importing.documents.checked import check_imported
from guidance.importing.documents.drafts import Stored, Target, store_draft, target_of
from guidance.importing.documents.reading import read_file
from guidance.importing.documents.results import Imported
from guidance.importing.problems import ImportRefused


class Command(BaseCommand):
    """Read a document, say what it holds and what is wrong with it, and store it as a draft unless --check."""

    help = "Import a policy from Word, PDF, HTML, Markdown or text as a draft edition. It is never published by this."

    def add_arguments(self, parser: CommandParser) -> None:
        """FILE, --authority, --policy, --edition, --numbers, --check and --json."""
        parser.add_argument("file", metavar="FILE", type=Path, help=".docx, .pdf, .html, .md or .txt")
        parser.add_argument("--authority", metavar="SLUG", required=True, help="the authority's slug, such as norfolk")
        parser.add_argument("--policy", metavar="SLUG", default="", help="the policy's slug, if there are several")
        parser.add_argument("--edition", metavar="LABEL", default="", help="the edition's label, such as 2026-27")
        parser.add_argument(
            "--numbers", choices=["keep", "compute"], default="keep",
            help="keep the document's numbers, or let Waymark number the edition",
        )  # fmt: skip
        parser.add_argument("--check", action="store_true", help="write nothing")
        parser.add_argument("--json", action="store_true", help="print the whole result as JSON")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Prints what was found; stores a draft unless told to check."""
        try:
            imported = read_file(file)
            target = target_of(imported, options["authority"], options["policy"], options["edition"])
            today = timezone.localdate()
            imported.findings += check_imported(imported, target.policy_type, target.label, today)
            keep = options["numbers"] == "keep"
            stored = None if options["check"] else store_draft(imported, target, None, keep_numbers=keep)
        except ImportRefused as refused:
            raise CommandError(str(refused.in_file(file.name))) from refused
        if options["json"]:
            self.stdout.write(json.dumps(imported.as_json(), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(_lines(imported, target, stored)))


def _lines(imported: Imported, target: Target, stored: Stored | None) -> list[str]:
    lines = [
        f"{one.severity}: {one.clause or 'the policy'}: {one.message} {one.suggestion} [{one.code}]".replace("  ", " ")
        for one in imported.findings
    ]
    kinds = [clause.kind for clause in imported.clauses]
    lines.append(
        f"{imported.title or 'No title'}: {len(kinds)} clauses, {kinds.count('heading')} of them headings and "
        f"{kinds.count('footnote')} footnotes; {len(imported.findings)} findings."
    )
    if stored is None:
        return [*lines, "Nothing was stored. Leave --check away to store a draft."]
    kept = stored.matches.total() - stored.matches["new"]
    return [
        *lines,
        f"Draft {target.label} of {target.authority.slug}/{target.slug}: {kept} clauses keep their identity.",
    ]
