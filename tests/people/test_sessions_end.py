"""A session ends an hour after the last page, is seldom written, and what was typed outlives it in the page."""

import html
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people.enums import Role
from people.models import User
from people.sessions.life import forget_ended
from tests.building import PASSWORD, make_authority, make_member, make_school
from tests.people.second_steps import code_of, give_app, give_password, is_in
from tests.referral_walk import a_pdf, address, good_letter, make_walk
from waymark.settings import base
from wizard.referrals.models import Answer, Referral

pytestmark = pytest.mark.django_db
HERE = {"HTTP_ORIGIN": "http://testserver"}
TYPED = {"hospital": "staying", "note": "  two lines\r\nand “quotes” <b> & more \U0001f642 ", "many": ["a", "b", "a"]}
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def as_in_production(settings: Any) -> None:
    settings.SESSION_COOKIE_AGE = base.SESSION_COOKIE_AGE
    cache.clear()


@pytest.fixture
def referrer() -> User:
    return make_member(Role.REFERRER, school=make_school(make_authority()))


def at(minutes: float) -> time_machine.travel:
    return time_machine.travel(START + timedelta(minutes=minutes), tick=False)


def test_it_lives_while_it_is_used_and_ends_an_hour_after_the_last_page(client: Client, referrer: User) -> None:
    with at(0):
        client.force_login(referrer)
    for minute in (4, 63, 122, 181):
        with at(minute):
            assert client.get("/referrals/").status_code == 200, minute
    with at(181 + 66):
        assert client.get("/referrals/")["Location"] == "/accounts/login/?next=/referrals/"


def test_it_is_written_every_five_minutes_at_most(client: Client, referrer: User) -> None:
    def writes(minute: float) -> int:
        with at(minute), CaptureQueriesContext(connection) as asked:
            client.get("/referrals/")
        return sum("django_session" in one["sql"] and one["sql"].startswith("UPDATE") for one in asked.captured_queries)

    with at(0):
        client.force_login(referrer)
    assert [writes(minute) for minute in (0.1, 1, 4.9, 5, 6, 9.9, 10.1)] == [0, 0, 0, 1, 0, 0, 1]


def test_what_is_left_of_ended_sessions_goes_after_a_day(client: Client, referrer: User) -> None:
    with at(0):
        client.force_login(referrer)
    with at(25 * 60):
        forget_ended()
        assert Session.objects.exists()
    with at(26 * 60):
        forget_ended()
        assert not Session.objects.exists()


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    with at(0):
        client, referral = make_walk()
    return client, referral


def held_on(response: Any) -> str:
    """The text of the hidden field that holds what was typed."""
    found = re.search(r'name="held" value="([^"]*)"', response.content.decode())
    assert found, response.content.decode()[:400]
    return html.unescape(found[1])


def sent_by(response: Any) -> list[tuple[str, str]]:
    """What the form of the last page would send, as a browser reads it."""
    form = response.content.decode().split('<form method="post" action="/referrals/')[1].split("</form>")[0]
    fields = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    return [(html.unescape(name), html.unescape(value)) for name, value in fields]


