"""What every kind of page of the walk has in common."""

from collections.abc import Mapping
from typing import Any

from django.forms import Form

from people.models import User
from wizard.journey.clauses import Clauses
from wizard.journey.pages import Page
from wizard.journey.situation import Situation

MET = ("met", "met_for_now")  # nothing more is wanted: a reason given before says nothing any more


class Screen:
    """One page of one referral. Subclasses say its form, its words and what receiving the form does."""

    form_class: type[Form]
    template: str
    heading = "Why we ask"
    viewer: User  # who looks at it; set by the walk
    reader: User | None = None  # whoever the page is shown to
    stays = False  # what was received is shown on this same page before going on

    def __init__(self, situation: Situation, page: Page, asked_for: Mapping[str, str]) -> None:
        self.situation = situation
        self.page = page
        self.asked_for = asked_for

    def form_kwargs(self) -> dict[str, Any]:
        """Returns what the form is made with, besides data and files."""
        raise NotImplementedError

    def receive(self, actor: User, form: Any) -> bool:
        """Stores a valid form and returns whether to go on; False shows this page again."""
        raise NotImplementedError

    def rescue(self, actor: User, form: Any) -> Any:
        """Returns the form to show again when it was not valid, having kept what can be kept."""
        return form

    def cites(self) -> list[str]:
        """Returns the keys of the clauses this page stands on, the most telling first."""
        raise NotImplementedError

    def why(self) -> str:
        """Returns why this is asked, in one or two sentences."""
        raise NotImplementedError

    def assumed(self) -> str:
        """Returns what we do where the policy is silent."""
        raise NotImplementedError

    def context(self, clauses: Clauses) -> dict[str, Any]:
        """Returns what this kind of page shows beside its form."""
        return {}
