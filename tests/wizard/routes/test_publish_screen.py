"""Publishing in the CMS: what changes and what stops it is shown; the next version is frozen and the page goes live."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from guidance.library.models import EditorTask
from record.models import Event
from tests.wizard.routes.small_routes import question, row, step
from tests.wizard.routes.trying_building import Place, make_place
from wizard.routes.actions.decide_approval import send_back, submit_route
from wizard.routes.actions.publish_draft import ApprovalNeeded, publish_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client: Client) -> Place:
    place = make_place()
    client.force_login(place.editor)
    return place


def publish(client: Client, place: Place, **typed: Any) -> Any:
    today = timezone.localdate().isoformat()
    said = {"lock": place.lock, "effective_from": today, "change_note": "The first."}
    said |= {"approved_by": "Cabinet", "approved_on": today, "minute_reference": "Minute 12"}
    return client.post(place.at("publish/"), said | typed)


def test_a_draft_becomes_version_1_and_the_start_page_opens(client: Client, place: Place) -> None:
    assert client.get("/fernshire/refer/small/").status_code == 404
    assert publish(client, place).status_code == 302
    version = place.page.versions.get()
    assert (version.number, version.change_note, version.published_by) == (1, "The first.", place.editor)
    assert client.get("/fernshire/refer/small/").status_code == 200
    place.page.refresh_from_db()
    assert place.page.live
    assert place.draft["clauses"]["c"]["sha256"]


def test_what_changes_is_said_in_words_and_becomes_version_2(client: Client, place: Place) -> None:
    publish(client, place)
    place.change(steps=[step(question("ill", ask="Is the child too unwell?"))])
    page = client.get(place.at("publish/")).content.decode()
    assert "What changes since version 1" in page
    assert "Is the child too unwell?" in page
    publish(client, place, change_note="Asks it better.")
    assert [one.number for one in place.page.versions.order_by("number")] == [1, 2]
    shown = client.get(place.at("versions/2/document/")).content.decode()
    assert "Asks it better." in shown
    assert "<del>About ill?</del>" in shown


def test_what_stops_it_is_listed_with_its_part_and_nothing_is_published(client: Client, place: Place) -> None:
    place.change(circumstances=[row("stop", "refuse", when={"fact": "ill", "is": "perhaps"}), row("go")])
    page = client.get(place.at("publish/")).content.decode()
    assert "1 thing to put right first" in page
    assert f"{place.at('part/')}?at=%2Fcircumstances%2F0" in page
    assert publish(client, place).status_code == 200
    assert not place.page.versions.exists()


def test_a_failing_scenario_stops_it(client: Client, place: Place) -> None:
    given, expect = {"answers": {"ill": "no"}}, {"circumstance": "go"}
    place.change(scenarios=[{"key": "s", "title": "Well", "today": "2026-11-02", "given": given, "expect": expect}])
    page = client.get(place.at("publish/")).content.decode()
    assert "“Well”" in page
    publish(client, place)
    assert not place.page.versions.exists()


def test_warnings_and_assumptions_are_to_be_read_and_stop_nothing(client: Client, place: Place) -> None:
    place.change(circumstances=[row("go", assumed="No day is given: we say ten.")])
    page = client.get(place.at("publish/")).content.decode()
    assert "No day is given: we say ten." in page
    assert "that no scenario reaches" in page
    assert publish(client, place).status_code == 302


def test_nothing_is_published_twice(client: Client, place: Place) -> None:
    publish(client, place)
    page = publish(client, place, change_note="The same again.")
    assert "This draft says what the latest version says" in page.content.decode()
    assert place.page.versions.count() == 1


def test_a_later_version_says_what_it_changes_and_begins_no_earlier(client: Client, place: Place) -> None:
    publish(client, place)
    place.change(circumstances=[row("go")])
    assert "Say in a sentence what changes." in publish(client, place, change_note="").content.decode()
    yesterday = (timezone.localdate() - timedelta(days=1)).isoformat()
    assert "not before that day" in publish(client, place, effective_from=yesterday).content.decode()
    assert place.page.versions.count() == 1


def test_an_outdated_page_publishes_nothing(client: Client, place: Place) -> None:
    old = place.lock
    place.change(circumstances=[row("go")])
    assert "Somebody else has saved this route" in publish(client, place, lock=old).content.decode()
    assert not place.page.versions.exists()


def test_a_version_is_downloaded_as_its_hash_was_taken(client: Client, place: Place) -> None:
    publish(client, place)
    version = place.page.versions.get()
    response = client.get(place.at("versions/1/route.json"))
    assert response.content.decode() == version.document
    assert json.loads(response.content)["route"]["version"] == 1
    assert response["Content-Disposition"] == 'attachment; filename="fernshire-small-v1.json"'
    assert client.get(place.at("versions/2/document/")).status_code == 404


def test_the_version_before_gets_a_last_day_and_not_one_before_the_new_one_begins(client: Client, place: Place) -> None:
    publish(client, place)
    place.change(circumstances=[row("go")])
    today = timezone.localdate()
    begins, before = today + timedelta(days=20), today + timedelta(days=10)
    page = publish(client, place, effective_from=begins.isoformat(), last_day=before.isoformat())
    assert "the new version takes referrals already" in page.content.decode()
    assert publish(client, place, effective_from=begins.isoformat(), last_day=begins.isoformat()).status_code == 302
    first = place.page.versions.get(number=1)
    assert first.last_days.get().day == begins


def test_the_first_version_says_which_body_approved_it_and_a_correction_need_not(client: Client, place: Place) -> None:
    page = publish(client, place, approved_by="", approved_on="")
    assert "Approving body" in page.content.decode()
    assert not place.page.versions.exists()
    ahead = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "This day lies ahead" in publish(client, place, approved_on=ahead).content.decode()
    publish(client, place)
    first = place.page.versions.get()
    assert (first.approved_by, first.minute_reference) == ("Cabinet", "Minute 12")
    assert "Approved by Cabinet" in client.get(place.at("versions/1/document/")).content.decode()
    place.change(circumstances=[row("go")])
    assert "approved_by" not in client.get(place.at("publish/")).content.decode()
    assert publish(client, place, approved_by="", approved_on="").status_code == 302
    assert place.page.versions.get(number=2).approved_on is None


def test_a_submitted_route_waits_among_the_editors_tasks_until_it_is_published(client: Client, place: Place) -> None:
    assert client.post(place.at("publish/"), {"lock": place.lock, "submit": "1"}).status_code == 302
    page = client.get(place.at("publish/")).content.decode()
    assert "This route waits for approval" in page
    assert "waits for approval" in client.get("/cms/").content.decode()
    again = client.post(place.at("publish/"), {"lock": place.lock, "submit": "1"}, follow=True)
    assert "waits for approval already" in again.content.decode()
    assert place.page.workflow_states.count() == 1
    publish(client, place)
    assert place.page.workflow_states.get().status == "approved"
    assert not EditorTask.objects.filter(closed_at=None).exists()
    kinds = list(Event.objects.filter(subject_kind="route").order_by("pk").values_list("kind", flat=True))
    assert kinds == ["route.submitted", "route.published", "route.approved"]


def test_what_is_sent_back_says_why_and_may_be_submitted_again(client: Client, place: Place) -> None:
    client.post(place.at("publish/"), {"lock": place.lock, "submit": "1"})
    assert client.post(place.at("publish/"), {"send-back": "1", "comment": ""}).status_code == 200
    assert client.post(place.at("publish/"), {"send-back": "1", "comment": "Name the officer."}).status_code == 302
    assert not EditorTask.objects.filter(closed_at=None).exists()
    assert place.page.workflow_states.get().status == "needs_changes"
    client.post(place.at("publish/"), {"lock": place.lock, "submit": "1"})
    publish(client, place)
    assert place.page.workflow_states.filter(status="approved").count() == 1


def test_an_editor_of_another_council_neither_submits_nor_sends_back(client: Client, place: Place) -> None:
    client.force_login(place.stranger)
    assert client.post(place.at("publish/"), {"lock": place.lock, "submit": "1"}).status_code == 404
    with pytest.raises(PermissionDenied):
        submit_route(place.page, place.stranger, place.lock)
    with pytest.raises(PermissionDenied):
        send_back(place.page, place.stranger, "No.")
    with pytest.raises(ApprovalNeeded):
        publish_draft(place.page, place.editor, place.lock, timezone.localdate(), "")
