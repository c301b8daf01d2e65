"""The database goes away in the middle of a step: the page says so, keeps what was typed, and it can be sent again."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from django.test import Client

from tests.bad_days.killable_site import address_of_server
from tests.referral_walk import address, make_walk
from wizard.referrals.models import Answer, Referral

pytestmark = pytest.mark.django_db(transaction=True)
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')


@contextmanager
def database_away() -> Iterator[None]:
    """Cuts the connections there are, and refuses new ones."""
    connection.close()
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        aside = file.rename(file.with_suffix(".away"))
        file.mkdir()
        try:
            yield
        finally:
            connection.close()
            file.rmdir()
            aside.rename(file)
        return
    name = connection.settings_dict["NAME"]
    with psycopg.connect(address_of_server(), autocommit=True) as server:
        server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            connection.close()
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    client, referral = make_walk()
    client.raise_request_exception = False
    return client, referral


def test_what_was_typed_is_in_the_page_and_can_be_sent_again(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    page = address(referral, "address")
    with database_away():
        answer = client.post(page, {"address": "1 “M” <b> Street"})
    assert answer.status_code == 503
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    assert "Nothing was lost" in text
    fields = {name: unescape(value) for name, value in FIELD.findall(text)}
    assert (fields["address"], f'action="{page}"' in text) == ("1 “M” <b> Street", True)
    assert not Answer.objects.filter(referral=referral).exists()
    assert client.post(page, fields).status_code == 302
    assert Answer.objects.get(referral=referral).value == "1 “M” <b> Street"


def test_a_page_asked_for_meanwhile_says_so_too_and_is_there_afterwards(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    with database_away():
        assert client.get(address(referral, "lives_here")).status_code == 503
    assert client.get(address(referral, "lives_here")).status_code == 200
