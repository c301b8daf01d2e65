"""An item as the route's evidence rules and the frozen submission see it."""

from collections.abc import Iterable
from typing import Any

from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem


def facts(item: EvidenceItem) -> dict[str, Any]:
    """Returns what verdict rows may read, dates as ISO strings; what was not said is left out."""
    said = {
        "type": item.type,
        "author": item.author,
        "supplied_by": item.supplied_by,
        "medium": item.medium,
        "how_seen": item.how_seen,
        "seen_on": item.seen_on.isoformat() if item.seen_on else None,
        "dated": item.dated.isoformat() if item.dated else None,
        "covers": item.covers,
    }
    return {key: value for key, value in said.items() if value}


def manifest(items: Iterable[EvidenceItem]) -> list[dict[str, Any]]:
    """Returns what a submission freezes of its evidence: each file's name, kind, bytes, hash and description.

    A frozen document is read by more people than may know a restricted paper's name or writer: it holds neither.
    """
    return [
        {
            "public_id": item.public_id,
            "for": item.for_key,
            "name": item.shown_name,
            "media_type": item.media_type,
            "bytes": item.size,
            "sha256": item.sha256,
            "author_name": item.author_name if item.readers == Readers.ALL else "",
            **facts(item),
        }
        for item in items
    ]
