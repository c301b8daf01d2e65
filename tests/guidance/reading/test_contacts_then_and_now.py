"""Whom to ask: live on the page in force, as it was below earlier words, and said when nobody looked for a year."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from guidance.library.models import Contact
from guidance.reading.models import AuthorityPage
from tests.policy_building import SMALL, clause, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def place() -> AuthorityPage:
    return make_place("fernshire")


def read(client: Client, address: str) -> str:
    return client.get(address).text.replace("\N{NO-BREAK SPACE}", " ")


def officer(place: AuthorityPage, **fields: object) -> Contact:
    return Contact.objects.create(authority=place.authority, key="officer", role="Health officer", main=True, **fields)


def test_earlier_words_keep_whom_to_ask_as_it_was(client: Client, place: AuthorityPage) -> None:
    contact = officer(place, phone="01111 111111")
    policy = make_policy(place)
    publish(make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1)))
    Contact.objects.filter(pk=contact.pk).update(phone="02222 222222")
    publish(make_edition(policy, [clause("New words.", "fernshire-9")], effective_from=date(2026, 9, 1)))
    then = read(client, "/fernshire/policies/health/editions/2025-26/v1/")
    assert "As it was on 22 November 2026." in then
    assert then.index("01111 111111") < then.index("02222 222222")
    now = read(client, "/fernshire/policies/health/")
    assert "02222 222222" in now
    assert "01111 111111" not in now


def test_a_contact_nobody_checked_for_a_year_says_so(client: Client, place: AuthorityPage) -> None:
    officer(place, phone="01111 111111", last_checked=date(2025, 11, 21))
    assert "Not checked for a year, last on 21 November 2025." in read(client, "/fernshire/")


def test_a_contact_checked_within_the_year_says_when(client: Client, place: AuthorityPage) -> None:
    officer(place, phone="01111 111111", last_checked=date(2025, 11, 22))
    said = read(client, "/fernshire/")
    assert "Checked 22 November 2025." in said
    assert "Not checked for a year" not in said
