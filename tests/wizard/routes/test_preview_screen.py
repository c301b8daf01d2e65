"""A draft as a school would see it: the wizard's own pages, marked, with nothing to send."""

import pytest
import time_machine
from django.test import Client

from people.models import Authority
from tests.wizard.routes.small_routes import question, step
from tests.wizard.routes.trying_building import Place, make_place
from wizard.attendance.service import store_terms
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(client: Client) -> Place:
    place = make_place()
    client.force_login(place.editor)
    return place


def test_the_start_page_of_a_draft_leads_to_its_pages_and_starts_nothing(client: Client, place: Place) -> None:
    page = client.get(place.at("preview/")).content.decode()
    assert "Preview of a draft" in page
    assert place.at("preview/ill/") in page
    assert place.at("preview/evidence-medical/") in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert client.post(place.at("preview/")).status_code == 405
    assert not Referral.objects.exists()


@time_machine.travel("2026-11-03T10:00:00Z", tick=False)
def test_what_would_be_due_is_told_by_the_school_days_of_the_authority(client: Client, place: Place) -> None:
    due = {"after": "received", "n": 5, "unit": "school_days"}
    then = {"do": "task", "say": "Meet."}
    place.change(
        clocks=[{"key": "meet", "title": "The meeting", "due": due, "owner": "school", "then": then, "cites": ["c"]}]
    )
    assert "without term dates we cannot say the date" in client.get(place.at("preview/")).text
    council = Authority.objects.get(slug="fernshire")
    store_terms(council, 2026, [("2026-11-02", "2026-12-18", True)], [], "The council’s page", None)
    page = client.get(place.at("preview/")).text
    assert "If a referral were sent today" in page
    assert "By Tuesday 10 November" in page.replace("\u00a0", " ")


def test_a_question_is_drawn_with_the_wizards_own_fields_and_its_clause(client: Client, place: Place) -> None:
    page = client.get(place.at("preview/ill/")).content.decode()
    assert 'class="govuk-radios__input"' in page
    assert "About ill?" in page
    assert "a note from a nurse" in page
    assert place.at("preview/evidence-medical/") in page
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]


def test_evidence_is_asked_for_as_a_school_is_asked(client: Client, place: Place) -> None:
    page = client.get(place.at("preview/evidence-medical/")).content.decode()
    assert "Who wrote it?" in page
    assert "Choose a file" in page


def test_every_kind_of_question_is_drawn(client: Client, place: Place) -> None:
    rows = question("help", "rows", columns=[{"key": "who", "kind": "text", "label": "Who"}])
    tried = question("tried", "checklist", items=[{"key": "cover", "label": "Cover"}])
    plain = [question(kind, kind) for kind in ("text", "long_text", "date", "number", "money", "person", "files")]
    place.change(steps=[step(question("ill"), rows, tried, *plain)])
    for key in ("help", "tried", "text", "long_text", "date", "number", "money", "person", "files"):
        assert client.get(place.at(f"preview/{key}/")).status_code == 200, key


def test_a_page_the_draft_has_not_and_another_authoritys_editor_find_nothing(client: Client, place: Place) -> None:
    assert client.get(place.at("preview/nothing/")).status_code == 404
    client.force_login(place.stranger)
    assert client.get(place.at("preview/")).status_code == 404
    assert client.get(place.at("preview/ill/")).status_code == 404


def test_wagtails_own_view_of_a_draft_leads_here(client: Client, place: Place) -> None:
    response = client.get(f"/cms/pages/{place.page.pk}/view_draft/")
    assert response.status_code == 302
    assert response["Location"] == place.at("preview/")
