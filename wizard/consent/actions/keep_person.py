"""A school writes down who belongs to a pupil: added, changed, taken off."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from links.service import end_links
from people.models import User
from record.service import record_event
from wizard.consent.enums import Ended
from wizard.consent.links import SUBJECT
from wizard.consent.models import ConsentRequest, FamilyPerson
from wizard.consent.permission import hold
from wizard.consent.seen import refuse_older
from wizard.consent.settling import settle
from wizard.referrals.models import Referral

FIELDS = (
    "party", "name", "relationship", "responsibility", "email", "phone",
    "address", "address_hidden", "contact_restricted", "lives_apart",
)  # fmt: skip


@transaction.atomic
def add_person(actor: User, referral: Referral, about: dict[str, Any]) -> FamilyPerson:
    """Returns the stored person; `about` holds any of FIELDS. Raises PermissionDenied."""
    locked = hold(actor, referral, draft=False)
    values = {key: about[key] for key in FIELDS if key in about}
    person = FamilyPerson.objects.create(referral=locked, added_by=actor, added_at=timezone.now(), **values)
    record_event("referral", locked.public_id, "person_added", actor, {"person": person.public_id})
    return person


@transaction.atomic
def change_person(actor: User, person: FamilyPerson, about: dict[str, Any], shown: str = "") -> FamilyPerson:
    """Returns the changed person. Another e-mail address, or contact restricted, ends the links they hold.

    `shown` is what the page said of the person. Raises ChangedSinceShown when something else is said of them by now,
    and PermissionDenied.
    """
    locked = hold(actor, person.referral, draft=False)
    person = FamilyPerson.objects.select_related("referral").get(pk=person.pk)
    refuse_older(shown, person)
    before = (person.email, person.contact_restricted)
    for key in FIELDS:
        if key in about:
            setattr(person, key, about[key])
    person.save()
    if (person.email, person.contact_restricted) != before:
        end_links(actor, SUBJECT, person.public_id)
    record_event("referral", locked.public_id, "person_changed", actor, {"person": person.public_id})
    return person


@transaction.atomic
def remove_person(actor: User, person: FamilyPerson) -> None:
    """Takes somebody off who never answered; their links end and nobody waits for them.

    Raises PermissionDenied, also for somebody whose answer is on record.
    """
    locked = hold(actor, person.referral, draft=False)
    if person.requests.filter(answered_at__isnull=False).exists() or person.views.exists():
        raise PermissionDenied
    now = timezone.now()
    waiting = ConsentRequest.objects.filter(person=person, ended_at=None)
    keys = list(waiting.values_list("consent_key", flat=True))
    waiting.update(ended_at=now, ended=Ended.STOPPED, ended_because="This person was taken off.")
    person.removed_at = now
    person.save(update_fields=["removed_at"])
    end_links(actor, SUBJECT, person.public_id)
    for key in keys:
        settle(locked, key)
    record_event("referral", locked.public_id, "person_removed", actor, {"person": person.public_id})
