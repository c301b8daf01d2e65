"""What is said of a file: stored with its row, and said again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from people.models import User
from record.service import record_event
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem

DESCRIPTION = (
    "type", "author", "author_name", "supplied_by", "medium", "how_seen", "seen_on", "dated", "covers", "readers",
)  # fmt: skip


def describe(actor: User | None, item: EvidenceItem, description: Mapping[str, Any]) -> EvidenceItem:
    """Stores a description of an item whose referral is locked already; what is not said any more is forgotten."""
    said, blank = described(description), EvidenceItem()
    for key in DESCRIPTION:
        if key in description:
            setattr(item, key, said.get(key, getattr(blank, key)))
    item.save(update_fields=[*DESCRIPTION])
    data = {"item": item.public_id, "readers": item.readers}
    record_event("referral", item.referral.public_id, "evidence_described", actor, data)
    return item


def described(description: Mapping[str, Any]) -> dict[str, Any]:
    """Returns what is said, dates as dates; blanks and unknown names are left out. Raises ValueError."""
    said = {key: description[key] for key in DESCRIPTION if description.get(key) not in (None, "")}
    for key in ("seen_on", "dated"):
        if isinstance(said.get(key), str):
            said[key] = date.fromisoformat(said[key])
    if "readers" in said:
        said["readers"] = Readers(said["readers"])
    return said
