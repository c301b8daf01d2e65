"""One door: allauth's. No sign-up, no password anywhere else, and each role lands where its work is."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from people.enums import Role
from people.models import User
from people.service import grant_membership
from tests.building import PASSWORD, make_authority, make_member, make_school, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_remembered_tries() -> None:
    cache.clear()


def sign_in(client: Client, user: User, password: str = PASSWORD, **query: str) -> Any:
    return client.post(reverse("account_login", query=query or None), {"login": user.email, "password": password})


@pytest.mark.parametrize(
    ("role", "lands"),
    [
        (Role.REFERRER, "/referrals/"),
        (Role.VIEWER, "/referrals/"),
        (Role.COORDINATOR, "/cases/"),
        (Role.SENIOR_COORDINATOR, "/cases/"),
        (Role.EDITOR, "/cms/"),
        (Role.FINANCE, "/cases/money/"),
    ],
)
def test_each_role_lands_where_its_work_is(client: Client, role: Role, lands: str) -> None:
    council = make_authority()
    at_school = lands == "/referrals/"
    user = make_member(role, school=make_school(council)) if at_school else make_member(role, authority=council)
    response = sign_in(client, user)
    assert (response.status_code, response["Location"]) == (302, lands)


@pytest.mark.parametrize(
    ("wanted", "lands"),
    [
        ("/search/?q=threshold", "/search/?q=threshold"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
    ],
)
def test_next_leads_nowhere_else(client: Client, wanted: str, lands: str) -> None:
    assert sign_in(client, make_user(), next=wanted)["Location"] == lands


def test_the_page_has_labels_and_says_what_is_wrong(client: Client) -> None:
    page = client.get("/accounts/login/").content.decode()
    assert "Email address" in page
    assert "placeholder" not in page
    empty = client.post("/accounts/login/", {}).content.decode()
    assert "Error:" in empty
    assert empty.count("Enter your email address") == 2
    wrong = sign_in(client, make_user(), "not the one")
    assert wrong.status_code == 200
    assert "There is a problem" in wrong.content.decode()


def test_a_stranger_and_a_member_hear_the_same_words(client: Client) -> None:
    member = sign_in(client, make_user(), "not the one").content.decode()
    stranger = sign_in(client, User(email="nobody@example.test"), "not the one").content.decode()
    said = [re.findall(r'error-summary__list">(.*?)</ul>', page, re.DOTALL) for page in (member, stranger)]
    assert said[0] == said[1]
    assert said[0]


def test_guessing_is_slowed(client: Client) -> None:
    user = make_user()
    pages = [sign_in(client, user, f"guess {n}") for n in range(12)]
    assert sign_in(client, user).status_code in (200, 429)
    assert "_auth_user_id" not in client.session
    assert any("too many" in page.content.decode().lower() for page in pages)


def test_nobody_signs_up(client: Client) -> None:
    page = client.get("/accounts/signup/")
    assert "Accounts are not opened here" in page.content.decode()
    client.post("/accounts/signup/", {"email": "new@example.test", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()


def test_a_forgotten_password_is_chosen_anew_by_a_link_that_works_once(client: Client) -> None:
    user = make_user()
    client.post("/accounts/password/reset/", {"email": user.email})
    link = re.search(r"https?://[^/]+(/accounts/password/reset/key/\S+)", str(mail.outbox[0].body))
    assert link
    form = client.get(link[1], follow=True)
    new = "another made-up phrase"
    client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert sign_in(Client(), user, new).status_code == 302
    assert "used or is too old" in Client().get(link[1], follow=True).content.decode()


def test_an_unknown_address_gets_the_same_page_and_no_invitation(client: Client) -> None:
    page = client.post("/accounts/password/reset/", {"email": "nobody@example.test"}, follow=True)
    assert "Look in your email" in page.content.decode()
    assert all("signup" not in message.body for message in mail.outbox)


def cms_doors(patterns: list[URLPattern | URLResolver], prefix: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from cms_doors(pattern.url_patterns, address)
        elif re.search(r"login|password", f"{pattern.name} {address}", re.IGNORECASE):
            yield address, pattern.name or ""


def test_every_address_that_takes_a_password_is_allauth_s(client: Client) -> None:
    doors = list(cms_doors(get_resolver().url_patterns))
    assert any("password_reset/confirm" in address for address, _ in doors)
    for address, _name in doors:
        concrete = "/" + re.sub(r"<[^>]+>", "x", address).replace("^", "").replace("$", "")
        if concrete.startswith("/accounts/"):
            continue
        view = resolve(re.sub(r"\(.*?\)", "x", concrete)).func
        assert view.__module__ == "django.views.generic.base", concrete
        response = client.get(concrete)
        assert response.status_code == 302, concrete
        assert response["Location"].startswith("/accounts/"), concrete
        client.post(concrete, {"username": "x", "email": "x", "password": PASSWORD})
        assert "_auth_user_id" not in client.session


def test_the_cms_sends_a_stranger_to_the_same_door(client: Client) -> None:
    page = client.get("/cms/", follow=True)
    assert page.redirect_chain[-1][0] == "/accounts/login/?next=%2Fcms%2F"
    council = make_authority()
    editor = make_user()
    grant_membership(make_user(is_superuser=True), editor, Role.EDITOR, authority=council)
    assert sign_in(client, editor, next="/cms/")["Location"] == "/cms/"
    assert client.get("/cms/account/")["Location"] == reverse("account_change_password")
