"""Whoever can read referrals shows a second factor, by whichever door they came in."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import URLResolver, get_resolver

from people.enums import SCHOOL_ROLES, Role
from people.models import User
from record.service import deliver_due
from tests.building import make_authority, make_member, make_school, make_user
from tests.people.second_steps import code_of, give_app, give_code, give_password, is_in, recovery_codes

pytestmark = pytest.mark.django_db
SETTING_UP = "/accounts/second-step/"


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()


def a(role: Role) -> User:
    council = make_authority()
    if role in SCHOOL_ROLES:
        return make_member(role, school=make_school(council))
    return make_member(role, authority=council)


@pytest.fixture
def referrer() -> User:
    return a(Role.REFERRER)


@pytest.mark.parametrize("role", list(Role))
def test_everyone_but_an_editor_is_sent_to_set_one_up(client: Client, role: Role) -> None:
    give_password(client, a(role))
    rooms = ("/referrals/", "/cases/", "/attendance/", "/evidence/x/", "/cms/")
    sent = [client.get(room).headers.get("Location") == SETTING_UP for room in rooms]
    assert sent == [role != Role.EDITOR] * len(rooms)


def test_a_superuser_is_sent_too(client: Client) -> None:
    client.force_login(make_user(is_superuser=True, is_staff=True))
    assert client.get("/cms/")["Location"] == SETTING_UP


def test_nobody_is_kept_from_what_strangers_read_or_from_their_own_sign_in(client: Client, referrer: User) -> None:
    give_password(client, referrer)
    open_to_all = ("/search/?q=", "/privacy/", "/health/live/", "/accounts/", "/accounts/app/", "/accounts/logout/")
    assert [client.get(place).status_code for place in (*open_to_all, SETTING_UP)] == [200] * 7
    assert client.post("/referrals/")["Location"] == SETTING_UP


def test_an_app_is_set_up_and_leads_back_to_where_the_person_was_going(client: Client, referrer: User) -> None:
    give_password(client, referrer)
    client.get("/referrals/?show=all")
    page = client.get("/accounts/app/").content.decode()
    secret = client.session["mfa.totp.secret"]
    assert secret in page
    assert "data:image/svg+xml" in page
    assert "That code is not the right one" in client.post("/accounts/app/", {"code": "000000"}).content.decode()
    done = client.post("/accounts/app/", {"code": code_of(secret)}, follow=True)
    codes = recovery_codes(referrer)
    assert all(code in done.content.decode() for code in codes)
    assert not any(code in client.get("/accounts/recovery-codes/").content.decode() for code in codes)
    assert client.get("/accounts/login/")["Location"] == "/referrals/?show=all"
    assert client.get("/referrals/").status_code == 200


def test_the_secret_is_not_in_the_database(client: Client, referrer: User) -> None:
    give_password(client, referrer)
    client.get("/accounts/app/")
    secret = client.session["mfa.totp.secret"]
    client.post("/accounts/app/", {"code": code_of(secret)})
    kept = list(Authenticator.objects.filter(user=referrer).values_list("data", flat=True))
    assert len(kept) == 2
    assert all(secret not in str(data) for data in kept)
    assert all(len(str(data.get("secret") or data.get("seed"))) > 100 for data in kept)


def test_a_password_alone_goes_no_further_than_the_second_step(client: Client, referrer: User) -> None:
    secret = give_app(referrer)
    assert give_password(client, referrer)["Location"] == "/accounts/login/second-step/"
    assert not is_in(client)
    assert "That code is not the right one" in give_code(client, "000000").content.decode()
    assert not is_in(client)
    assert give_code(client, code_of(secret))["Location"] == "/referrals/"
    assert client.get("/referrals/").status_code == 200


def test_a_code_of_the_app_counts_once(referrer: User) -> None:
    code = code_of(give_app(referrer))
    for times in (1, 2):
        client = Client()
        give_password(client, referrer)
        give_code(client, code)
        assert is_in(client) == (times == 1)


def test_a_recovery_code_counts_once(referrer: User) -> None:
    give_app(referrer)
    code = recovery_codes(referrer)[3]
    for times in (1, 2):
        client = Client()
        give_password(client, referrer)
        give_code(client, code)
        assert is_in(client) == (times == 1)
    assert give_code(client, recovery_codes(referrer)[4])["Location"] == "/referrals/"


def test_guessing_codes_is_slowed_and_says_for_how_long(client: Client, referrer: User) -> None:
    secret = give_app(referrer)
    give_password(client, referrer)
    for guess in range(6):
        page = give_code(client, f"00000{guess}").content.decode()
    assert "Wait five minutes" in page
    give_code(client, code_of(secret))
    assert not is_in(client)


def test_a_session_that_never_showed_one_is_asked_although_the_account_has_one(client: Client, referrer: User) -> None:
    client.force_login(referrer)
    secret = give_app(referrer)
    response = client.get("/referrals/", follow=True)
    assert response.redirect_chain[-1][0].startswith("/accounts/reauthenticate/code/")
    assert "Show your second step" in response.content.decode()
    sent = client.post("/accounts/reauthenticate/code/", {"code": code_of(secret)})
    assert sent["Location"] == "/referrals/"
    assert client.get("/referrals/").status_code == 200


def test_another_person_s_second_step_in_the_same_browser_counts_for_nothing(client: Client, referrer: User) -> None:
    secret = give_app(referrer)
    give_password(client, referrer)
    give_code(client, code_of(secret))
    client.force_login(a(Role.COORDINATOR))
    assert client.get("/cases/")["Location"] == SETTING_UP


def test_taking_the_last_one_off_closes_the_referrals_at_once(client: Client, referrer: User) -> None:
    secret = give_app(referrer)
    give_password(client, referrer)
    give_code(client, code_of(secret))
    assert client.post("/accounts/app/remove/")["Location"] == "/accounts/"
    assert not Authenticator.objects.exists()
    assert client.get("/referrals/")["Location"] == SETTING_UP


def test_a_change_long_after_signing_in_asks_again_who_it_is(client: Client, referrer: User) -> None:
    give_password(client, referrer)
    assert client.get("/accounts/app/").status_code == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert client.get("/accounts/app/")["Location"] == "/accounts/reauthenticate/?next=%2Faccounts%2Fapp%2F"


def test_an_e_mailed_code_opens_the_account_and_the_second_step_is_still_asked(client: Client, referrer: User) -> None:
    secret = give_app(referrer)
    client.post("/accounts/login/code/", {"email": referrer.email})
    code = re.search(r"\b\d{4}-\d{4}\b", str(mail.outbox[0].body))
    assert code
    assert mail.outbox[0].to == [referrer.email]
    wrong = client.post("/accounts/login/code/confirm/", {"code": "1234-5678"}).content.decode()
    assert "not the code we sent" in wrong
    done = client.post("/accounts/login/code/confirm/", {"code": code[0].replace("-", "")})
    assert done["Location"] == "/accounts/login/second-step/"
    assert not is_in(client)
    give_code(client, code_of(secret))
    assert client.get("/referrals/").status_code == 200
    again = Client()
    again.post("/accounts/login/code/", {"email": referrer.email})
    again.post("/accounts/login/code/confirm/", {"code": code[0]})
    assert not is_in(again)


def test_the_owner_is_told_by_letter_of_each_change(client: Client, referrer: User) -> None:
    give_password(client, referrer)
    client.get("/accounts/app/")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.transaction.on_commit", lambda do, using=None, robust=False: do())
        client.post("/accounts/app/", {"code": code_of(client.session["mfa.totp.secret"])})
    client.post("/accounts/app/remove/")
    deliver_due()
    said = [str(message.body).splitlines()[0] for message in mail.outbox]
    assert said == ["An authenticator app was added.", "The authenticator app was taken off."]
    assert all(message.to == [referrer.email] for message in mail.outbox)


@pytest.mark.django_db
def test_what_is_open_without_a_second_factor_sends_no_stranger_to_sign_in() -> None:
    """A room opened whole would open its signed-in pages too: each open address is asked for by a stranger."""
    asked = 0
    for name, pattern in with_names(get_resolver().url_patterns):
        if name in settings.OPEN_VIEWS or name.partition(":")[0] in settings.OPEN_ROOMS:
            address = "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda kind: "1" if kind[1] == "int" else "a" * 44, pattern)
            asked += 1
            assert "/accounts/login/" not in Client().get(address).headers.get("Location", ""), name
    assert asked > 20


def with_names(patterns: list[Any], space: str = "", prefix: str = "") -> Iterator[tuple[str, str]]:
    for one in patterns:
        address = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from with_names(one.url_patterns, one.namespace or space, address)
        else:
            yield (f"{space}:{one.name}" if space else str(one.name)), address
