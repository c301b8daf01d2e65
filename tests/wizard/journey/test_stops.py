"""Circumstances: an honest stop says why and what instead, and an officer can always be asked to look anyway."""

import json
from http import HTTPStatus
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from people.enums import AuthorityKind
from tests.referral_walk import (
    DOCUMENTS,
    NORFOLK,
    ROUTES,
    add_files,
    address,
    agree_to_all,
    answer_all,
    make_walk,
    send,
    situation,
)
from wizard.referrals.models import Answer, OfficerRequest, Submission

pytestmark = pytest.mark.django_db


def stopping_scenarios() -> list[Any]:
    """Every scenario of the demo documents that ends in a stop, one for each circumstance."""
    found: dict[tuple[str, str], Any] = {}
    for slug, name in DOCUMENTS.items():
        document = json.loads((ROUTES / name).read_text())
        stops = {one["key"] for one in document["circumstances"] if one["outcome"] in ("divert", "signpost", "refuse")}
        for scenario in document["scenarios"]:
            key = scenario["expect"].get("circumstance")
            if key in stops:
                found.setdefault((slug, key), scenario)
    return [pytest.param(slug, key, one, id=f"{slug}-{key}") for (slug, key), one in found.items()]


@pytest.mark.requirement("N37", "N38", "N53", "N54", "N90", "E30", "E32", "E34")
@pytest.mark.parametrize(("slug", "key", "scenario"), stopping_scenarios())
def test_a_stop_says_why_and_lets_an_officer_be_asked(slug: str, key: str, scenario: dict[str, Any]) -> None:
    with time_machine.travel(f"{scenario['today']}T10:00:00+00:00"):
        client, referral = make_walk(slug)
        now = timezone.now()
        for question, value in scenario["given"]["answers"].items():
            Answer.objects.create(
                referral=referral, question_key=question, value=value, answered_by=referral.created_by, answered_at=now
            )
        found = situation(referral)
        assert found.stopped_by == key
        page = client.get(address(referral, "what-instead"))
        said = page.content.decode()
        assert page.status_code == HTTPStatus.OK
        assert found.route.circumstances[key].say.heading in page.context["circumstance"].say.heading
        assert "Ask an officer to look anyway" in said
        assert (f"/{slug}/ask/" in said) is (referral.authority.kind == AuthorityKind.COUNCIL)
        assert client.get(address(referral, "check-answers"))["Location"] == address(referral, "what-instead")
        asked = {"about": f"circumstance:{key}", "reason": "This pupil is different"}
        assert client.post(address(referral, "ask-officer"), asked)["Location"] == address(referral)
        assert situation(referral).stopped_by == ""
        assert client.get(address(referral, "check-answers")).status_code == HTTPStatus.OK


@pytest.mark.requirement("N90")
def test_the_stop_comes_at_once_and_the_opening_questions_stay_open() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "main_reason": "waiting_place"})
    stop = address(referral, "what-instead")
    assert client.get(address(referral, "address"))["Location"] == stop
    assert client.post(address(referral, "address"), {"address": "x"})["Location"] == stop
    assert client.get(address(referral, "main_reason")).status_code == HTTPStatus.OK
    assert "leads another way" in client.get(address(referral)).content.decode()
    client.post(address(referral, "main_reason"), {"main_reason": "physical"})
    assert client.get(stop)["Location"] == address(referral)


def test_asking_needs_a_reason() -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, "main_reason": "waiting_place"})
    page = client.post(address(referral, "ask-officer"), {"about": "circumstance:waiting_place", "reason": "  "})
    assert "Enter your reason" in page.content.decode()
    assert "<title>Error: " in page.content.decode()
    assert not OfficerRequest.objects.exists()


@pytest.mark.parametrize(
    "about", ["", "circumstance:pregnant_well", "requirement:nothing", "question:dob", "x:y:z", "requirement:"]
)
def test_nothing_can_be_asked_that_is_not_in_question(about: str) -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    for response in (
        client.get(address(referral, "ask-officer"), {"about": about}),
        client.post(address(referral, "ask-officer"), {"about": about, "reason": "because"}),
    ):
        assert response.status_code == HTTPStatus.NOT_FOUND
    assert not OfficerRequest.objects.exists()


@pytest.mark.requirement("N38")
def test_a_referral_past_a_stop_is_sent_flagged_with_its_reason() -> None:
    client, referral = make_walk()
    answers = {**NORFOLK, "main_reason": "waiting_place"}
    answer_all(client, referral, answers)
    client.post(address(referral, "ask-officer"), {"about": "circumstance:waiting_place", "reason": "Also very ill"})
    answer_all(client, referral, answers)
    agree_to_all(client, referral)
    add_files(client, referral)
    assert send(client, referral).status_code == HTTPStatus.FOUND
    submission = Submission.objects.get()
    assert submission.flagged
    assert "Also very ill" in submission.document


@pytest.mark.requirement("E26", "N91")
def test_no_gap_makes_sending_impossible() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    page = client.get(address(referral, "check-answers"))
    lacks = page.context["lacks"]
    assert len(lacks) > 5
    refused = send(client, referral)
    assert "Some things are missing" in refused.content.decode()
    for lack in lacks:
        asked = {"about": lack["ask_href"].partition("about=")[2], "known": "other", "reason": "No time"}
        response = client.post(address(referral, "ask-officer"), asked)
        assert response["Location"] == address(referral, "check-answers")
    assert send(client, referral).status_code == HTTPStatus.FOUND
    assert Submission.objects.get().flagged


def test_a_reason_can_be_changed_and_says_nothing_once_the_thing_is_there() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    about = {"about": "requirement:medical"}
    for reason in ("The GP has not answered", "The GP has retired"):
        client.post(address(referral, "ask-officer"), {**about, "reason": reason})
    assert OfficerRequest.objects.get().reason == "The GP has retired"
    assert client.get(address(referral, "ask-officer"), about).status_code == HTTPStatus.OK
    assert "You have given a reason" in client.get(address(referral, "evidence-medical")).content.decode()
    add_files(client, referral)
    assert "You have given a reason" not in client.get(address(referral, "evidence-medical")).content.decode()
    agree_to_all(client, referral)
    assert send(client, referral).status_code == HTTPStatus.FOUND
    assert not Submission.objects.get().flagged
    assert "retired" not in Submission.objects.get().document
