"""A page of files: evidence with its verdicts, a document, or a question answered by files."""

from typing import Any

from django.urls import reverse

from people.models import User
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import UploadRefused, add_item, describe_item, has_scanner, items_visible_to
from wizard.journey.clauses import Clauses
from wizard.journey.evidence_form import FileForm
from wizard.journey.posted import with_value
from wizard.journey.screens.screen import MET, Screen
from wizard.journey.verdicts import card_of, infected_card
from wizard.routes.service import ItemResult, Question, Requirement


class FilesScreen(Screen):
    """Adds files one at a time; each stays as a card with what we make of it."""

    form_class = FileForm
    template = "journey/files.html"
    stays = True

    @property
    def key(self) -> str:
        """What the files are for: the requirement's key, or the question's."""
        return self.page.requirement or self.page.questions[0]

    @property
    def source(self) -> Requirement | Question:
        """The part of the route that asks for the files."""
        route = self.situation.route
        return route.requirements[self.key] if self.page.requirement else route.questions[self.key]

    def kept(self) -> EvidenceItem | None:
        """Returns the file being described, when the address or the form names one of this page."""
        wanted = self.asked_for.get("item", "")
        if not wanted:
            return None
        items = self.situation.items_for(self.key)
        known = self.known(items)
        return next((item for item in items if item.public_id == wanted and wanted in known), None)

    def known(self, items: list[EvidenceItem]) -> set[str]:
        """Returns the ids of those items that the person looking may know: most pages have no other."""
        if all(item.readers == Readers.ALL for item in items):
            return {item.public_id for item in items}
        return set(
            items_visible_to(self.viewer).filter(pk__in=[item.pk for item in items]).values_list("public_id", flat=True)
        )

    def form_kwargs(self) -> dict[str, Any]:
        """Returns what may be asked of a file here, and the file being described."""
        requirement = self.source if isinstance(self.source, Requirement) else None
        return {"requirement": requirement, "kept": self.kept()}

    def receive(self, actor: User, form: Any) -> bool:
        """Stores the file, or the new description of a kept one. A refused file is an error of the form."""
        referral = self.situation.referral
        try:
            if form.kept is not None:
                describe_item(actor, referral, form.kept.public_id, form.description())
                return True
            add_item(actor, referral, self.key, form.cleaned_data["file"], form.description())
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
            return False
        except EvidenceItem.DoesNotExist:
            form.add_error(None, "A colleague took this file off meanwhile. Add it again if it is needed.")
            return False
        return True

    def rescue(self, actor: User, form: Any) -> Any:
        """Keeps a good file whose description is not right yet, and asks for the description alone."""
        if form.kept is not None or not form.only_lacks_words():
            return form
        try:
            said = form.description()
            item = add_item(actor, self.situation.referral, self.key, form.cleaned_data["file"], said)
        except UploadRefused as refusal:
            form.add_error("file", str(refusal))
            return form
        data = with_value(form.data, "item", item.public_id)
        return FileForm(data=data, requirement=self.form_kwargs()["requirement"], kept=item)

    def results(self) -> tuple[ItemResult, ...]:
        """Returns the verdicts on the items, in their order; none where nothing is judged."""
        return self.situation.result.items(self.key) if self.page.kind == "evidence" else ()

    def cites(self) -> list[str]:
        """Returns the clauses of what asks for the files and of each verdict."""
        return [*self.source.cites, *(key for one in self.results() for key in one.cites)]

    def why(self) -> str:
        """Returns why the files are asked for."""
        return self.source.why

    def assumed(self) -> str:
        """Returns what is assumed where the policy is silent."""
        return self.source.assumed

    def context(self, clauses: Clauses) -> dict[str, Any]:
        """Returns the cards, what would do, and whether the way without is offered."""
        items = self.situation.items_for(self.key)
        ruined = [item for item in self.situation.infected if item.for_key == self.key]
        known = self.known([*items, *ruined])
        results = self.results() or (None,) * len(items)
        here = reverse("journey:step", args=[self.situation.referral.public_id, self.page.address])
        found = self.situation.result.requirements.get(self.page.requirement)
        about = f"requirement:{self.key}" if self.page.requirement else f"question:{self.key}"
        return {
            "caption": self.caption(),
            "lead": self.source.hint,
            "items": [
                *(
                    card_of(self.source, item, result, clauses, here, known=item.public_id in known)
                    for item, result in zip(items, results, strict=True)
                ),
                *(infected_card(item, here, known=item.public_id in known) for item in ruined),
            ],
            "unscanned": not has_scanner(),
            "instead": getattr(self.source, "instead", ()) if not items else (),
            "about": about,
            "asked": None if found and found.status in MET else self.situation.requests.get(about),
            "unmet": (found.status == "not_met") if found else (self.source.need != "optional" and not items),
            "must": self.source.need != "optional",
        }

    def caption(self) -> str:
        """Returns the name of the part this page belongs to."""
        if self.page.step_key:
            return self.situation.route.steps[self.page.step_key].title
        return "Evidence" if self.page.kind == "evidence" else "Documents"
