"""The checks that every policy gets, run over a file before it is stored."""

from datetime import date

from guidance.checking.service import (
    CheckedClause,
    CheckedLink,
    CheckedPolicy,
    Metadata,
    check_policy,
    library_sources,
)
from guidance.importing.documents.results import Finding, Imported, ReadClause


def check_imported(imported: Imported, policy_type: str, label: str, today: date) -> list[Finding]:
    """Returns what the checks find in an imported document; each names its clause by number."""
    metadata = Metadata(
        title=imported.title,
        policy_type=policy_type,
        label=label,
        issued_on=imported.day("issued_on"),
        review_due=imported.day("review_due"),
        approved_by=imported.metadata.get("approved_by", ""),
    )
    clauses = tuple(_as_checked(clause) for clause in imported.clauses)
    found = check_policy(CheckedPolicy(metadata, clauses, library_sources(), today))
    return [Finding(**finding.as_dict()) for finding in found]


def _as_checked(clause: ReadClause) -> CheckedClause:
    return CheckedClause(
        number=clause.number,
        level=clause.level,
        kind=clause.kind,
        heading=clause.heading,
        text=clause.text,
        links=tuple(CheckedLink(link["text"], link["href"]) for link in clause.links),
    )
