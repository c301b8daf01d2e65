"""What we make of a file, as a card: its state in words, why, and what would do instead."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.evidence.enums import Readers, Scan
from wizard.evidence.models import RESTRICTED_NAME, EvidenceItem
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
CHECKING = ("Being checked", "warn")


def card_of(
    source: Requirement | Question,
    item: EvidenceItem,
    result: ItemResult | None,
    clauses: Clauses,
    page: str,
    *,
    known: bool = True,
) -> dict[str, Any]:
    """Returns evidence_card.html's item; `page` is the address it stands on, below which it is removed.

    A person who may not know a restricted paper (`known`) sees that there is one, and what we make of it.
    """
    if not known:
        return unknown_card(result)
    status, tone = STATES[result.counts_as] if result else KEPT
    if item.is_waiting and tone == "good":
        status, tone = CHECKING
    types = source.types if isinstance(source, Requirement) else ()
    return {
        "title": label_of(types, item.type) if item.type else item.original_name,
        "status": status,
        "tone": tone,
        "file_name": item.original_name,
        "file_href": reverse("evidence:look", args=[item.public_id]),
        "file_note": note_of(source, item),
        "say": result.say if result else "",
        "instead": result.instead if result and result.counts_as != "accepted" else (),
        "clauses": clauses.cited(result.cites) if result else [],
        "remove_action": f"{page}remove/{item.public_id}/",
        "action_href": f"{page}?item={item.public_id}#describe" if can_describe(source) else "",
        "action_label": "Change the description",
    }


def unknown_card(result: ItemResult | None) -> dict[str, Any]:
    """Returns the card of a paper that this person may not know."""
    status, tone = STATES[result.counts_as] if result else KEPT
    return {
        "title": RESTRICTED_NAME,
        "status": status,
        "tone": tone,
        "say": "A colleague keeps this paper to a few people. They can open it, describe it or take it off.",
    }


def infected_card(item: EvidenceItem, page: str, *, known: bool) -> dict[str, Any]:
    """Returns the card of a file that turned out to hold a virus: it counts for nothing, and can be taken off."""
    return {
        "title": item.original_name if known else RESTRICTED_NAME,
        "status": "A virus was found",
        "tone": "stop",
        "say": "Our scanner found a virus in this file after it was added, so we destroyed it. Nobody can open it.",
        "instead": ("Another copy, from whoever sent it", "A clear photo of the paper"),
        "remove_action": f"{page}remove/{item.public_id}/" if known else "",
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
    if item.by_party:
        said.append(f"Sent by the {item.by_party.replace('_', ' ')}")
    if item.readers != Readers.ALL:
        said.append("Kept to a few people")
    if item.is_waiting:
        said.append("Still being checked for viruses")
    elif item.scan == Scan.UNSCANNED:
        said.append("Not checked for viruses")
    return ". ".join(said)
