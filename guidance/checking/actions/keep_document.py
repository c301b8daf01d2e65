"""The documents that go with a policy: adding, changing and removing one."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from guidance.checking.models import LinkedDocument
from people.models import User
from record.service import record_event


def keep_document(actor: User, document: LinkedDocument) -> LinkedDocument:
    """Returns the document, stored. Raises PermissionDenied when the actor may not edit its policy."""
    _allow(actor, document)
    with transaction.atomic():
        kind = "document.changed" if document.pk else "document.added"
        document.save()
        record_event("linked_document", str(document.pk), kind, actor, {"policy": document.policy_id})
    return document


def remove_document(actor: User, document: LinkedDocument) -> None:
    """Removes the document from its policy. Raises PermissionDenied when the actor may not edit the policy."""
    _allow(actor, document)
    with transaction.atomic():
        record_event("linked_document", str(document.pk), "document.removed", actor, {"policy": document.policy_id})
        document.delete()


def _allow(actor: User, document: LinkedDocument) -> None:
    if not document.policy.permissions_for_user(actor).can_edit():
        raise PermissionDenied("You may not edit for this authority.")
