"""Asking editors to look at contacts and services that reach nobody, or that nobody checked for a year."""

from datetime import date

from django.urls import reverse
from django.utils import timezone

from guidance.library.actions.close_task import close_task
from guidance.library.actions.open_task import open_task
from guidance.library.enums import EntryState, TaskKind
from guidance.library.freshness import entry_state
from guidance.library.models import Contact, EditorTask, Service
from people.models import Authority, User

NOBODY = "contacts:none"
_KINDS = {EntryState.EMPTY: TaskKind.EMPTY, EntryState.UNCHECKED: TaskKind.UNCHECKED}
_CLOSED = "Seen to: the entry was checked, filled in or removed."


def ask_everywhere() -> None:
    """The worker's chore: asks every authority about its entries as they stand today. Safe to repeat."""
    today = timezone.localdate()
    for authority in Authority.objects.prefetch_related("contacts", "services"):
        ask_about_entries(authority, today)


def ask_about_entries(authority: Authority, today: date, actor: User | None = None) -> None:
    """Opens a task for each entry that needs a look, and closes those whose entry no longer does."""
    asked = _asked_of(authority, today)
    for key, (kind, about, link) in asked.items():
        open_task(authority, kind, key, about, link)
    ours = EditorTask.objects.filter(authority=authority, closed_at__isnull=True, kind__in=_KINDS.values())
    for gone in ours.exclude(key__in=asked).values_list("key", flat=True):
        close_task(authority, gone, actor, _CLOSED)


def _asked_of(authority: Authority, today: date) -> dict[str, tuple[TaskKind, str, str]]:
    contacts, services = list(authority.contacts.all()), list(authority.services.all())
    asked = {}
    if not contacts:
        about = f"{authority} lists nobody to contact. Families must be told who answers for these children."
        asked[NOBODY] = (TaskKind.EMPTY, about, reverse("cms_library:contacts"))
    entries: list[Contact | Service] = [*contacts, *services]
    for entry in entries:
        state = entry_state(entry, today)
        if state != EntryState.SOUND:
            asked[_key(entry, state)] = (_KINDS[state], _about(entry, state), _link(entry))
    return asked


def _key(entry: Contact | Service, state: EntryState) -> str:
    # The day is in the key: an entry that goes unchecked for another year is a new cause.
    since = "" if state == EntryState.EMPTY else f":{entry.last_checked or 'never'}"
    return f"{entry._meta.model_name}:{entry.key}:{state}{since}"


def _about(entry: Contact | Service, state: EntryState) -> str:
    name = entry.role if isinstance(entry, Contact) else entry.name
    if state == EntryState.EMPTY:
        return f"“{name}” has no telephone number, mailbox or web page."
    if entry.last_checked is None:
        return f"“{name}” has never been checked. Try it, and say so."
    return f"“{name}” has not been checked since {entry.last_checked:%-d %B %Y}. Try it, and say so."


def _link(entry: Contact | Service) -> str:
    return reverse(f"cms_library:{entry._meta.model_name}", args=[entry.pk])
