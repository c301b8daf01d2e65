"""Scenarios in the CMS: kept from a try-out, run, renamed, recorded again and removed; never about a real person."""

from typing import Any

import pytest
from django.test import Client

from tests.wizard.routes.small_routes import row
from tests.wizard.routes.trying_building import Place, make_place
from wizard.routes.real_people import looks_real

pytestmark = pytest.mark.django_db
TYPED = {
    "today": "2026-11-02",
    "answers--ill": "no",
    "items--medical--0--type": "card",
    "hold": ["circumstance", "items--medical"],
    "keep": "1",
}


@pytest.fixture
def place(client: Client) -> Place:
    place = make_place()
    client.force_login(place.editor)
    return place


def keep(client: Client, place: Place, title: str = "A child who is well", **typed: Any) -> Any:
    return client.post(place.at("try/"), TYPED | {"lock": place.lock, "scenario_title": title} | typed)


def test_a_try_is_kept_and_passes(client: Client, place: Place) -> None:
    assert keep(client, place).status_code == 302
    (scenario,) = place.draft["scenarios"]
    assert scenario["key"] == "a_child_who_is_well"
    assert scenario["given"]["answers"] == {"ill": "no"}
    assert scenario["given"]["items"] == {"medical": [{"type": "card"}]}
    assert scenario["given"]["calendar"] == {"half_terms": []}  # no term dates here: it comes out the same anywhere
    assert scenario["expect"] == {"circumstance": "stop", "outcome": "refuse", "items": {"medical": ["refused"]}}
    page = client.get(place.at("scenarios/")).content.decode()
    assert "The one there is comes out as expected." in page


def test_a_try_that_only_looks_stores_nothing(client: Client, place: Place) -> None:
    before = place.lock
    page = client.post(place.at("try/"), {"today": "2026-11-02", "answers--ill": "no"}).content.decode()
    assert "Stops, with other ways" in page
    assert place.lock == before


def test_the_screen_names_rows_nothing_reaches(client: Client, place: Place) -> None:
    keep(client, place)
    page = client.get(place.at("scenarios/")).content.decode()
    assert "2 of 4 circumstances and verdicts" in page
    assert "Medical evidence, row 2 (accepted)" in page


def test_a_scenario_that_comes_out_otherwise_shows_both_sides_and_is_recorded_again(
    client: Client, place: Place
) -> None:
    keep(client, place)
    place.change(circumstances=[row("other", "refuse", when={"fact": "ill", "is": "no"}), row("go")])
    page = client.get(place.at("scenarios/")).content.decode()
    assert "which is no longer there" in page
    assert "“other”" in page
    assert (
        client.post(place.at("scenarios/a_child_who_is_well/"), {"record": "1", "lock": place.lock}).status_code == 302
    )
    assert place.draft["scenarios"][0]["expect"]["circumstance"] == "other"


def test_a_scenario_is_renamed_opened_changed_and_removed(client: Client, place: Place) -> None:
    keep(client, place)
    one = place.at("scenarios/a_child_who_is_well/")
    client.post(one, {"title": "A well child", "lock": place.lock})
    assert place.draft["scenarios"][0]["title"] == "A well child"
    opened = client.get(place.at("try/") + "?scenario=a_child_who_is_well").content.decode()
    assert '<option value="no" selected>' in opened
    again = {"scenario": "a_child_who_is_well", "again": "1", "answers--ill": "yes", "hold": ["circumstance"]}
    keep(client, place, "A well child", **again)
    assert [one["expect"]["circumstance"] for one in place.draft["scenarios"]] == ["go"]
    client.post(one, {"remove": "1", "lock": place.lock})
    assert place.draft["scenarios"] == []
    assert client.get(one).status_code == 404


@pytest.mark.parametrize(
    "title",
    ["Pupil H801200001001", "Ring 07912 345678", "NHS 943 476 5919", "mum@gmail.com", "Ring +44 20 7946 1234"],
)
def test_what_looks_like_a_real_person_is_refused(client: Client, place: Place, title: str) -> None:
    page = keep(client, place, title)
    assert page.status_code == 200
    assert "made-up people only" in page.content.decode()
    assert place.draft["scenarios"] == []


@pytest.mark.parametrize(
    "text", ["2026-11-02", "15.5", "01632 960 001", "head@school.example", "NHS 999 123 4567", "£1234567890"]
)
def test_what_is_plainly_made_up_is_not(text: str) -> None:
    assert looks_real({"answer": text}) == ""


def test_a_title_and_an_outcome_are_asked_for(client: Client, place: Place) -> None:
    assert "Give the scenario a title" in keep(client, place, " ").content.decode()
    assert "Choose at least one outcome" in keep(client, place, hold=[]).content.decode()


def test_the_second_of_two_editors_is_told_and_keeps_what_was_typed(client: Client, place: Place) -> None:
    old = place.lock
    place.change(circumstances=[row("go")])
    page = keep(client, place, lock=old).content.decode()
    assert "Somebody else has saved this route" in page
    assert 'value="A child who is well"' in page
    assert place.draft["scenarios"] == []


SCREENS = ["picture/", "try/", "scenarios/", "scenarios/one/", "publish/", "versions/1/document/"]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_screen_opens_for_an_editor_of_another_authority(client: Client, place: Place, screen: str) -> None:
    client.force_login(place.stranger)
    assert client.get(place.at(screen)).status_code == 404
    assert client.post(place.at(screen), TYPED | {"lock": place.lock}).status_code in (404, 405)
    assert place.draft["scenarios"] == []
