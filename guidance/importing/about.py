"""The facts about an edition as they are kept while a document is reviewed: plain JSON, days as ISO text."""

from datetime import date
from typing import Any

from guidance.importing.documents.editions import fields_of
from guidance.importing.documents.results import Imported

DAYS = ("effective_from", "issued_on", "approved_on", "review_due")
TEXTS = ("approved_by", "minute_reference", "source_version", "change_note", "note")


def about_of(imported: Imported, today: date) -> dict[str, Any]:
    """Returns what a document says about itself, as an edition would keep it, with the title."""
    found = {"minute_reference": "", **fields_of(imported, today), "title": imported.title}
    found.pop("numbering")
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in found.items()}


def edition_fields(about: dict[str, Any], styles: str) -> dict[str, Any]:
    """Returns the edition's own fields from the facts an editor confirmed."""
    days = {name: date.fromisoformat(about[name]) if about.get(name) else None for name in DAYS}
    texts = {name: about.get(name, "") for name in TEXTS}
    rest = {"review_every": about.get("review_every"), "amendments": about.get("amendments", []), "numbering": styles}
    return {**days, **texts, **rest}
