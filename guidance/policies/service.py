"""The door to policies: start, approve, publish and review an edition, and read what is in force."""

from guidance.policies.actions.decide_approval import approve_edition
from guidance.policies.actions.publish_edition import publish_edition
from guidance.policies.actions.record_review import record_review
from guidance.policies.actions.start_next_edition import start_next_edition
from guidance.policies.addresses import url_parts
from guidance.policies.amending import own_reasons
from guidance.policies.approvals import ApprovalForm, SendBackForm
from guidance.policies.before_approval import OpenPoint, OpenPoints, say_before_approval
from guidance.policies.comparing import Change, Changed, Comparison, Wording, compare
from guidance.policies.currency import in_force, version_before
from guidance.policies.drafts import Draft, read_draft, would_change
from guidance.policies.effects import Effect, register_effects
from guidance.policies.entries import entries_of, numbers_of
from guidance.policies.followers import when_published
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
    texts_with_topics,
    versions_of,
    wordings_of,
)
from guidance.policies.reviewing import ReviewState, review_state
from guidance.policies.word_changes import Fate, Piece

__all__ = [
    "NUMBERED",
    "ApprovalForm",
    "Change",
    "Changed",
    "Comparison",
    "Draft",
    "EditionRefused",
    "Effect",
    "Fate",
    "OpenPoint",
    "OpenPoints",
    "Piece",
    "ReviewState",
    "SendBackForm",
    "UnknownStyle",
    "Wording",
    "approve_edition",
    "clause_text",
    "compare",
    "current_text",
    "current_version",
    "current_versions",
    "entries_of",
    "in_force",
    "last_words",
    "latest_version",
    "numbers_of",
    "own_reasons",
    "publish_edition",
    "read_draft",
    "record_review",
    "register_effects",
    "review_state",
    "say_before_approval",
    "start_next_edition",
    "styles_of",
    "texts_of",
    "texts_with_topics",
    "url_parts",
    "version_before",
    "versions_of",
    "when_published",
    "wordings_of",
    "would_change",
]
