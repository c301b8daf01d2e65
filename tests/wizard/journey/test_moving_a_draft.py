"""A draft moves to a later version of its route when somebody chooses to, and nothing of it is lost."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from people.enums import Role
from record.models import Event
from tests.building import make_authority, make_authority_page, make_member, make_referral, make_school
from tests.referral_walk import ROUTES, address, signed_in, situation
from wizard.consent.models import Consent
from wizard.consent.service import words_of
from wizard.journey.actions.move_referral import CannotMove, move_referral
from wizard.journey.actions.send_referral import MustMove, NotReady, key_of, send_referral
from wizard.journey.lacking import lacks
from wizard.referrals.models import PutAside, Referral
from wizard.referrals.service import ChangedMeanwhile, save_answers
from wizard.routes.models import LastDay, RoutePage, RouteVersion
from wizard.routes.service import Fate, load_document, route_of

pytestmark = pytest.mark.django_db
JSON = dict[str, Any]
ANSWERS = {"lives_here": "yes", "roll": "state", "send": "none", "hospital": "no", "first_name": "Amara"}


def put_version(route: RoutePage, data: JSON, number: int) -> RouteVersion:
    document = load_document(json.dumps(data))
    return RouteVersion.objects.create(
        route=route, number=number, schema_version="1.0", document=document.text, sha256=document.sha256,
        effective_from=date(2026, 9, number), published_at=timezone.now(), change_note="Reworded.",
    )  # fmt: skip


def questions_of(data: JSON) -> dict[str, JSON]:
    return {one["key"]: one for step in data["steps"] for one in step["questions"]}


def later(data: JSON) -> JSON:
    """The second version: one question in other words, one with other choices, one gone, agreement in other words."""
    asked = questions_of(data)
    asked["hospital"]["ask"] = "Is the pupil in hospital at present?"
    asked["send"]["options"] = [one for one in asked["send"]["options"] if one["key"] != "none"]
    for one in data["requirements"]:
        if one["kind"] == "consent":
            one["title"] += " with the hospital too"
    return data


@pytest.fixture
def draft() -> Referral:
    council = make_authority("norfolk")
    data = json.loads((ROUTES / "norfolk-medical-needs.json").read_text())
    page = RoutePage(title="Route", key=data["route"]["key"], slug="refer-medical-needs")
    make_authority_page(council).add_child(instance=page)
    first = put_version(page, data, 1)
    school = make_school(council)
    user = make_member(Role.REFERRER, school=school)
    referral = make_referral(school, first, user)
    save_answers(user, referral, ANSWERS, seen=0)
    consent = next(one["key"] for one in data["requirements"] if one["kind"] == "consent")
    route = route_of(first)
    words = words_of(route, route.requirements[consent], council.name)
    Consent.objects.create(
        referral=referral, consent_key=consent, given=True, given_by="Ms Madeup", how="written",
        statement_sha256=words.sha256, recorded_by=user, recorded_at=timezone.now(),
    )  # fmt: skip
    return Referral.objects.get(pk=referral.pk)


@pytest.fixture
def second(draft: Referral) -> RouteVersion:
    data = json.loads(draft.route_version.document)
    return put_version(draft.route_version.route, later(data), 2)


def test_a_draft_stays_where_it_is_and_is_told_of_the_newer_version(draft: Referral, second: RouteVersion) -> None:
    client = signed_in(draft.created_by)
    assert "There is a newer version of these questions" in client.get(address(draft)).content.decode()
    assert "There is a newer version of the questions" in client.get("/referrals/").content.decode()
    draft.refresh_from_db()
    assert draft.route_version.number == 1


def test_without_a_newer_version_nothing_is_said(draft: Referral) -> None:
    assert "newer version" not in signed_in(draft.created_by).get(address(draft)).content.decode()


def test_what_would_become_of_it_is_shown_before_anything_happens(draft: Referral, second: RouteVersion) -> None:
    page = signed_in(draft.created_by).get(address(draft, "move-version"))
    fates = {group["fate"]: [one.key for _, one in group["rows"]] for group in page.context["groups"]}
    assert "hospital" in fates["look_again"]
    assert "send" in fates["drop"]
    assert "lives_here" in fates["keep"]
    assert len(fates["ask_again"]) == 1
    assert "Is the pupil in hospital at present?" in page.content.decode()
    assert PutAside.objects.count() == 0


def test_moving_keeps_what_is_the_same_and_puts_the_rest_aside_readable(draft: Referral, second: RouteVersion) -> None:
    client = signed_in(draft.created_by)
    response = client.post(address(draft, "move-version"), {"seen": draft.lock_version, "to": "2"})
    assert response.status_code == 302
    now = situation(draft)
    assert now.referral.route_version == second
    assert now.values == {key: value for key, value in ANSWERS.items() if key != "send"}
    aside = PutAside.objects.get(sort="answer")
    assert (aside.key, aside.content["value"], aside.shown) == ("send", "none", ["None"])
    assert "None" in client.get(address(draft, "move-version")).content.decode()
    event = Event.objects.filter(subject_id=draft.public_id, kind="referral_moved").get()
    assert (event.data["from"], event.data["to"], event.data["drop"]) == (1, 2, ["send"])


def test_an_agreement_to_other_words_is_asked_again_and_the_earlier_one_stays(
    draft: Referral, second: RouteVersion
) -> None:
    assert situation(draft).consents
    move_referral(draft.created_by, draft, second, draft.lock_version)
    assert situation(draft).consents == {}
    assert Consent.objects.get(referral=draft).given
    assert PutAside.objects.get(sort="agreement").content["given_by"] == "Ms Madeup"
    assert "What was agreed to has other words" in PutAside.objects.get(sort="agreement").why


def test_an_answer_to_look_at_again_is_marked_until_it_is_saved(draft: Referral, second: RouteVersion) -> None:
    move_referral(draft.created_by, draft, second, draft.lock_version)
    client = signed_in(draft.created_by)
    assert "question:hospital" in situation(draft).looks_again
    assert "Look at this again" in client.get(address(draft, "hospital")).content.decode()
    client.post(address(draft, "hospital"), {"hospital": "no"})
    assert "question:hospital" not in situation(draft).looks_again
    assert "Look at this again" not in client.get(address(draft, "hospital")).content.decode()


def test_what_nobody_looked_at_again_holds_sending_back(draft: Referral, second: RouteVersion) -> None:
    move_referral(draft.created_by, draft, second, draft.lock_version)
    client, about = signed_in(draft.created_by), "again:question:hospital"
    assert about in {lack.about for lack in lacks(situation(draft))}
    page = client.get(address(draft, "check-answers")).content.decode()
    assert "Look at this again: Is the pupil in hospital at present?" in page
    assert client.get(f"{address(draft, 'ask-officer')}?about={about}").status_code == 200
    with pytest.raises(NotReady) as refused:
        send_referral(draft.created_by, draft, key_of(situation(draft)))
    assert about in {lack.about for lack in refused.value.wanting}
    client.post(address(draft, "hospital"), {"hospital": "no"})
    assert about not in {lack.about for lack in lacks(situation(draft))}


def test_a_draft_changed_after_the_plan_was_shown_does_not_move(draft: Referral, second: RouteVersion) -> None:
    seen = draft.lock_version
    save_answers(draft.created_by, draft, {"roll": "none"}, seen=seen)
    with pytest.raises(ChangedMeanwhile):
        move_referral(draft.created_by, draft, second, seen)
    page = signed_in(draft.created_by).post(address(draft, "move-version"), {"seen": seen, "to": "2"})
    assert page.status_code == 409
    assert (PutAside.objects.count(), situation(draft).referral.route_version.number) == (0, 1)


def test_it_moves_to_the_newest_version_in_force_of_its_own_route_alone(draft: Referral, second: RouteVersion) -> None:
    put_version(second.route, json.loads(second.document), 3)
    with pytest.raises(CannotMove):
        move_referral(draft.created_by, draft, second, draft.lock_version)
    draft.refresh_from_db()
    with time_machine.travel("2026-08-31"), pytest.raises(CannotMove):
        move_referral(draft.created_by, draft, second, draft.lock_version)


@pytest.mark.parametrize("who", ["another school", "the council", "a viewer"])
def test_nobody_else_moves_it(draft: Referral, second: RouteVersion, who: str) -> None:
    outsiders: dict[str, Callable[[], Any]] = {
        "another school": lambda: make_member(Role.REFERRER, school=make_school(draft.authority)),
        "the council": lambda: make_member(Role.COORDINATOR, authority=draft.authority),
        "a viewer": lambda: make_member(Role.VIEWER, school=draft.school),
    }
    client = signed_in(outsiders[who]())
    status = client.post(address(draft, "move-version"), {"seen": draft.lock_version, "to": "2"}).status_code
    assert status == (403 if who == "a viewer" else 404)
    assert situation(draft).referral.route_version.number == 1


def test_after_the_last_day_a_draft_moves_before_it_is_sent(draft: Referral, second: RouteVersion) -> None:
    LastDay.objects.create(
        version=draft.route_version, day=date(2026, 11, 19), set_by=draft.created_by, at=timezone.now()
    )
    with pytest.raises(MustMove):
        send_referral(draft.created_by, draft, key_of(situation(draft)))
    page = signed_in(draft.created_by).get(address(draft)).content.decode()
    assert "Move this draft before you send it" in page
    assert "Thursday 19 November 2026" in page


def test_a_version_past_its_last_day_is_offered_to_nobody(draft: Referral, second: RouteVersion) -> None:
    LastDay.objects.create(version=second, day=date(2026, 11, 19), set_by=draft.created_by, at=timezone.now())
    assert "newer version" not in signed_in(draft.created_by).get(address(draft)).content.decode()
    LastDay.objects.create(version=second, day=None, set_by=draft.created_by, at=timezone.now())
    assert "newer version" in signed_in(draft.created_by).get(address(draft)).content.decode()


def test_a_stranger_is_asked_to_sign_in(draft: Referral) -> None:
    assert Client().get(address(draft, "move-version")).status_code == 302
    assert {fate.value for fate in Fate} == {"keep", "look_again", "drop", "new", "ask_again"}
