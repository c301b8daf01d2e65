"""A small route in the CMS of a made-up council, with its editor and one of another council."""

from dataclasses import dataclass
from typing import Any

from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests import policy_building
from tests.building import make_authority, make_authority_page, make_user
from tests.policy_building import SMALL, make_edition, make_policy, publish
from tests.wizard.routes.small_routes import document, evidence, question, row, step, verdict
from wizard.routes.drafts import draft_of, save_draft
from wizard.routes.models import RoutePage

JSON = dict[str, Any]


@dataclass
class Place:
    """A route with its editor, a stranger who edits elsewhere, and short ways to its screens."""

    page: RoutePage
    editor: User
    stranger: User

    def at(self, screen: str = "") -> str:
        return f"/cms/routes/{self.page.pk}/{screen}"

    @property
    def draft(self) -> JSON:
        return draft_of(self.page).data

    @property
    def lock(self) -> str:
        return draft_of(self.page).lock

    def change(self, **parts: Any) -> None:
        save_draft(self.page, self.editor, lambda data: data | parts, self.lock)


def small_route(**parts: Any) -> JSON:
    """A route that stops who is well, and wants a letter; its one clause is in force."""
    card = verdict({"fact": "item.type", "is": "card"}, "refused", cites=["c"])
    letter = verdict({"fact": "item.author", "is": "gp"}, "accepted", cites=["c"])
    made = document(
        step(question("ill")),
        requirements=[evidence(card, letter)],
        circumstances=[row("stop", "refuse", when={"fact": "ill", "is": "no"}), row("go")],
        **parts,
    )
    made["route"]["authority"] = "fernshire"
    made["clauses"] = {"c": {"uid": "fernshire-2-nurse"}}
    return made


def make_place(**parts: Any) -> Place:
    """Returns a council whose policy is in force, with a draft of the small route."""
    top = policy_building.make_place()
    publish(make_edition(make_policy(top), SMALL))
    page = RoutePage(title="A small route", key="small", slug="refer-small", live=False)
    top.add_child(instance=page)
    owner = make_user("owner@example.test", is_superuser=True)
    editor, stranger = make_user("editor@example.test"), make_user("stranger@example.test")
    grant_membership(owner, editor, Role.EDITOR, authority=top.authority)
    elsewhere = make_authority("elsewhere")
    make_authority_page(elsewhere)
    grant_membership(owner, stranger, Role.EDITOR, authority=elsewhere)
    place = Place(page, User.objects.get(pk=editor.pk), User.objects.get(pk=stranger.pk))
    save_draft(page, place.editor, lambda _: small_route(**parts), place.lock)
    return place
