"""A page that records what a parent or young person agreed to."""

from typing import Any

from people.models import User
from wizard.consent.service import record_consent
from wizard.journey.clauses import Clauses
from wizard.journey.consent_form import ConsentForm, statement_of
from wizard.journey.screens.screen import MET, Screen
from wizard.routes.service import Requirement


class ConsentScreen(Screen):
    """Records one consent, given or not."""

    form_class = ConsentForm
    template = "journey/consent.html"

    @property
    def requirement(self) -> Requirement:
        """The consent asked for."""
        return self.situation.route.requirements[self.page.requirement]

    def form_kwargs(self) -> dict[str, Any]:
        """Returns the consent, and what was recorded before."""
        stored = self.situation.consents.get(self.requirement.key) if self.asked_for.get("show") else None
        return {"route": self.situation.route, "requirement": self.requirement, "stored": stored}

    def receive(self, actor: User, form: Any) -> bool:
        """Records it. A refusal keeps nothing of who, how and when."""
        said = form.cleaned_data
        given = said["given"] == "yes"
        details = {key: said[key] for key in ("scopes", "given_by", "relationship", "how", "given_on") if said.get(key)}
        record_consent(
            actor,
            self.situation.referral,
            self.requirement.key,
            given=given,
            statement=statement_of(self.requirement),
            **(details if given else {}),
        )
        return True

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
            "about": about,
            "asked": None if found.status in MET else self.situation.requests.get(about),
            "unmet": stored is not None and found.status == "not_met",
        }
