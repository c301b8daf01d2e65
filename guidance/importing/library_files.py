"""Sources, contacts and services from YAML."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from guidance.importing.places import place_of
from guidance.importing.problems import ImportRefused
from guidance.library.models import Contact, Service
from guidance.library.service import add_source, change_source, keep_holding, source_keys, sources_by_key
from people.models import Authority

_SOURCE = ("series", "kind", "title", "short", "url", "issued_on", "status", "checked_on", "note")
_CONTACT = (
    "role", "holder", "about", "audience", "phone", "text", "email", "url", "hours", "reply", "last_checked", "order",
    "main",
)  # fmt: skip
_SERVICE = (
    "name", "kind", "about", "audiences", "age_from", "age_to", "phone", "text", "email", "url", "hours", "criteria",
    "offer", "last_checked", "order",
)  # fmt: skip


def load_library(path: Path) -> int:
    """Stores the sources a file lists and returns how many; loading again updates, and asks whoever cites a source
    that changed. A source the file no longer lists stays: clauses may cite it. Raises ImportRefused.
    """
    entries = read_sources(path)
    with transaction.atomic():
        # First what is new, so that every source is there when another says what replaced it.
        known = source_keys()
        for entry in entries:
            if entry["key"] not in known:
                with _refusing(entry, path.name):
                    add_source(None, entry["key"], _values(entry))
        stored = sources_by_key(entry["key"] for entry in entries)
        for entry in entries:
            follower = stored[entry["superseded_by"]] if entry.get("superseded_by") else None
            with _refusing(entry, path.name):
                change_source(stored[entry["key"]], None, _values(entry) | {"superseded_by": follower})
    return len(stored)


def read_sources(path: Path) -> list[dict[str, Any]]:
    """Returns the entries of a file of sources. Raises ImportRefused for a file of something else."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as fault:
        raise ImportRefused("this is not a list of sources in YAML.", name=path.name) from fault
    if not isinstance(entries, list) or not all(isinstance(one, dict) and one.get("key") for one in entries):
        raise ImportRefused("this is not a list of sources in YAML.", name=path.name)
    listed = {entry["key"] for entry in entries}
    for entry in entries:
        follower = entry.get("superseded_by")
        if follower and follower not in listed:
            raise ImportRefused(f"“{entry['key']}” is replaced by “{follower}”, which is not listed.", name=path.name)
    return entries


def load_authority(entry: dict[str, Any]) -> Page:
    """Makes the page of an authority whose row exists and stores its contacts and services. Returns the page.

    What is no longer listed goes: a number nobody answers is worse than none. Raises ImportRefused.
    """
    authority = Authority.objects.filter(slug=entry["slug"]).first()
    if authority is None:
        raise ImportRefused(f"there is no authority “{entry['slug']}”.")
    with transaction.atomic():
        _only(authority.contacts, entry.get("contacts") or [], partial(_contact, authority))
        _only(authority.services, entry.get("services") or [], partial(_service, authority))
        return place_of(authority)


def _only(stored: Any, listed: list[dict[str, Any]], store: Callable[[dict[str, Any]], object]) -> None:
    """Stores what is listed and removes the rest. `stored` is the authority's contacts or services."""
    stored.exclude(key__in=[one["key"] for one in listed]).delete()
    for one in listed:
        store(one)


def _values(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {field: entry[field] for field in _SOURCE if entry.get(field) is not None}


@contextmanager
def _refusing(entry: Mapping[str, Any], name: str) -> Iterator[None]:
    try:
        yield
    except ValidationError as error:
        raise ImportRefused(f"the source “{entry['key']}”: {' '.join(error.messages)}", name=name) from error


def _contact(authority: Authority, entry: dict[str, Any]) -> None:
    values = {field: entry[field] for field in _CONTACT if entry.get(field) is not None}
    contact, _ = Contact.objects.update_or_create(authority=authority, key=entry["key"], defaults=values)
    _whole(contact, f"the contact “{entry['key']}” of {authority}")
    keep_holding(contact, timezone.localdate())


def _service(authority: Authority, entry: dict[str, Any]) -> None:
    service = authority.services.filter(key=entry["key"]).first() or Service(authority=authority, key=entry["key"])
    for field in _SERVICE:
        if entry.get(field) is not None:
            setattr(service, field, entry[field])
    _whole(service, f"the service “{entry['key']}” of {authority}")
    service.save()


def _whole(row: Contact | Service, name: str) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise ImportRefused(f"{name}: {' '.join(error.messages)}") from error
