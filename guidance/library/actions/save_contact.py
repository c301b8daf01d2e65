"""Adding a contact, or changing one: the role's slot, and from today on who holds it."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from guidance.library.actions.ask_about_entries import ask_about_entries
from guidance.library.editors import require_editor
from guidance.library.holdings import keep_holding
from guidance.library.keys import free_key
from guidance.library.models import Contact
from people.models import User
from record.service import record_event


def save_contact(actor: User, contact: Contact, values: Mapping[str, Any]) -> Contact:
    """Returns the stored contact; a new one (`Contact(authority=...)`) gets a key from its role.

    A contact that becomes the named officer's takes that from the one which was. What somebody has just typed was
    looked at today. Raises PermissionDenied when the actor does not edit for the contact's authority, ValidationError.
    """
    require_editor(actor, contact.authority)
    for field, value in values.items():
        setattr(contact, field, value)
    contact.key = contact.key or free_key(contact.role, contact.authority.contacts.values_list("key", flat=True))
    contact.last_checked = timezone.localdate()
    with transaction.atomic():
        if contact.main:
            contact.authority.contacts.filter(main=True).exclude(pk=contact.pk).update(main=False)
        contact.full_clean()
        contact.save()
        keep_holding(contact, contact.last_checked)
        record_event("contact", str(contact.pk), "contact.saved", actor, {"key": contact.key})
        ask_about_entries(contact.authority, contact.last_checked, actor)
    return contact
