"""A page that records what a parent or young person agreed to."""

from functools import cached_property
from typing import Any

from django.urls import reverse

from people.models import User
from wizard.consent.service import (
    ChangedSinceShown,
    Words,
    consents_that_count,
    record_consent,
    requests_of,
    seen,
    words_now,
)
from wizard.journey.clauses import Clauses
from wizard.journey.consent_form import ConsentForm, initial_of
from wizard.journey.family.rows import AskedRow, asked_rows
from wizard.journey.older_page import written_over
from wizard.journey.screens.screen import MET, Screen
from wizard.routes.service import Requirement

DETAILS = ("scopes", "given_by", "relationship", "how", "held_at", "given_on")


class ConsentScreen(Screen):
    """Records one consent, given or not."""

    form_class = ConsentForm
    template = "journey/consent.html"
    theirs: tuple[dict[str, Any], ...] = ()  # what was recorded after the page that was sent had been opened

    @property
    def requirement(self) -> Requirement:
        """The consent asked for."""
        return self.situation.route.requirements[self.page.requirement]

    @property
    def words(self) -> Words:
        """What people are asked to agree to, as it is now."""
        words = words_now(self.situation.referral, self.requirement.key, self.situation.route)
        assert words is not None, "the page is of a consent of this route"
        return words

    @cached_property
    def rows(self) -> list[AskedRow]:
        """The people who were asked, and how each stands."""
        return asked_rows(self.situation, self.requirement.key)

    def form_kwargs(self) -> dict[str, Any]:
        """Returns the consent, and what was recorded before."""
        stored = self.situation.consents.get(self.requirement.key) if self.asked_for.get("show") else None
        return {"route": self.situation.route, "requirement": self.requirement, "stored": stored}

    def receive(self, actor: User, form: Any) -> bool:
        """Records it. A refusal keeps nothing of who, how and when. Where people were asked, their answers count."""
        if requests_of(self.situation.referral).filter(consent_key=self.requirement.key).exists():
            form.add_error(None, "Somebody has been asked. Record their answer under their name")
            return False
        try:
            self._record(actor, form.cleaned_data)
        except ChangedSinceShown:
            return not self._overtaken(actor, form)
        return True

    def _record(self, actor: User, said: dict[str, Any]) -> None:
        given = said["given"] == "yes"
        details = {key: said[key] for key in DETAILS if said.get(key)}
        record_consent(
            actor,
            self.situation.referral,
            self.requirement.key,
            given=given,
            statement=self.words.text,
            shown=said["seen"],
            **(details if given else {}),
        )

    def _overtaken(self, actor: User, form: ConsentForm) -> bool:
        """Whether something else was recorded since; the page then shows both."""
        found = consents_that_count(self.situation.referral, self.situation.route).get(self.requirement.key)
        saved = initial_of(found) or {"given": "no"}
        if saved["given"] == "no" or form.cleaned_data["given"] == "no":
            saved = {"given": saved["given"]}
        own = found is not None and found.recorded_by_id == actor.pk
        self.theirs = tuple(written_over(form, saved, seen(found), own=own))
        return bool(self.theirs)

    def cites(self) -> list[str]:
        """Returns the clauses of the consent."""
        return list(self.requirement.cites)

    def why(self) -> str:
        """Returns why it is asked for."""
        return self.requirement.why

    def assumed(self) -> str:
        """Returns what is assumed where the policy is silent."""
        return self.requirement.assumed

    def context(self, clauses: Clauses) -> dict[str, Any]:
        """Returns the lawful basis, how to withdraw, and whether the way without is offered."""
        about = f"requirement:{self.requirement.key}"
        stored = self.situation.consents.get(self.requirement.key)
        found = self.situation.result.requirements[self.requirement.key]
        return {
            "requirement": self.requirement,
            "words": self.words,
            "rows": self.rows,
            "ask_href": reverse("family:ask", args=[self.situation.referral.public_id, self.requirement.key]),
            "people_href": reverse("family:people", args=[self.situation.referral.public_id]),
            "stands": stored is not None and stored.given and stored.withdrawn_at is None,
            "about": about,
            "asked": None if found.status in MET else self.situation.requests.get(about),
            "theirs": self.theirs,
            "unmet": stored is not None and found.status == "not_met",
        }
