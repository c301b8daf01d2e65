"""formtools storage over the answers' own rows. Nothing of a referral is kept in the session."""

from contextlib import nullcontext
from typing import Any

from django.db import transaction
from formtools.wizard.storage.base import BaseStorage

from people.models import User
from wizard.journey.situation import Situation
from wizard.journey.typed import forget_typed, is_long
from wizard.referrals.service import identity_keys, marks_from, save_answers


class AnswerStorage(BaseStorage):
    """What formtools reads and writes, closed where the stock one is open.

    The current step is the address and cannot be set; posted data are never stored, only cleaned answers of the
    questions on the page; files are the evidence room's and `reset` touches nothing.
    """

    situation: Situation
    another_pupil = False  # whether the answers just stored say that the pupil is somebody else than before

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.init_data()

    def _get_current_step(self) -> str | None:
        step: str | None = self.request.resolver_match.kwargs.get("step")
        return step

    def _set_current_step(self, step: str | None) -> None:
        """Leaves it: one address is one step."""

    current_step = property(_get_current_step, _set_current_step)

    def reset(self) -> None:
        """Leaves everything where it is: a referral is withdrawn by an action, not by a page."""

    def set_step_data(self, step: str, cleaned_data: dict[str, Any]) -> None:
        """Stores the answers of one page. Raises PermissionDenied, NotADraft or ChangedMeanwhile."""
        actor: User = self.request.user
        referral, route, before = self.situation.referral, self.situation.route, self.situation.values
        marks = None
        if not identity_keys(route).isdisjoint(cleaned_data):
            marks = marks_from(route, {**before, **cleaned_data})
            self.another_pupil = marks != marks_from(route, before)
        long = [key for key in cleaned_data if is_long(route.questions[key])]
        with transaction.atomic() if long else nullcontext():  # storing answers is one transaction by itself
            save_answers(
                actor,
                referral,
                cleaned_data,
                seen=referral.lock_version,
                marks=marks if self.another_pupil else None,
            )
            forget_typed(referral, long, actor)

    def set_step_files(self, step: str, files: Any) -> None:
        """Leaves files alone: they are stored by the evidence room, encrypted, when they arrive."""
