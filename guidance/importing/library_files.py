"""Sources and contacts from YAML."""

from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from guidance.importing.places import place_of
from guidance.importing.problems import ImportRefused
from guidance.library.models import Contact, Source
from people.models import Authority

_SOURCE = ("kind", "title", "short", "url", "issued_on", "status")
_CONTACT = (
    "role", "about", "audience", "phone", "text", "email", "url", "hours", "reply", "last_checked", "order", "main",
)  # fmt: skip


def load_library(path: Path) -> int:
    """Stores the sources a file lists and returns how many; loading again updates. Raises ImportRefused."""
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    with transaction.atomic():
        stored = {entry["key"]: _source(entry, path.name) for entry in entries}
        for entry in entries:
            follower = entry.get("superseded_by")
            if follower and follower not in stored:
                raise ImportRefused(
                    f"“{entry['key']}” is replaced by “{follower}”, which is not listed.", name=path.name
                )
            source = stored[entry["key"]]
            source.superseded_by = stored[follower] if follower else None
            source.save(update_fields=["superseded_by"])
    return len(stored)


def load_authority(entry: dict[str, Any]) -> Page:
    """Makes the page of an authority whose row exists and stores the contacts listed. Returns the page.

    Contacts no longer listed go: a number nobody answers is worse than none. Raises ImportRefused.
    """
    authority = Authority.objects.filter(slug=entry["slug"]).first()
    if authority is None:
        raise ImportRefused(f"there is no authority “{entry['slug']}”.")
    with transaction.atomic():
        listed = entry.get("contacts") or []
        authority.contacts.exclude(key__in=[contact["key"] for contact in listed]).delete()
        for contact in listed:
            _contact(authority, contact)
        return place_of(authority)


def _source(entry: dict[str, Any], name: str) -> Source:
    source = Source.objects.filter(key=entry["key"]).first() or Source(key=entry["key"])
    for field in _SOURCE:
        if field in entry:
            setattr(source, field, entry[field])
    try:
        source.full_clean(validate_unique=False)
    except ValidationError as error:
        raise ImportRefused(f"the source “{entry['key']}”: {' '.join(error.messages)}", name=name) from error
    source.save()
    return source


def _contact(authority: Authority, entry: dict[str, Any]) -> None:
    values = {field: entry[field] for field in _CONTACT if entry.get(field) is not None}
    contact, _ = Contact.objects.update_or_create(authority=authority, key=entry["key"], defaults=values)
    try:
        contact.full_clean()
    except ValidationError as error:
        sentence = f"the contact “{entry['key']}” of {authority}: {' '.join(error.messages)}"
        raise ImportRefused(sentence) from error
