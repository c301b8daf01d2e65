"""The council goes through its checklist with a provider; the next time is a year later (requirements N139, E130)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from schoolyear.counting import add_months
from wizard.provision.models import Provider, QualityCheck
from wizard.provision.quality import ITEMS


@transaction.atomic
def check_provider(
    actor: User, provider: Provider, checked_on: date, seen: Mapping[str, Mapping[str, Any]], note: str = ""
) -> QualityCheck:
    """Returns the stored check: for each item of the list whether it was seen, and what. The list's dates follow.

    Raises PermissionDenied, ValueError where an item is left out.
    """
    held = Provider.objects.select_for_update().get(pk=provider.pk)
    if held.ended_on is not None or not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    if set(seen) != set(ITEMS):
        raise ValueError("Each item of the list is answered")
    now = timezone.now()
    check = QualityCheck.objects.create(
        provider=held, checked_on=checked_on, again_by=add_months(checked_on, 12),
        seen={key: {"seen": bool(one["seen"]), "what": str(one["what"]).strip()} for key, one in seen.items()},
        note=note.strip(), checked_by=actor, recorded_at=now,
    )  # fmt: skip
    if checked_on >= held.checked_on:
        held.checked_on, held.check_again_on = checked_on, check.again_by
        held.changed_by, held.changed_at = actor, now
        held.save(update_fields=["checked_on", "check_again_on", "changed_by", "changed_at"])
    record_event("provider", held.public_id, "provider_checked", actor, {"check": check.pk, "lacks": len(lacks(check))})
    return check


def lacks(check: QualityCheck) -> list[str]:
    """Returns the items of the list that were not seen, in words."""
    return [words for key, words in ITEMS.items() if not check.seen.get(key, {}).get("seen")]
