"""The same done for several cases in one go: each by its own action, so that one that cannot be done keeps no other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import enqueue
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.assign_case import NotAnOfficer, assign_case
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case
from wizard.casework.notices import ASSIGNED_SEVERAL


@dataclass(frozen=True, slots=True)
class Done:
    """One case of several: whether it was done, and what to say of it."""

    case: Case
    done: bool
    say: str


def acknowledge_each(actor: User, cases: Iterable[Case]) -> list[Done]:
    """Acknowledges those that wait for it, and says of the others why not. Each checks the actor's permission."""
    return [one_of(case, partial(acknowledge, actor, case)) for case in cases]


@transaction.atomic
def assign_each(actor: User, cases: Iterable[Case], owner: User) -> list[Done]:
    """Gives each open case to an officer, who hears of all by one notice. Each checks the actor's permission."""
    done = [one_of(case, partial(assign, actor, case, owner)) for case in cases]
    given = [one.case for one in done if one.done]
    if given and owner != actor:
        key = f"cases-assigned:{owner.pk}:{timezone.now():%Y%m%dT%H%M%S.%f}"
        enqueue(ASSIGNED_SEVERAL, "case", given[0].submission.reference, owner.email, key)
    return done


def one_of(case: Case, do: Callable[[], Done]) -> Done:
    """Returns what was done; a refusal is said of this case alone."""
    try:
        return do()
    except PermissionDenied:
        return Done(case, False, "You do not work this council’s cases any more.")
    except NotAnOfficer:
        return Done(case, False, "They do not work this council’s cases.")


def acknowledge(actor: User, case: Case) -> Done:
    """Acknowledges one; a referral that the school took back is read first."""
    if case.status != CaseStatus.RECEIVED:
        return Done(case, False, "It was acknowledged before.")
    if case.handed_over_to:
        return Done(case, False, "It is worked elsewhere, and acknowledged there.")
    if case.submission.referral.withdrawn_at is not None:
        return Done(case, False, "The school withdrew it. Open it, read why, and decide whether the duty goes on.")
    return Done(acknowledge_referral(actor, case), True, "Acknowledged. The school gets a message.")


def assign(actor: User, case: Case, owner: User) -> Done:
    """Gives one to an officer; a case that is over stays whose it was."""
    if case.status not in OPEN:
        return Done(case, False, "It is closed or withdrawn.")
    if case.owner_id == owner.pk:
        return Done(case, False, f"{owner} has it already.")
    return Done(assign_case(actor, case, owner, tell=False), True, f"{owner} has it now.")
