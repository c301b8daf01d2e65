"""A provider comes onto the council's list, is looked at again, or leaves it; and gets the link to its register."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import end_links, make_link
from people.enums import CASE_ROLES
from people.models import Authority, User
from people.tenancy import holds
from record.service import enqueue, record_event
from wizard.provision.letters import LINK
from wizard.provision.models import Provider

PURPOSE, SUBJECT = "provider", "provider"
DAYS = 100  # a term and its holidays, in calendar days


@transaction.atomic
def keep_provider(
    actor: User, authority: Authority, said: dict[str, Any], provider: Provider | None = None
) -> Provider:
    """Returns the stored provider; `said` are its fields. Another email address ends the links to the old one.

    Raises PermissionDenied.
    """
    if not holds(actor, CASE_ROLES, authority=authority) or (provider and provider.authority_id != authority.pk):
        raise PermissionDenied
    held = Provider.objects.select_for_update().get(pk=provider.pk) if provider else Provider(authority=authority)
    moved = bool(held.pk) and held.email != said["email"]
    for name, value in said.items():
        setattr(held, name, value)
    held.changed_by, held.changed_at = actor, timezone.now()
    held.save()
    if moved:
        end_links(actor, SUBJECT, held.public_id, purpose=PURPOSE)
    told = {"authority": authority.slug}
    record_event("provider", held.public_id, "provider_changed" if provider else "provider_added", actor, told)
    return held


@transaction.atomic
def end_provider(actor: User, provider: Provider, on: date) -> Provider:
    """Returns the provider, off the list from a day. Its links end, what it wrote stays. Raises PermissionDenied."""
    held = Provider.objects.select_for_update().get(pk=provider.pk)
    if not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    if held.ended_on is None:
        held.ended_on, held.changed_by, held.changed_at = on, actor, timezone.now()
        held.save(update_fields=["ended_on", "changed_by", "changed_at"])
        end_links(actor, SUBJECT, held.public_id, purpose=PURPOSE)
        record_event("provider", held.public_id, "provider_ended", actor, {"on": on.isoformat()})
    return held


@transaction.atomic
def send_provider_link(actor: User, provider: Provider) -> Link:
    """Returns a new link to the provider's register, with its letter promised; earlier ones end.

    Raises PermissionDenied, also for a provider that is off the list.
    """
    held = Provider.objects.select_for_update().get(pk=provider.pk)
    if held.ended_on is not None or not holds(actor, CASE_ROLES, authority=held.authority):
        raise PermissionDenied
    end_links(actor, SUBJECT, held.public_id, purpose=PURPOSE)
    link = make_link(PURPOSE, SUBJECT, held.public_id, held.email, party="provider", days=DAYS, made_by=actor)
    enqueue(LINK, "link", link.public_id, link.email, f"{LINK}:{link.public_id}")
    record_event("provider", held.public_id, "provider_link_sent", actor, {"link": link.public_id})
    return link
