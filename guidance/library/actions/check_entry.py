"""Saying that a contact or a service was tried today and is right."""

from django.db import transaction
from django.utils import timezone

from guidance.library.actions.ask_about_entries import ask_about_entries
from guidance.library.editors import require_editor
from guidance.library.models import Contact, Service
from people.models import User
from record.service import record_event


def check_entry(actor: User, entry: Contact | Service) -> None:
    """Stores today as the entry's day of checking, and closes the task that asked for it.

    Raises PermissionDenied when the actor does not edit for the entry's authority.
    """
    require_editor(actor, entry.authority)
    entry.last_checked = timezone.localdate()
    name = str(entry._meta.model_name)
    with transaction.atomic():
        entry.save(update_fields=["last_checked"])
        record_event(name, str(entry.pk), f"{name}.checked", actor, {"key": entry.key})
        ask_about_entries(entry.authority, entry.last_checked, actor)
