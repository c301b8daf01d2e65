"""Adding a service to an authority's directory, or changing one."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from guidance.library.actions.ask_about_entries import ask_about_entries
from guidance.library.editors import require_editor
from guidance.library.keys import free_key
from guidance.library.models import Service
from people.models import User
from record.service import record_event


def save_service(actor: User, service: Service, values: Mapping[str, Any]) -> Service:
    """Returns the stored service; a new one (`Service(authority=...)`) gets a key from its name.

    What somebody has just typed was looked at today. Raises PermissionDenied when the actor does not edit for the
    service's authority, ValidationError.
    """
    require_editor(actor, service.authority)
    for field, value in values.items():
        setattr(service, field, value)
    service.key = service.key or free_key(service.name, service.authority.services.values_list("key", flat=True))
    service.last_checked = timezone.localdate()
    with transaction.atomic():
        service.full_clean()
        service.save()
        record_event("service", str(service.pk), "service.saved", actor, {"key": service.key})
        ask_about_entries(service.authority, service.last_checked, actor)
    return service
