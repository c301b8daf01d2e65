"""Clauses in the route editor: found by number or words, kept in the document's table, red when they are gone."""

from typing import Any

import pytest
from django.test import Client

from guidance.reading.models import AuthorityPage
from tests.policy_building import clause, correct, heading, make_edition, make_policy, publish
from tests.wizard.routes.editing_browser import RouteScreens, drawn_form
from tests.wizard.routes.test_editing_screens import make_editor
from wizard.routes.drafts import draft_of, save_draft
from wizard.routes.importing import make_page

pytestmark = pytest.mark.django_db
ASK = "/steps/0/questions/0"
BODY = [
    heading("Referring", "fern-1"),
    clause("A school refers after fifteen days.", "fern-1-days"),
    clause("A letter from a doctor is enough.", "fern-1-letter"),
]
OTHER_WORDS = [BODY[0], clause("A school refers after ten days.", "fern-1-days"), BODY[2]]


@pytest.fixture
def place() -> Any:
    user = make_editor("fernshire")
    top = AuthorityPage.objects.get(slug="fernshire")
    return user, top, make_edition(make_policy(top), BODY)


@pytest.fixture
def screens(client: Client, place: Any) -> RouteScreens:
    user, top, edition = place
    publish(edition)
    page = make_page(top, "medical", "Medical needs")
    save_draft(page, user, dict, draft_of(page).lock)
    client.force_login(user)
    return RouteScreens(client, page)


def found(screens: RouteScreens, words: str) -> Any:
    address = screens.address("part", at=ASK)
    form = screens.form(address)
    form["cites.find"] = words
    return screens.press(address, form, "find:cites")


def cite(screens: RouteScreens, *values: str) -> None:
    form = drawn_form(found(screens, "letter"))
    form.setlist("cites", list(values))
    assert screens.press(screens.address("part", at=ASK), form, "save").status_code == 302


@pytest.mark.parametrize("words", ["1.b", "doctor letter"])
def test_a_clause_is_found_by_its_number_or_its_words(screens: RouteScreens, words: str) -> None:
    page = found(screens, words).content.decode()
    assert "A letter from a doctor is enough." in page
    assert "fifteen days" not in page


def test_what_is_not_found_is_said(screens: RouteScreens) -> None:
    assert "No clause in force begins with or holds “helicopter”" in found(screens, "helicopter").content.decode()


def test_a_chosen_clause_enters_the_table_and_an_unused_one_leaves_it(screens: RouteScreens) -> None:
    cite(screens, "uid:fern-1-letter")
    data = draft_of(screens.page).data
    assert data["steps"][0]["questions"][0]["cites"] == ["c_fern_1_letter"]
    assert data["clauses"]["c_fern_1_letter"]["uid"] == "fern-1-letter"
    cite(screens, "uid:fern-1-days")
    assert list(draft_of(screens.page).data["clauses"]) == ["c_fern_1_days"]


def test_a_clause_that_left_the_policy_is_shown_as_gone(screens: RouteScreens, place: Any) -> None:
    cite(screens, "uid:fern-1-letter")
    correct(place[2], BODY[:2])
    assert "These clauses are no longer in your policy" in screens.client.get(screens.address()).content.decode()
    part = screens.client.get(screens.address("part", at=ASK)).content.decode()
    assert 'class="re-gone"' in part


def test_a_clause_with_other_words_is_cited_again_once_read(screens: RouteScreens, place: Any) -> None:
    cite(screens, "uid:fern-1-days")
    correct(place[2], OTHER_WORDS)
    assert "have other words now" in screens.client.get(screens.address()).content.decode()
    form = {"do": "cite:c_fern_1_days", "lock": draft_of(screens.page).lock}
    page = screens.client.post(screens.address("rearrange"), form, follow=True).content.decode()
    assert "have other words now" not in page
