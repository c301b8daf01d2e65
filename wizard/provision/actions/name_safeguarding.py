"""A school or a council says who its safeguarding people are; a name ends, it is not deleted (N149, N150)."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import Authority, School, User
from record.service import record_event
from wizard.provision.models import SafeguardingPerson
from wizard.provision.readers import at_council, at_school, may_name, named_at


@transaction.atomic
def name_person(actor: User, place: Authority | School, person: User) -> SafeguardingPerson:
    """Returns the name, there once. Raises PermissionDenied, also for a person who does not work at the place."""
    there = at_council(place) if isinstance(place, Authority) else at_school(place)
    if not may_name(actor, place) or not there.filter(pk=person.pk).exists():
        raise PermissionDenied
    type(place).objects.select_for_update().get(pk=place.pk)
    if known := named_at(place).filter(person=person).first():
        return known
    where = {"authority": place} if isinstance(place, Authority) else {"school": place}
    named = SafeguardingPerson.objects.create(person=person, named_by=actor, named_at=timezone.now(), **where)
    record_event("safeguarding", place.slug, "safeguarding_named", actor, {"person": person.pk})
    return named


@transaction.atomic
def end_name(actor: User, named: SafeguardingPerson) -> SafeguardingPerson:
    """Returns the name, ended: the person reads no more worries by it. Raises PermissionDenied."""
    held = SafeguardingPerson.objects.select_for_update(of=("self",)).get(pk=named.pk)
    place = held.authority or held.school
    if place is None or not may_name(actor, place):
        raise PermissionDenied
    if held.ended_at is None:
        held.ended_at, held.ended_by = timezone.now(), actor
        held.save(update_fields=["ended_at", "ended_by"])
        record_event("safeguarding", place.slug, "safeguarding_ended", actor, {"person": held.person_id})
    return held
