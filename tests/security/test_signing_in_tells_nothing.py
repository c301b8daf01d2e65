"""Whoever tries addresses at the sign-in learns neither who has an account nor how to send people elsewhere."""

import logging
import re
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client

from people.models import User
from tests.building import PASSWORD, make_user

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http:///evil.example",
]
WRONG = "wrong wrong wrong"


@pytest.fixture(autouse=True)
def _nobody_slowed_down() -> None:
    cache.clear()


@pytest.fixture
def people() -> list[str]:
    make_user("known@example.test")
    make_user("closed@example.test", is_active=False)
    waiting = make_user("waiting@example.test")
    waiting.set_unusable_password()
    waiting.save()
    return ["known@example.test", "closed@example.test", "waiting@example.test", "unknown@example.test"]


def test_a_wrong_password_says_and_costs_the_same_for_everybody(
    people: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    worked: list[str] = []
    encode = MD5PasswordHasher.encode

    def counted(self: MD5PasswordHasher, password: str, salt: str) -> str:
        worked.append(password)
        return encode(self, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", counted)
    seen = set()
    for address in people:
        worked.clear()
        response = Client().post("/accounts/login/", {"login": address, "password": WRONG})
        page = response.content.decode().replace(address, "").replace(str(response.context["csrf_token"]), "")
        seen.add((response.status_code, len(worked), page))
    assert len(seen) == 1, [one[:2] for one in seen]


def test_asking_for_a_new_password_says_the_same_for_everybody(people: list[str]) -> None:
    answers = [Client().post("/accounts/password/reset/", {"email": address}) for address in people]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/accounts/password/reset/done/")}
    assert [message.to for message in mail.outbox] == [[address] for address in people]


def test_asking_for_a_code_says_the_same_for_everybody_and_a_wrong_one_too(people: list[str]) -> None:
    seen = set()
    for address in people:
        visitor = Client()
        asked = visitor.post("/accounts/login/code/", {"email": address})
        waiting = visitor.get(asked["Location"])
        wrong = visitor.post("/accounts/login/code/confirm/", {"code": "1234-5678"})
        pages = tuple(
            page.content.decode().replace(address, "").replace(str(page.context["csrf_token"]), "")
            for page in (waiting, wrong)
        )
        seen.add((asked.status_code, asked["Location"], waiting.status_code, wrong.status_code, pages))
    assert len(seen) == 1, [one[:4] for one in seen]
    assert [message.to for message in mail.outbox] == [[address] for address in people]


def test_asking_too_often_says_how_long_to_wait_and_the_same_for_everybody(people: list[str]) -> None:
    for address in (people[0], people[3]):
        cache.clear()  # each as from a network address of its own
        pages = [Client().post("/accounts/login/code/", {"email": address}) for _ in range(6)]
        assert [page.status_code for page in pages] == [302] * 3 + [200] * 3
        assert "Too many tries. Wait five minutes, then try again" in pages[-1].content.decode()


def test_mail_that_is_down_is_said_plainly_and_the_same_for_everybody(
    people: list[str], settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 9
    for door in ("/accounts/login/code/", "/accounts/password/reset/"):
        answers = [Client().post(door, {"email": address}) for address in people]
        assert {answer.status_code for answer in answers} == {503}
        assert "cannot send messages just now" in answers[0].content.decode()
    assert not [address for address in people if address in caplog.text]


def test_logs_hold_no_address_and_no_code(people: list[str], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    for address in people:
        visitor = Client()
        visitor.post("/accounts/login/", {"login": address, "password": WRONG})
        visitor.post("/accounts/login/code/", {"email": address})
        visitor.post("/accounts/login/code/confirm/", {"code": "1234-5678"})
        visitor.post("/accounts/password/reset/", {"email": address})
    codes = [word for message in mail.outbox for word in re.findall(r"\d{4}-\d{4}", str(message.body))]
    assert codes
    assert not [secret for secret in (*people, *codes, "1234-5678", WRONG) if secret in caplog.text]


@pytest.mark.parametrize("place", ELSEWHERE)
def test_nobody_is_sent_to_another_site(place: str) -> None:
    user = make_user("known@example.test")
    visitor = Client()
    signed = visitor.post("/accounts/login/", {"login": user.email, "password": PASSWORD, "next": place})
    again = visitor.get("/accounts/login/", {"next": place})
    out = visitor.post("/accounts/logout/", {"next": place})
    assert [answer["Location"] for answer in (signed, again, out)] == ["/", "/", "/"]


def test_a_closed_account_is_out_at_once() -> None:
    user = make_user()
    visitor = Client()
    visitor.force_login(user)
    assert visitor.get("/referrals/").status_code == 200
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert visitor.get("/referrals/")["Location"].startswith("/accounts/login/")
