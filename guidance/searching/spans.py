"""From which day to which each version of a policy is the word in force. Pure."""

from collections.abc import Sequence
from datetime import date

from guidance.policies.models import EditionVersion
from guidance.policies.service import in_force
from guidance.searching.models import FOR_EVER

Span = tuple[date, date]


def spans(versions: Sequence[EditionVersion]) -> dict[int, Span]:
    """Returns version id -> (first day, day it ends), for all versions of one policy.

    A version has one span: what takes its place begins later or corrects it, and stays. One that never was in force,
    being corrected from its own first day, ends on that day.
    """
    found = {version.pk: (version.effective_from, version.effective_from) for version in versions}
    days = sorted({version.effective_from for version in versions})
    for first, after in zip(days, [*days[1:], FOR_EVER], strict=True):
        holder = in_force(versions, first)
        if holder is not None:
            began, ended = found[holder.pk]
            found[holder.pk] = (began if ended > began else first, after)
    return found
