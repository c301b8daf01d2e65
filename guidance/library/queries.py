"""Looking things up in the library."""

from collections.abc import Iterable

from guidance.library.models import Contact, EditorTask, Service, Source
from people.models import Authority


def sources_by_key(keys: Iterable[str]) -> dict[str, Source]:
    """Returns the sources with these keys, each with what replaced it, in one query; unknown keys are left out."""
    wanted = set(keys)
    if not wanted:
        return {}
    return {s.key: s for s in Source.objects.filter(key__in=wanted).select_related("superseded_by")}


def source_keys() -> set[str]:
    """Returns the key of every source the library holds."""
    return set(Source.objects.values_list("key", flat=True))


def contacts_of(authority: Authority) -> list[Contact]:
    """Returns an authority's contacts, the named officer's role first."""
    return sorted(authority.contacts.all(), key=lambda contact: (not contact.main, contact.order))


def services_of(authority: Authority) -> list[Service]:
    """Returns the services an authority points to, in its own order."""
    return list(authority.services.all())


def open_tasks_of(authority: Authority) -> list[EditorTask]:
    """Returns what the authority's editors still have to do, oldest first."""
    return list(authority.editor_tasks.filter(closed_at__isnull=True))
