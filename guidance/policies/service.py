"""The door to policies: publish an edition, and read what is in force."""

from guidance.policies.actions.publish_edition import publish_edition
from guidance.policies.addresses import url_parts
from guidance.policies.currency import in_force
from guidance.policies.drafts import Draft, read_draft, would_change
from guidance.policies.numbering import NUMBERED, UnknownStyle, styles_of
from guidance.policies.problems import EditionRefused
from guidance.policies.queries import (
    clause_text,
    current_text,
    current_version,
    current_versions,
    last_words,
    latest_version,
    texts_of,
    versions_of,
)
from guidance.policies.reviewing import ReviewState, review_state

__all__ = [
    "NUMBERED",
    "Draft",
    "EditionRefused",
    "ReviewState",
    "UnknownStyle",
    "clause_text",
    "current_text",
    "current_version",
    "current_versions",
    "in_force",
    "last_words",
    "latest_version",
    "publish_edition",
    "read_draft",
    "review_state",
    "styles_of",
    "texts_of",
    "url_parts",
    "versions_of",
    "would_change",
]
