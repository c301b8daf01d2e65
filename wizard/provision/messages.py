"""What was written between provider, school and council, and what one of them has not read yet."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import QuerySet

from links.models import Link
from links.service import is_running
from wizard.provision.actions.keep_provider import PURPOSE
from wizard.provision.enums import Party, Saying
from wizard.provision.models import Message, MessageReading, Placement, Provider


def running_link(provider: Provider) -> Link | None:
    """Returns the provider's running link."""
    links = Link.objects.filter(purpose=PURPOSE, subject_id=provider.public_id, ended_at=None).order_by("-made_at")
    return next((one for one in links if is_running(one)), None)


def messages_of(placement: Placement) -> QuerySet[Message]:
    """Returns what was written about a placement, the latest first, with who read it."""
    return Message.objects.filter(placement=placement).prefetch_related("readings")


def unread_by(party: Party, placements: Collection[Placement], *, risks_only: bool = False) -> dict[int, list[Message]]:
    """Returns what others wrote that nobody of a party said they had read, by placement. One query."""
    read = MessageReading.objects.filter(party=party).values("message")
    waiting = Message.objects.filter(placement__in=placements).exclude(party=party).exclude(pk__in=read)
    found: dict[int, list[Message]] = defaultdict(list)
    for one in waiting.filter(kind=Saying.RISK) if risks_only else waiting:
        found[one.placement_id].append(one)
    return found
