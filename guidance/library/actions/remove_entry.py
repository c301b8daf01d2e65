"""Taking a contact or a service away: a number nobody answers is worse than none."""

from django.db import transaction
from django.utils import timezone

from guidance.library.actions.ask_about_entries import ask_about_entries
from guidance.library.editors import require_editor
from guidance.library.models import Contact, Service
from people.models import User
from record.service import record_event


def remove_entry(actor: User, entry: Contact | Service) -> None:
    """Removes the entry. Contacts frozen in the record of an edition stay there.

    Raises PermissionDenied when the actor does not edit for the entry's authority.
    """
    require_editor(actor, entry.authority)
    name = str(entry._meta.model_name)
    with transaction.atomic():
        record_event(name, str(entry.pk), f"{name}.removed", actor, {"key": entry.key})
        entry.delete()
        ask_about_entries(entry.authority, timezone.localdate(), actor)
