"""Letters about what is kept no longer: whom they went to goes with it."""

from collections.abc import Collection

from record.enums import OutboxState
from record.models import Outbox


def forget_letters(subject_ids: Collection[str]) -> int:
    """Deletes every letter about these subjects with the address it went to, and returns how many there were.

    One that is just being sent stays with the worker. Call it in the transaction that removes the subjects.
    """
    letters = Outbox.objects.filter(subject_id__in=subject_ids)
    return letters.exclude(state=OutboxState.SENDING).delete()[0]
