"""What rooms above know of a pupil is brought to a referral that starts from the register: they say so at start."""

from collections.abc import Callable
from typing import Any

from wizard.attendance.models import RegisterPupil
from wizard.referrals.models import Referral
from wizard.routes.service import Route

#: (pupil, route) -> answers by question key.
Answers = Callable[[RegisterPupil, Route], dict[str, Any]]
#: (referral, answers) once they are stored.
Stored = Callable[[Referral, dict[str, Any]], None]
_bringers: list[tuple[Answers, Stored]] = []


def register_bringer(answers: Answers, stored: Stored) -> None:
    """Adds a room that brings answers, safe to repeat. Call from AppConfig.ready."""
    if (answers, stored) not in _bringers:
        _bringers.append((answers, stored))


def brought_by_rooms(pupil: RegisterPupil, route: Route) -> dict[str, Any]:
    """Returns what the rooms above bring, by question key."""
    return {key: value for answers, _ in _bringers for key, value in answers(pupil, route).items()}


def tell_rooms(referral: Referral, answers: dict[str, Any]) -> None:
    """Tells those rooms what a new referral was filled in with, inside its transaction."""
    for _, stored in _bringers:
        stored(referral, answers)
