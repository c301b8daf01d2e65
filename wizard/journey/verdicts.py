"""What we make of a file, as a card: its state in words, why, and what would do instead."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.evidence.models import EvidenceItem
from wizard.journey.clauses import Clauses
from wizard.referrals.service import day_in_words, label_of
from wizard.routes.service import ItemResult, Question, Requirement

STATES = {
    "accepted": ("Accepted", "good"),
    "for_now": ("Accepted for now", "good"),
    "ask_author": ("Something is missing", "warn"),
    "for_a_person": ("An officer decides", "warn"),
    "refused": ("Cannot be used", "stop"),
}
KEPT = ("Added", "good")


def card_of(
    source: Requirement | Question, item: EvidenceItem, result: ItemResult | None, clauses: Clauses, page: str
) -> dict[str, Any]:
    """Returns evidence_card.html's item; `page` is the address it stands on, below which it is removed."""
    status, tone = STATES[result.counts_as] if result else KEPT
    types = source.types if isinstance(source, Requirement) else ()
    return {
        "title": label_of(types, item.type) if item.type else item.original_name,
        "status": status,
        "tone": tone,
        "file_name": item.original_name,
        "file_href": reverse("evidence:file", args=[item.public_id]),
        "file_note": note_of(source, item),
        "say": result.say if result else "",
        "instead": result.instead if result and result.counts_as != "accepted" else (),
        "clauses": clauses.cited(result.cites) if result else [],
        "remove_action": f"{page}remove/{item.public_id}/",
        "action_href": f"{page}?item={item.public_id}#describe" if can_describe(source) else "",
        "action_label": "Change the description",
    }


def can_describe(source: Requirement | Question) -> bool:
    """Whether anything is asked of a file besides the file."""
    return isinstance(source, Requirement) and bool(source.item_fields or source.parts or source.signed_by)


def note_of(source: Requirement | Question, item: EvidenceItem) -> str:
    """Returns who wrote it, when the pupil was seen, and when it was added."""
    said = []
    if isinstance(source, Requirement) and item.author:
        said.append(item.author_name or label_of(source.authors, item.author))
    if item.seen_on:
        said.append(f"Pupil seen {day_in_words(item.seen_on)}")
    said.append(f"Added {format_date(timezone.localtime(item.added_at), 'j F')}")
    return ". ".join(said)
