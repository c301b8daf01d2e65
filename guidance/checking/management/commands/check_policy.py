"""`manage.py check_policy --authority SLUG POLICY [--json]`: what is wrong with the words of a stored edition?"""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guidance.checking.service import (
    CheckedPolicy,
    Finding,
    Severity,
    check_policy,
    document_of_draft,
    document_of_edition_version,
    without_dismissed,
)
from guidance.policies.models import EditionPage, PolicyPage
from guidance.policies.service import UnknownStyle, versions_of
from people.models import Authority


class Command(BaseCommand):
    """Check the newest edition of one policy. Exit 1 when a finding is an error."""

    help = "List the findings for a stored edition, the newest unless --edition names one. Exit 1 if any is an error."

    def add_arguments(self, parser: CommandParser) -> None:
        """POLICY, --authority, --edition, --draft and --json."""
        parser.add_argument("policy", metavar="POLICY", help="the policy's slug")
        parser.add_argument("--authority", metavar="SLUG", required=True, help="the authority's slug")
        parser.add_argument("--edition", metavar="LABEL", help="an edition's label, such as 2026-27")
        parser.add_argument("--draft", action="store_true", help="the latest draft and not the published words")
        parser.add_argument("--json", action="store_true", help="print the findings as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the findings that nobody has dismissed."""
        policy = _policy(options["authority"], options["policy"])
        edition = _edition(policy, options["edition"], draft=options["draft"])
        document = _document(policy, edition, draft=options["draft"])
        findings = without_dismissed(edition, check_policy(document))
        self.stdout.write(_as_json(document, findings) if options["json"] else _as_lines(document, findings))
        if any(finding.severity == Severity.ERROR for finding in findings):
            sys.exit(1)


def _policy(authority: str, slug: str) -> PolicyPage:
    if not Authority.objects.filter(slug=authority).exists():
        raise CommandError(f"There is no authority “{authority}”.")
    policy = next((p for p in PolicyPage.objects.filter(slug=slug) if p.get_parent().slug == authority), None)
    if policy is None:
        raise CommandError(f"{authority} has no policy “{slug}”.")
    return policy


def _edition(policy: PolicyPage, label: str | None, *, draft: bool) -> EditionPage:
    editions = EditionPage.objects.child_of(policy)
    if not draft:
        editions = editions.filter(versions__isnull=False).distinct()
    if label:
        editions = editions.filter(label=label)
    edition = editions.order_by("-effective_from", "-pk").first()
    if edition is None:
        state = "draft" if draft else "published edition"
        raise CommandError(f"“{policy.title}” has no {state}{f' “{label}”' if label else ''}.")
    return edition


def _document(policy: PolicyPage, edition: EditionPage, *, draft: bool) -> CheckedPolicy:
    if draft:
        try:
            return document_of_draft(edition)
        except UnknownStyle as unknown:
            raise CommandError(str(unknown)) from unknown
    return document_of_edition_version(next(one for one in versions_of(policy) if one.edition_id == edition.pk))


def _as_json(document: CheckedPolicy, findings: list[Finding]) -> str:
    about = document.metadata
    found = [finding.as_dict() for finding in findings]
    return json.dumps({"title": about.title, "edition": about.label, "findings": found}, ensure_ascii=False, indent=2)


def _as_lines(document: CheckedPolicy, findings: list[Finding]) -> str:
    lines = [
        f"{one.severity}: {one.clause or 'the policy'}: {one.message} {one.suggestion} [{one.code}]" for one in findings
    ]
    errors = sum(one.severity == Severity.ERROR for one in findings)
    about = document.metadata
    return "\n".join([*lines, f"{about.title}, {about.label}: {len(findings)} findings, {errors} of them errors."])
