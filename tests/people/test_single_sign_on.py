"""Single sign-on against a real OpenID provider: it opens accounts that are there, and believes what was proved."""

import logging
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.test import Client

from people.enums import Role
from people.models import User
from tests.building import PASSWORD, make_authority, make_member, make_school
from tests.people.second_steps import give_app, is_in

pytestmark = pytest.mark.django_db
ENTRANCE = "/accounts/sso/council/"


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    with oidc_provider_mock.run_server_in_thread() as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture(autouse=True)
def configured(provider: str, settings: Any) -> dict[str, Any]:
    settings.SECOND_FACTOR_REQUIRED = True
    cache.clear()
    own: dict[str, Any] = {"server_url": provider, "oauth_pkce_enabled": True, "domains": [], "second_factor": {}}
    app = {"provider_id": "council", "name": "Madeup Council", "client_id": "waymark", "secret": "s", "settings": own}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    return own


@pytest.fixture
def coordinator() -> User:
    return make_member(Role.COORDINATOR, authority=make_authority())


Come = Callable[..., Any]


@pytest.fixture
def come(client: Client, provider: str) -> Come:
    """come(sub, **claims): the whole way, by the provider's own page, to the answer of our callback."""

    def walk(sub: str, /, by: Client = client, **claims: Any) -> Any:
        requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).raise_for_status()
        away = by.get(f"{ENTRANCE}?next=/cases/?show=all")["Location"]
        assert away.startswith(f"{provider}/oauth2/authorize?")
        assert "code_challenge" in away
        back = requests.post(away, data={"sub": sub}, allow_redirects=False, timeout=10).headers["Location"]
        parts = urlsplit(back)
        assert parts.path == f"{ENTRANCE}callback/"
        return by.get(f"{parts.path}?{parts.query}")

    return walk


def test_the_sign_in_page_offers_the_provider_by_its_name(client: Client) -> None:
    page = client.get("/accounts/login/?next=/cases/").content.decode()
    assert f'href="{ENTRANCE}?next=/cases/">Sign in with Madeup Council</a>' in page


def test_a_verified_address_opens_its_account_and_the_second_step_is_still_due(
    client: Client, come: Come, coordinator: User
) -> None:
    response = come("anna", email=coordinator.email.upper(), email_verified=True)
    assert response["Location"] == "/cases/?show=all"
    assert is_in(client)
    assert client.get("/cases/")["Location"] == "/accounts/second-step/"
    coordinator.refresh_from_db()
    assert coordinator.check_password(PASSWORD), "the password is left alone"
    assert SocialAccount.objects.get(user=coordinator).uid == "anna"


def test_an_identity_once_joined_gets_in_whatever_its_address_has_become(come: Come, coordinator: User) -> None:
    come("anna", email=coordinator.email, email_verified=True)
    later = Client()
    come("anna", by=later, email="married@example.test", email_verified=False)
    assert later.session["_auth_user_id"] == str(coordinator.pk)


@pytest.mark.parametrize("verified", [False, None, "false", "true", 1])
def test_an_address_that_nobody_verified_opens_nothing(
    client: Client, come: Come, coordinator: User, verified: Any
) -> None:
    response = come("bert", email=coordinator.email, email_verified=verified)
    assert response.status_code == 403
    assert "You have no account here yet" in response.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_a_stranger_is_told_whom_to_ask_and_no_account_is_made(client: Client, come: Come, coordinator: User) -> None:
    page = come("carl", email="carl@example.test", email_verified=True)
    assert page.status_code == 403
    assert "ask your team’s senior coordinator" in page.content.decode()
    assert User.objects.get() == coordinator
    assert not is_in(client)


def test_a_closed_account_stays_closed(client: Client, come: Come, coordinator: User) -> None:
    come("anna", email=coordinator.email, email_verified=True)
    client.logout()
    User.objects.update(is_active=False)
    again = come("anna", email=coordinator.email, email_verified=True)
    assert again["Location"] == "/accounts/inactive/"
    assert come("dora", email=coordinator.email, email_verified=True).status_code == 403
    assert not is_in(client)


def test_a_provider_speaks_for_its_own_domains_only(
    client: Client, come: Come, coordinator: User, configured: dict[str, Any]
) -> None:
    configured["domains"] = ["madeup.gov.uk"]
    assert come("eve", email=coordinator.email, email_verified=True).status_code == 403
    configured["domains"] = ["example.test"]
    assert come("eve", email=coordinator.email, email_verified=True).status_code == 302
    assert is_in(client)


