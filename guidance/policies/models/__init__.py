"""A policy, its yearly editions while edited, the frozen words of each published version, and how they are approved."""

from guidance.policies.models.approval import ApprovalTask
from guidance.policies.models.frozen import Clause, ClauseText, EditionVersion, Review
from guidance.policies.models.pages import EditionPage, PolicyPage

__all__ = ["ApprovalTask", "Clause", "ClauseText", "EditionPage", "EditionVersion", "PolicyPage", "Review"]
