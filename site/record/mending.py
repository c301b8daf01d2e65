"""Letters that were given up or perhaps sent: a person tries again, or says that they arrived."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from record.enums import OutboxState
from record.models import Outbox

STUCK = (OutboxState.DEAD, OutboxState.UNCERTAIN)


class NotStuck(ValueError):
    """The letter has left meanwhile, or waits to be sent: nobody has to decide anything."""


def stuck_letters() -> QuerySet[Outbox]:
    """Returns every letter that waits for a person, the oldest first."""
    return Outbox.objects.filter(state__in=STUCK).order_by("created_at", "pk")


def try_again(row: Outbox) -> None:
    """Lets the worker send it anew, as often as a new letter. Raises NotStuck.

    The caller checked that the person may decide, and writes down that they did.
    """
    _settle(row, OutboxState.WAITING)


def say_it_arrived(row: Outbox) -> None:
    """Counts the letter as sent because somebody asked the recipient. Raises NotStuck. Else as try_again."""
    _settle(row, OutboxState.SENT)


@transaction.atomic
def _settle(row: Outbox, state: OutboxState) -> None:
    now = timezone.now()
    changes: dict[str, object] = {"state": state, "attempts": 0, "due_at": now}
    if state == OutboxState.SENT:
        changes = {"state": state, "sent_at": now}
    if not Outbox.objects.filter(pk=row.pk, state__in=STUCK).update(**changes):
        raise NotStuck
