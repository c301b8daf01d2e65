"""A person changes the address they sign in with: the new mailbox proves itself, the old one hears of it first."""

import pytest
from django.core.cache import cache
from django.test import Client

from links.models import Link
from people.enums import Role
from people.models import User
from record.models import Event, Outbox
from tests.building import PASSWORD, make_authority, make_member, make_user
from tests.opening_links import open_link

pytestmark = pytest.mark.django_db
NEW = "new.name@example.test"


@pytest.fixture
def person(client: Client) -> User:
    """Somebody who has just signed in."""
    cache.clear()
    user = make_member(Role.COORDINATOR, authority=make_authority())
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    return user


def ask(client: Client, email: str = NEW) -> Link:
    assert client.post("/accounts/address/", {"email": email}).status_code == 200
    return Link.objects.filter(purpose="address").latest("pk")


def notices(email: str) -> set[str]:
    return set(Outbox.objects.filter(recipient=email, kind__startswith="sign_in.").values_list("kind", flat=True))


def test_nothing_changes_before_the_new_mailbox_has_said_yes(client: Client, person: User) -> None:
    old, link = person.email, ask(client)
    assert "/accounts/address/" in client.get("/accounts/").content.decode()
    person.refresh_from_db()
    assert person.email == old
    assert notices(old) == {"sign_in.address_asked"}
    elsewhere = Client()  # the letter is opened on another machine
    page = open_link(elsewhere, link)
    assert "Use this address" in elsewhere.get(page).content.decode()
    assert elsewhere.post(page).status_code == 200
    person.refresh_from_db()
    assert person.email == NEW
    assert notices(old) == {"sign_in.address_asked", "sign_in.address_changed"}
    assert notices(NEW) == {"sign_in.address_changed"}
    assert Event.objects.filter(subject_kind="user", kind="user.address_changed").count() == 1
    assert elsewhere.get(page).status_code == 410
    assert Client().post("/accounts/login/", {"login": NEW, "password": PASSWORD}).status_code == 302
    assert Client().post("/accounts/login/", {"login": old, "password": PASSWORD}).status_code == 200


def test_the_address_of_another_account_is_not_taken_and_nobody_learns_of_it_before(
    client: Client, person: User
) -> None:
    make_user(NEW)
    link = ask(client)
    page = open_link(client, link)
    assert "belongs to another account" in client.post(page).content.decode()
    person.refresh_from_db()
    assert person.email != NEW


def test_a_second_wish_ends_the_first_and_an_address_gets_few_letters(client: Client, person: User) -> None:
    first = ask(client, "first@example.test")
    ask(client)
    first.refresh_from_db()
    assert first.ended_at is not None
    statuses = [client.post("/accounts/address/", {"email": NEW}).status_code for _ in range(6)]
    assert statuses[-1] == 429


def test_who_signed_in_long_ago_proves_again_that_it_is_them(person: User) -> None:
    client = Client()
    client.force_login(person)
    assert client.post("/accounts/address/", {"email": NEW})["Location"].startswith("/accounts/reauthenticate/")
    assert Client().get("/accounts/address/")["Location"].startswith("/accounts/login/")
    assert not Link.objects.exists()


def test_the_same_address_and_none_are_refused_in_words(client: Client, person: User) -> None:
    for email, words in (("", "Enter your new email"), (person.email, "Enter another"), ("x", "name@example.com")):
        assert words in client.post("/accounts/address/", {"email": email}).content.decode()