def test_a_provider_that_vouches_for_addresses_need_not_say_so_each_time(
    come: Come, coordinator: User, configured: dict[str, Any]
) -> None:
    configured["verified_email"] = True
    assert come("fay", email=coordinator.email).status_code == 302


COUNTS = {"claim": "amr", "values": ["mfa"]}


@pytest.mark.parametrize(
    ("trusted", "claims", "gets_in"),
    [
        (COUNTS, {"amr": ["pwd", "mfa"]}, True),
        (COUNTS, {"amr": ["pwd"]}, False),
        (COUNTS, {"amr": "mfa"}, True),
        (COUNTS, {"amr": {"mfa": True}}, False),
        (COUNTS, {"acr": "mfa"}, False),
        (COUNTS, {}, False),
        ({}, {"amr": ["pwd", "mfa"]}, False),
        ({"claim": "acr", "values": ["high"]}, {"acr": "high"}, True),
        ({"claim": "acr", "values": ["high"]}, {"acr": "low"}, False),
    ],
)
def test_the_provider_s_own_second_factor_counts_where_it_is_trusted_and_says_so(
    client: Client, come: Come, coordinator: User, configured: dict[str, Any], trusted: Any, claims: Any, gets_in: bool
) -> None:
    configured["second_factor"] = trusted
    come("gus", email=coordinator.email, email_verified=True, **claims)
    assert is_in(client)
    assert (client.get("/cases/").status_code == 200) == gets_in


def test_whoever_set_up_an_app_is_asked_for_it_unless_the_provider_asked(
    client: Client, come: Come, coordinator: User, configured: dict[str, Any]
) -> None:
    give_app(coordinator)
    configured["second_factor"] = COUNTS
    asked = come("gus", email=coordinator.email, email_verified=True, amr=["pwd"])
    assert asked["Location"] == "/accounts/login/second-step/"
    assert not is_in(client)
    come("gus", by=client, email=coordinator.email, email_verified=True, amr=["pwd", "mfa"])
    assert client.get("/cases/").status_code == 200
    assert Authenticator.objects.count() == 2


def test_a_school_s_person_lands_among_the_referrals(client: Client, come: Come) -> None:
    referrer = make_member(Role.REFERRER, school=make_school(make_authority()))
    come("hal", email=referrer.email, email_verified=True)
    assert client.get("/accounts/").status_code == 200
    assert "Madeup Council" in client.get("/accounts/").content.decode()


def test_nobody_joins_another_identity_to_an_account_by_the_address_bar(
    client: Client, come: Come, coordinator: User, provider: str
) -> None:
    client.force_login(coordinator)
    away = client.get(f"{ENTRANCE}?process=connect")["Location"]
    back = requests.post(away, data={"sub": "ivy"}, allow_redirects=False, timeout=10).headers["Location"]
    assert client.get(back.partition("testserver")[2]).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_nobody_asked_for_opens_nothing(client: Client) -> None:
    page = client.get(f"{ENTRANCE}callback/?code=x&state=made-up")
    assert page.status_code == 401
    assert "That did not work" in page.content.decode()
    assert client.get("/accounts/sso/nowhere/").status_code == 404


def test_stopping_on_the_way_says_so(client: Client, provider: str) -> None:
    away = client.get(ENTRANCE)["Location"]
    back = requests.post(away, data={"action": "deny"}, allow_redirects=False, timeout=10).headers["Location"]
    state = parse_qs(urlsplit(away).query)["state"][0]  # the mock forgets to send it back with a refusal
    page = client.get(f"{ENTRANCE}callback/?{urlsplit(back).query}&state={state}", follow=True)
    assert page.redirect_chain[-1][0] == "/accounts/login/cancelled/"
    assert "You stopped on the way" in page.content.decode()


def test_a_provider_that_is_down_is_said_plainly(client: Client, configured: dict[str, Any], caplog: Any) -> None:
    configured["server_url"] = "http://localhost:9"
    with caplog.at_level(logging.WARNING):
        page = client.get(ENTRANCE)
    assert page.status_code == 401
    assert "Traceback" not in page.content.decode()
    assert "council" in caplog.text
