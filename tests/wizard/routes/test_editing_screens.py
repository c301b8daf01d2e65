"""The route editor in the CMS: every screen opens, saves what was typed, and loses nothing."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import make_authority, make_authority_page, make_route_version, make_user
from tests.wizard.routes.editing_browser import RouteScreens, drawn_form
from tests.wizard.routes.test_part_forms import DATA
from wizard.routes.drafts import draft_of, save_draft
from wizard.routes.importing import make_page
from wizard.routes.models import RoutePage

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20
MOST_IN_ALL = 40
ASK = "/steps/0/questions/0"
SAMPLE = (
    "/route",
    "/contacts/0",
    "/parties/0",
    "/duty/0",
    "/steps/0",
    "/steps/0/questions/2",
    "/steps/1/questions/0",
    "/tests/0",
    "/circumstances/2",
    "/requirements/2",
    "/requirements/3",
    "/clocks/1",
    "/casework/decision",
    "/casework/provision",
)


def make_editor(slug: str) -> User:
    user, authority = make_user(), make_authority(slug)
    make_authority_page(authority)
    grant_membership(make_user(is_superuser=True), user, Role.EDITOR, authority=authority)
    return User.objects.get(pk=user.pk)


@pytest.fixture
def editor() -> User:
    return make_editor("norfolk")


@pytest.fixture
def route(editor: User) -> RoutePage:
    top = AuthorityPage.objects.get(slug="norfolk")
    page = make_page(top, DATA["norfolk"]["route"]["key"], "Medical needs")
    save_draft(page, editor, lambda _: DATA["norfolk"], draft_of(page).lock)
    return page


@pytest.fixture
def screens(client: Client, editor: User, route: RoutePage) -> RouteScreens:
    client.force_login(editor)
    return RouteScreens(client, route)


def part(route: RoutePage, *steps: Any) -> Any:
    found: Any = draft_of(route).data
    for step in steps:
        found = found[step]
    return found


@pytest.mark.parametrize("at", SAMPLE)
def test_a_part_saved_as_it_is_drawn_changes_nothing(screens: RouteScreens, route: RoutePage, at: str) -> None:
    before = draft_of(route)
    address = screens.address("part", at=at)
    form = screens.form(address)
    again = drawn_form(screens.press(address, form, "refresh"))
    again["csrfmiddlewaretoken"], form["csrfmiddlewaretoken"], again["do"] = "", "", "refresh"
    assert again == form
    assert screens.press(address, again, "save").status_code == 302
    assert draft_of(route) == before


def test_the_overview_names_every_part_with_what_it_says(screens: RouteScreens, route: RoutePage) -> None:
    page = screens.client.get(screens.address()).content.decode()
    for name in ("contacts", "parties", "steps", "tests", "circumstances", "requirements", "clocks"):
        for number in range(len(part(route, name))):
            assert f"?at=%2F{name}%2F{number}" in page
    assert "answered by" in page


def test_words_that_were_typed_are_stored(screens: RouteScreens, route: RoutePage) -> None:
    address = screens.address("part", at=ASK)
    form = screens.form(address)
    form["ask"] = "Does the pupil live here?"
    assert screens.press(address, form, "save").status_code == 302
    assert part(route, "steps", 0, "questions", 0, "ask") == "Does the pupil live here?"


def test_buttons_of_rows_draw_the_form_again_and_save_nothing(screens: RouteScreens, route: RoutePage) -> None:
    before, address = draft_of(route), screens.address("part", at="/steps/0/questions/2")
    form = screens.form(address)
    first = form["options.0.label"]
    form = drawn_form(screens.press(address, form, "down:options.0"))
    assert form["options.1.label"] == first
    form = drawn_form(screens.press(address, form, "add:options"))
    last = len(form.getlist("options")) - 1
    form[f"options.{last}.label"] = "A school abroad"
    form = drawn_form(screens.press(address, form, "remove:options.0"))
    assert form["options.0.label"] == first
    assert form[f"options.{last - 1}.label"] == "A school abroad"
    assert draft_of(route) == before


def test_a_new_choice_gets_a_key_of_its_words_and_old_keys_stay(screens: RouteScreens, route: RoutePage) -> None:
    address = screens.address("part", at="/steps/0/questions/2")
    keys = [one["key"] for one in part(route, "steps", 0, "questions", 2, "options")]
    form = drawn_form(screens.press(address, screens.form(address), "add:options"))
    form[f"options.{len(keys)}.label"] = "A school abroad"
    form["options.0.label"] = "Another name"
    assert screens.press(address, form, "save").status_code == 302
    assert [one["key"] for one in part(route, "steps", 0, "questions", 2, "options")] == [*keys, "a_school_abroad"]


def test_a_condition_is_built_line_by_line(screens: RouteScreens, route: RoutePage) -> None:
    address = screens.address("part", at="/requirements/2")
    form = drawn_form(screens.press(address, screens.form(address), "add:when.lines"))
    form["when.lines.0.what"] = "fact:main_reason"
    form = drawn_form(screens.press(address, form, "refresh"))
    form.setlist("when.lines.0.value", ["physical", "mental"])
    response = screens.press(address, form, "refresh")
    assert "If “" in response.content.decode()
    assert screens.press(address, drawn_form(response), "save").status_code == 302
    assert part(route, "requirements", 2, "when") == {"fact": "main_reason", "in": ["physical", "mental"]}


def test_a_condition_too_deep_for_the_form_is_kept(screens: RouteScreens, route: RoutePage, editor: User) -> None:
    one, other = {"fact": "main_reason", "is": "pregnancy"}, {"fact": "too_unwell", "is": "yes"}
    deep = {"all": [{"any": [{"none": [one, other]}, one]}, other]}
    data = draft_of(route).data
    data["requirements"][2]["when"] = deep
    save_draft(route, editor, lambda _: data, draft_of(route).lock)
    address = screens.address("part", at="/requirements/2")
    form = screens.form(address)
    form["title"] = "Papers"
    assert screens.press(address, form, "save").status_code == 302
    assert part(route, "requirements", 2, "when") == deep
    assert part(route, "requirements", 2, "title") == "Papers"


def test_what_is_missing_is_said_at_its_field_and_nothing_typed_is_lost(screens: RouteScreens) -> None:
    address = screens.address("part", at=ASK)
    form = screens.form(address)
    form["ask"], form["hint"] = "", "A hint that was typed"
    response = screens.press(address, form, "save")
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_ask">Question</a>: This is needed.' in page
    assert "A hint that was typed" in page


def test_the_second_of_two_editors_keeps_what_was_typed(screens: RouteScreens, route: RoutePage, editor: User) -> None:
    address = screens.address("part", at=ASK)
    form = screens.form(address)
    data = draft_of(route).data
    data["route"]["title"] = "Changed meanwhile"
    save_draft(route, editor, lambda _: data, draft_of(route).lock)
    form["ask"] = "Typed by the second?"
    response = screens.press(address, form, "save")
    assert response.status_code == 422
    assert "Somebody else saved this route" in response.content.decode()
    again = drawn_form(response)
    assert again["ask"] == "Typed by the second?"
    assert screens.press(address, again, "save").status_code == 302
    assert part(route, "route", "title") == "Changed meanwhile"
    assert part(route, "steps", 0, "questions", 0, "ask") == "Typed by the second?"


def test_a_part_that_others_read_is_not_removed(screens: RouteScreens, route: RoutePage) -> None:
    before = draft_of(route)
    form = {"do": "remove:/parties/0", "lock": before.lock}
    page = screens.client.post(screens.address("rearrange"), form, follow=True).content.decode()
    assert "is still needed by" in page
    assert draft_of(route) == before


def test_a_part_moves_down(screens: RouteScreens, route: RoutePage) -> None:
    first = part(route, "contacts", 0)
    screens.client.post(screens.address("rearrange"), {"do": "down:/contacts/0", "lock": draft_of(route).lock})
    assert part(route, "contacts", 1) == first


def test_a_section_is_added_with_its_first_question(screens: RouteScreens, route: RoutePage) -> None:
    address = screens.address("add", to="/steps")
    form = screens.form(address)
    form["title"], form["first_question"] = "At home", "Is there a quiet room?"
    form.setlist("by", ["school"])
    assert screens.press(address, form, "save").status_code == 302
    added = part(route, "steps", -1)
    assert (added["key"], added["questions"][0]["ask"]) == ("at_home", "Is there a quiet room?")


def test_a_new_circumstance_stands_before_the_one_for_everyone_else(screens: RouteScreens, route: RoutePage) -> None:
    address = screens.address("add", to="/circumstances")
    form = drawn_form(screens.press(address, screens.form(address), "add:when.lines"))
    form["title"], form["outcome"], form["say.heading"] = "Abroad", "signpost", "Ask at home"
    form["when.lines.0.what"] = "fact:main_reason"
    form = drawn_form(screens.press(address, form, "refresh"))
    form.setlist("when.lines.0.value", ["physical"])
    assert screens.press(address, form, "save").status_code == 302
    assert part(route, "circumstances", -2, "key") == "abroad"
    assert "when" not in part(route, "circumstances", -1)


@pytest.mark.parametrize(
    "address", ["part/?at=/steps/99", "part/?at=/scenarios/0", "part/?at=nonsense", "add/?to=/route"]
)
def test_what_has_no_screen_is_not_found(screens: RouteScreens, address: str) -> None:
    assert screens.client.get(f"{screens.address()}{address}").status_code == 404


def test_another_authority_s_editor_finds_none_of_it(client: Client, route: RoutePage) -> None:
    client.force_login(make_editor("elsewhere"))
    lock, before = draft_of(route).lock, draft_of(route)
    for name in ("", "part/?at=/route", "add/?to=/contacts", "files/", "files/draft.json"):
        assert client.get(f"/cms/routes/{route.pk}/{name}").status_code == 404
    for name in ("rearrange/", "part/?at=/route", "add/?to=/contacts", "files/"):
        assert client.post(f"/cms/routes/{route.pk}/{name}", {"do": "save", "lock": lock}).status_code == 404
    assert DATA["norfolk"]["route"]["title"] not in client.get("/cms/routes/").content.decode()
    assert draft_of(route) == before


def test_the_draft_leaves_as_a_file_and_comes_back_the_same(screens: RouteScreens, route: RoutePage) -> None:
    before = draft_of(route)
    text = screens.client.get(screens.address("files") + "draft.json").content
    assert text.decode() == before.text
    form = {"do": "bring", "lock": before.lock, "file": SimpleUploadedFile("route.json", text)}
    assert screens.client.post(screens.address("files"), form).status_code == 302
    assert draft_of(route) == before


def test_a_file_of_another_route_becomes_this_one_and_it_is_said(screens: RouteScreens, route: RoutePage) -> None:
    file = SimpleUploadedFile("essex.json", json.dumps(DATA["essex"]).encode())
    form = {"do": "bring", "lock": draft_of(route).lock, "file": file}
    page = screens.client.post(screens.address("files"), form, follow=True).content.decode()
    assert "The authority is “norfolk” now; in the file it was “essex”." in page
    assert part(route, "route", "key") == route.key


def test_a_file_of_no_valid_shape_is_refused_with_the_place(screens: RouteScreens, route: RoutePage) -> None:
    before = draft_of(route)
    broken = before.data | {"wrong": 1}
    form = {"do": "bring", "lock": before.lock, "file": SimpleUploadedFile("a.json", json.dumps(broken).encode())}
    response = screens.client.post(screens.address("files"), form)
    assert response.status_code == 422
    assert "<code>/wrong</code>" in response.content.decode()
    assert draft_of(route) == before


def test_a_copy_of_another_route_cites_nothing_and_reaches_nobody(screens: RouteScreens, route: RoutePage) -> None:
    essex = make_route_version(make_authority_page(make_authority("essex")), json.dumps(DATA["essex"])).route
    form = {"do": "copy", "lock": draft_of(route).lock, "source": str(essex.pk)}
    page = screens.client.post(screens.address("files"), form, follow=True).content.decode()
    assert "clauses it cited are cleared" in page
    data = draft_of(route).data
    assert (data["clauses"], data["route"]["authority"], data["route"]["key"]) == ({}, "norfolk", route.key)
    assert not any({"email", "phone", "address"} & one.keys() for one in data["contacts"])
    assert len(data["steps"]) == len(DATA["essex"]["steps"])


def test_a_route_begins_in_the_cms(client: Client, editor: User) -> None:
    client.force_login(editor)
    top = AuthorityPage.objects.get(slug="norfolk")
    started = client.get(f"/cms/pages/add/routes/routepage/{top.pk}/")
    assert started["Location"] == "/cms/routes/new/?at=norfolk"
    form = {"title": "Ask for home teaching", "kind": "referral", "authority": "norfolk"}
    assert client.post("/cms/routes/new/", form).status_code == 302
    page = RoutePage.objects.get(key="ask_for_home_teaching")
    assert page.slug == "refer-ask-for-home-teaching"
    assert draft_of(page).data["casework"]["decision"]["outcomes"]
    assert client.get(f"/cms/routes/{page.pk}/").status_code == 200


def test_wagtail_publishes_no_route_past_its_checks(screens: RouteScreens, route: RoutePage) -> None:
    before = draft_of(route)
    form = {"title": "Medical needs", "slug": "taken", "draft": "{}", "action-publish": "1"}
    response = screens.client.post(f"/cms/pages/{route.pk}/edit/", form)
    assert response["Location"] == f"/cms/routes/{route.pk}/publish/"
    assert draft_of(route) == before
    assert not route.versions.exists()
    route.refresh_from_db()
    assert (route.slug, route.title) == ("refer-medical-needs", "Medical needs")
    assert route.draft == ""


def test_a_screen_asks_the_database_little(screens: RouteScreens) -> None:
    def asked(address: str) -> int:
        screens.client.get(address)
        with CaptureQueriesContext(connection) as queries:
            screens.client.get(address)
        return len(queries)

    shell = asked("/cms/routes/new/")  # what the CMS itself asks for its menu and its wall
    assert asked(screens.address()) - shell <= MOST_QUERIES
    assert asked(screens.address("part", at="/requirements/2")) - shell <= MOST_QUERIES
    assert asked(screens.address()) <= MOST_IN_ALL  # the menu asks once whether somebody edits, not per item
