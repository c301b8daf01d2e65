"""The documents that go with policies, from YAML."""

from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db import transaction

from guidance.checking.models import LinkedDocument
from guidance.importing.places import place_of
from guidance.importing.problems import ImportRefused
from guidance.policies.models import PolicyPage
from people.models import Authority

_FIELDS = ("kind", "url", "owner_role", "review_due", "last_checked")


def load_documents(path: Path) -> int:
    """Stores the documents a file lists, each below a stored policy, and returns how many; safe to repeat.

    A document the file does not list stays: an editor may have added it. Raises ImportRefused.
    """
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
        wanted = [(entry, one) for entry in entries for one in entry["documents"]]
    except (OSError, UnicodeDecodeError, yaml.YAMLError, TypeError, KeyError) as fault:
        raise ImportRefused("this is not a list of documents in YAML.", name=path.name) from fault
    with transaction.atomic():
        for entry, one in wanted:
            _store(_policy(entry, path.name), one, path.name)
    return len(wanted)


def _policy(entry: dict[str, Any], name: str) -> PolicyPage:
    authority = Authority.objects.filter(slug=entry.get("authority", "")).first()
    found = authority and PolicyPage.objects.child_of(place_of(authority)).filter(slug=entry.get("policy", "")).first()
    if not found:
        raise ImportRefused(f"there is no policy “{entry.get('policy')}” of “{entry.get('authority')}”.", name=name)
    return found


def _store(policy: PolicyPage, one: dict[str, Any], name: str) -> None:
    title = str(one.get("title", ""))
    held = LinkedDocument.objects.filter(policy=policy, title=title).first()
    document = held or LinkedDocument(policy=policy, title=title)
    for field in _FIELDS:
        if one.get(field) is not None:
            setattr(document, field, one[field])
    try:
        document.full_clean()
    except ValidationError as error:
        raise ImportRefused(f"the document “{title}”: {' '.join(error.messages)}", name=name) from error
    document.save()
