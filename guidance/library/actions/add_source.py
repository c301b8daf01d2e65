"""Adding a source to the library."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from guidance.library.editors import require_site_owner
from guidance.library.models import Source
from people.models import User
from record.service import record_event


def add_source(actor: User | None, key: str, values: Mapping[str, Any]) -> Source:
    """Returns the stored source. No actor means the library's file was loaded.

    Raises PermissionDenied for all but whoever runs the site, and ValidationError.
    """
    if actor:
        require_site_owner(actor)
    source = Source(key=key, **values)
    source.full_clean()
    with transaction.atomic():
        source.save()
        record_event("source", str(source.pk), "source.added", actor, {"key": key})
    return source
