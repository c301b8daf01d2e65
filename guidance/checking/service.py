"""The door to checking: what is wrong with a policy's words, and what an editor has decided to leave."""

from guidance.checking.actions.bring_back_finding import bring_back_finding
from guidance.checking.actions.dismiss_finding import DismissalRefused, dismiss_finding
from guidance.checking.document import CheckedClause, CheckedLink, CheckedPolicy, LibrarySource, LinkAnswer, Metadata
from guidance.checking.due_documents import due_documents
from guidance.checking.enums import Severity
from guidance.checking.every_check import check_policy
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
    "LinkAnswer",
    "Metadata",
    "Severity",
    "bring_back_finding",
    "check_policy",
    "dismiss_finding",
    "document_of_draft",
    "document_of_edition_version",
    "due_documents",
    "library_sources",
    "without_dismissed",
]
