"""Whoever tries addresses at the sign-in learns neither who has an account nor how to send people elsewhere."""

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
