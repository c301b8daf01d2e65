"""The door to evidence: add, remove, list, describe, the key, and what the scanner says."""

from wizard.evidence.actions.add_item import add_item
from wizard.evidence.actions.add_item_after_sending import add_item_after_sending
from wizard.evidence.actions.add_item_by_link import add_item_by_link
from wizard.evidence.actions.describe_item import describe_item
from wizard.evidence.actions.forget_files import forget_files
from wizard.evidence.actions.keep_council_item import add_council_item, add_given_item, remove_council_item
from wizard.evidence.actions.keep_named_item import add_named_item
from wizard.evidence.actions.move_item import move_item
from wizard.evidence.actions.remove_item import remove_item
from wizard.evidence.facts import facts, manifest
from wizard.evidence.keyring import ensure_key
from wizard.evidence.kinds import LIMITS_SENTENCE, UploadRefused
from wizard.evidence.queries import (
    items_of,
    items_visible_to,
    items_with_infected,
    register_named_readers,
    register_readers,
    sent_items,
)
from wizard.evidence.scanner import has_scanner

__all__ = [
    "LIMITS_SENTENCE",
    "UploadRefused",
    "add_council_item",
    "add_given_item",
    "add_item",
    "add_item_after_sending",
    "add_item_by_link",
    "add_named_item",
    "describe_item",
    "ensure_key",
    "facts",
    "forget_files",
    "has_scanner",
    "items_of",
    "items_visible_to",
    "items_with_infected",
    "manifest",
    "move_item",
    "register_named_readers",
    "register_readers",
    "remove_council_item",
    "remove_item",
    "sent_items",
]
