"""The door to checking: what is wrong with a policy's words, and what an editor has decided to leave."""

from guidance.checking.actions.dismiss_finding import DismissalRefused, dismiss_finding
from guidance.checking.document import CheckedClause, CheckedLink, CheckedPolicy, LibrarySource, Metadata
from guidance.checking.enums import Severity
from guidance.checking.every_check import CHECKS
from guidance.checking.findings import Finding
from guidance.checking.queries import without_dismissed
from guidance.checking.stored_editions import document_of_draft, document_of_edition_version, library_sources

__all__ = [
    "CheckedClause",
    "CheckedLink",
    "CheckedPolicy",
    "DismissalRefused",
    "Finding",
    "LibrarySource",
    "Metadata",
    "Severity",
    "check_policy",
    "dismiss_finding",
    "document_of_draft",
    "document_of_edition_version",
    "library_sources",
    "without_dismissed",
]

_ORDER = [Severity.ERROR, Severity.WARNING, Severity.ADVICE]


def check_policy(document: CheckedPolicy) -> list[Finding]:
    """Returns every finding, whole-policy ones first and then in reading order, the gravest first in each clause."""
    places = {clause.name: place for place, clause in reversed(list(enumerate(document.clauses)))} | {"": -1}
    found = [finding for check in CHECKS for finding in check(document)]
    return sorted(
        dict.fromkeys(found), key=lambda one: (places.get(one.clause, 0), _ORDER.index(one.severity), one.code)
    )
