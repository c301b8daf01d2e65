"""The door to evidence: add, remove, list, describe, and the key."""

from wizard.evidence.actions.add_item import add_item
from wizard.evidence.actions.describe_item import describe_item
from wizard.evidence.actions.remove_item import remove_item
from wizard.evidence.facts import facts, manifest
from wizard.evidence.queries import items_of
from wizard.evidence.sniff import LIMITS_SENTENCE, UploadRefused
from wizard.evidence.store import ensure_key

__all__ = [
    "LIMITS_SENTENCE",
    "UploadRefused",
    "add_item",
    "describe_item",
    "ensure_key",
    "facts",
    "items_of",
    "manifest",
    "remove_item",
]
