"""A school stops asking somebody: a mistake, or a person who cannot be reached. Nobody waits for them any more."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.consent.enums import Ended
from wizard.consent.models import ConsentRequest
from wizard.consent.permission import hold
from wizard.consent.settling import settle


@transaction.atomic
def stop_asking(actor: User, request: ConsentRequest, why: str) -> ConsentRequest:
    """Returns the ended request. Raises PermissionDenied, also for one that was answered: an answer is not put away."""
    locked = hold(actor, request.referral)
    request = ConsentRequest.objects.select_related("person").get(pk=request.pk)
    if request.answered_at is not None:
        raise PermissionDenied
    if request.ended_at is None:
        request.ended_at, request.ended, request.ended_because = timezone.now(), Ended.STOPPED, why
        request.save(update_fields=["ended_at", "ended", "ended_because"])
        settle(locked, request.consent_key)
        told = {"consent": request.consent_key, "person": request.person.public_id}
        record_event("referral", locked.public_id, "consent_asking_stopped", actor, told)
    return request
