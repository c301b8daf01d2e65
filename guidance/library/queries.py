"""Looking things up in the library."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from guidance.library.contact_records import ContactRecord, record_of
from guidance.library.models import Contact, ContactHolding, EditorTask, Service, Source
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


def editions_of(source: Source) -> list[Source]:
    """Returns every edition of the same guidance, and whatever replaced one or was replaced, newest first."""
    chain = Q(pk=source.pk) | Q(superseded_by=source) | Q(supersedes=source)
    if source.series:
        chain |= Q(series=source.series)
    found = Source.objects.filter(chain).distinct().select_related("superseded_by")
    return sorted(found, key=lambda one: one.issued_on or date.min, reverse=True)


def contacts_of(authority: Authority) -> list[Contact]:
    """Returns an authority's contacts as they are today, the named officer's role first."""
    return sorted(authority.contacts.all(), key=lambda contact: (not contact.main, contact.order))


def contacts_on(authority: Authority, day: date) -> list[ContactRecord]:
    """Returns the roles that anybody held at an authority on a day, as they were reached then, in today's order.

    A slot that has gone since is not among them; the record of an edition keeps its own copy.
    """
    held = ContactHolding.objects.filter(contact__authority=authority, from_date__lte=day)
    held = held.filter(Q(until__isnull=True) | Q(until__gte=day)).select_related("contact")
    ordered = sorted(held, key=lambda one: (not one.contact.main, one.contact.order))
    return [record_of(one.contact, one) for one in ordered]


def services_of(authority: Authority) -> list[Service]:
    """Returns the services an authority points to, in its own order."""
    return list(authority.services.all())


def open_tasks_of(authority: Authority) -> list[EditorTask]:
    """Returns what the authority's editors still have to do, oldest first."""
    return list(authority.editor_tasks.filter(closed_at__isnull=True))