def test_what_was_typed_is_sent_again_exactly_after_signing_in_on_the_same_page(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    place = address(referral, "hospital")
    with at(70):
        late = client.post(place, TYPED)
        assert late.status_code == 403
        assert "What you typed is still on this page" in late.content.decode()
        before = list(Session.objects.values_list("session_data"))
        wrong = {"held": held_on(late), "login": referral.created_by.email, "password": "not the one"}
        again = client.post("/accounts/send-again/", wrong, **HERE)
        assert "There is a problem" in again.content.decode()
        assert held_on(again) == held_on(late)
        right = {**wrong, "held": held_on(again), "password": PASSWORD}
        ready = client.post("/accounts/send-again/", right, **HERE)
        assert is_in(client)
        sent = [(name, value) for name, value in sent_by(ready) if name != "csrfmiddlewaretoken"]
        assert sent == [(k, v) for k, given in TYPED.items() for v in ([given] if isinstance(given, str) else given)]
        assert f'action="{place}"' in ready.content.decode()
        assert client.post(place, dict(sent)).status_code == 302
    assert Answer.objects.get(referral=referral, question_key="hospital").value == "staying"
    kept = [one.get_decoded() for one in Session.objects.all()]
    assert before
    assert not any("staying" in str(data) for data in kept), "nothing typed is stored with a session"


def test_the_second_step_is_part_of_the_same_page(walk: tuple[Client, Referral], settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client, referral = walk
    secret = give_app(referral.created_by)
    with at(70):
        held = held_on(client.post(address(referral, "hospital"), TYPED))
        data = {"held": held, "login": referral.created_by.email, "password": PASSWORD}
        second = client.post("/accounts/send-again/", data, **HERE)
        assert "Now your second step" in second.content.decode()
        wrong = client.post("/accounts/send-again/", {"held": held_on(second), "code": "000000"}, **HERE)
        assert "That code is not the right one" in wrong.content.decode()
        assert not is_in(client)
        ready = client.post("/accounts/send-again/", {"held": held_on(wrong), "code": code_of(secret)}, **HERE)
        assert ("hospital", "staying") in sent_by(ready)
        assert client.post(address(referral, "hospital"), TYPED).status_code == 302


def test_signing_in_in_another_tab_does_as_well(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    with at(70):
        held = held_on(client.post(address(referral, "hospital"), TYPED))
        pressed_on = client.post("/accounts/send-again/", {"held": held}, **HERE)
        assert "You are not signed in yet" in pressed_on.content.decode()
        give_password(client, referral.created_by)
        ready = client.post("/accounts/send-again/", {"held": held_on(pressed_on)}, **HERE)
        assert ("hospital", "staying") in sent_by(ready)


def test_whoever_has_yet_to_set_up_a_second_step_is_told_and_loses_nothing(
    walk: tuple[Client, Referral], settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    client, referral = walk
    with at(70):
        held = held_on(client.post(address(referral, "hospital"), TYPED))
        give_password(client, referral.created_by)
        page = client.post("/accounts/send-again/", {"held": held}, **HERE)
        assert "One more step before you send it" in page.content.decode()
        assert held_on(page) == held


def test_a_file_has_to_be_chosen_again_and_the_page_says_so(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    place = address(referral, "evidence-medical")
    with at(70):
        late = client.post(place, {"file": a_pdf("clinic & letter.pdf"), **good_letter()})
        assert "you will choose “clinic &amp; letter.pdf” again" in late.content.decode()
        give_password(client, referral.created_by)
        ready = client.post("/accounts/send-again/", {"held": held_on(late)}, **HERE)
        assert '<input class="govuk-file-upload" type="file" name="file"' in ready.content.decode()
        assert 'enctype="multipart/form-data"' in ready.content.decode()
        assert ("type", "letter") in sent_by(ready)
    assert not referral.evidence.exists()


def test_another_person_cannot_send_it_in_their_name(walk: tuple[Client, Referral], referrer: User) -> None:
    client, referral = walk
    with at(70):
        held = held_on(client.post(address(referral, "hospital"), TYPED))
        give_password(client, referrer)
        page = client.post("/accounts/send-again/", {"held": held}, **HERE)
        assert page.status_code == 403
        assert "Somebody else typed this" in page.content.decode()
        assert "staying" not in page.content.decode()


def test_a_token_that_signing_in_elsewhere_changed_does_not_lose_it() -> None:
    _, referral = make_walk()
    client = Client(enforce_csrf_checks=True)
    client.force_login(referral.created_by)
    place = address(referral, "hospital")
    client.get(place)
    old = {**TYPED, "csrfmiddlewaretoken": "x" * 64}
    ready = client.post(place, old, **HERE)
    assert ready.status_code == 200
    fields = sent_by(ready)
    token = dict(fields)["csrfmiddlewaretoken"]
    assert token != old["csrfmiddlewaretoken"]
    assert client.post(place, {"hospital": "staying", "csrfmiddlewaretoken": token}, **HERE).status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_ORIGIN": "https://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_REFERER": "http://testserver.evil.example/"},
    ],
)
def test_another_site_can_have_nothing_held(headers: dict[str, str]) -> None:
    _, referral = make_walk()
    client = Client(enforce_csrf_checks=True)
    client.force_login(referral.created_by)
    refused = client.post(address(referral, "hospital"), TYPED, **headers)
    assert refused.status_code == 403
    assert "staying" not in refused.content.decode()
    held = '{"path":"/referrals/x/","values":[["hospital",["staying"]]],"files":[],"who":""}'
    refused = client.post("/accounts/send-again/", {"held": held}, **headers)
    assert refused.status_code == 403
    assert "staying" not in refused.content.decode()


@pytest.mark.parametrize(
    "held",
    [
        "",
        "[]",
        "{}",
        "null",
        "7",
        '{"path":"https://evil.example/referrals/","values":[],"files":[],"who":""}',
        '{"path":"//evil.example/referrals/","values":[],"files":[],"who":""}',
        '{"path":"javascript:alert(1)","values":[],"files":[],"who":""}',
        '{"path":"/accounts/logout/","values":[],"files":[],"who":""}',
        '{"path":"/referrals/","values":[["a"]],"files":[],"who":""}',
        '{"path":"http://[/referrals/","values":[],"files":[],"who":""}',
        '{"path":"/referrals/","values":[["a",["\\ud800"]]],"files":[],"who":""}',
        "[" * 100_000,
    ],
)
def test_what_we_did_not_write_is_not_sent_anywhere(client: Client, referrer: User, held: str) -> None:
    client.force_login(referrer)
    refused = client.post("/accounts/send-again/", {"held": held}, **HERE)
    assert refused.status_code == 403


def test_a_script_that_posts_in_the_background_hears_the_view_s_own_answer(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    with at(70):
        answer = client.post(address(referral, "hospital"), TYPED, HTTP_SEC_FETCH_MODE="cors")
    assert answer.status_code == 302


def test_a_form_of_any_room_is_held(client: Client) -> None:
    for room in ("/referrals/", "/attendance/", "/cases/"):
        page = client.post(room, {"typed": "staying"})
        assert "staying" in held_on(page), room
