"""The directory of services: what there is, for whom, how it is reached, and when it was last checked."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from guidance.library.models import Contact, Service
from guidance.reading.models import AuthorityPage
from guidance.reading.service_pages import ages
from tests.policy_building import make_place

pytestmark = pytest.mark.django_db
HERE = "/fernshire/services/"


@pytest.fixture
def place() -> AuthorityPage:
    return make_place()


def make_service(place: AuthorityPage, key: str, **fields: Any) -> Service:
    about = {"name": f"The {key} line", "kind": "support", "about": "It helps."}
    return Service.objects.create(authority=place.authority, key=key, **about | fields)


def test_a_service_says_for_whom_how_and_when_it_was_checked(client: Client, place: AuthorityPage) -> None:
    make_service(
        place, "nurse", audiences=["parent", "school"], age_from=5, age_to=19, phone="01632 960 001",
        criteria="Ask first.", offer="Two visits.", last_checked=date(2026, 11, 1),
    )  # fmt: skip
    page = client.get(HERE).text
    for words in (
        "Parents and carers, schools", "<dd>5 to 19</dd>", 'href="tel:01632960001"', "Ask first.", "Two visits.",
        "Checked 1\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026.",
    ):  # fmt: skip
        assert words in page


@time_machine.travel(date(2026, 11, 22), tick=False)
def test_a_service_nobody_checked_for_a_year_says_so(client: Client, place: AuthorityPage) -> None:
    make_service(place, "old", phone="01632 960 001", last_checked=date(2025, 11, 21))
    make_service(place, "sound", phone="01632 960 002", last_checked=date(2025, 11, 22))
    page = client.get(HERE).text.replace("\N{NO-BREAK SPACE}", " ")
    assert page.count("Not checked for a year") == 1
    assert "Not checked for a year, last on 21 November 2025." in page
    assert "Checked 22 November 2025." in page


def test_one_audience_is_shown_with_what_is_open_to_anyone(client: Client, place: AuthorityPage) -> None:
    make_service(place, "parents", audiences=["parent"])
    make_service(place, "schools", audiences=["school"])
    make_service(place, "open", audiences=["anyone"])
    page = client.get(f"{HERE}?for=parent").text
    assert "The parents line" in page
    assert "The open line" in page
    assert "The schools line" not in page
    assert "2 services for parents and carers. 1 for others is not shown." in page
    assert "Providers" not in page, "nothing here is for providers"
    assert "The schools line" in client.get(f"{HERE}?for=nobody").text


def test_services_of_other_authorities_stay_there(client: Client, place: AuthorityPage) -> None:
    make_service(make_place("elsewhere"), "other")
    assert "No services are listed here yet." in client.get(HERE).text
    assert "Services that can help" not in client.get("/fernshire/").text


def test_the_authority_s_page_leads_to_its_services(client: Client, place: AuthorityPage) -> None:
    make_service(place, "nurse")
    assert f'href="{HERE}"' in client.get("/fernshire/").text
    assert client.get("/nowhere/services/").status_code == 404


def test_many_services_take_few_queries(
    client: Client, place: AuthorityPage, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(20):
        make_service(place, f"no-{number}")
    with django_assert_max_num_queries(8):
        client.get(HERE)


@pytest.mark.parametrize(
    ("low", "high", "words"), [(5, 19, "5 to 19"), (None, 5, "Up to 5"), (16, None, "16 and over"), (None, None, "")]
)
def test_ages_in_words(low: int | None, high: int | None, words: str) -> None:
    assert ages(Service(age_from=low, age_to=high)) == words


def test_a_contact_that_is_in_the_directory_is_not_said_twice(client: Client, place: AuthorityPage) -> None:
    make_service(place, "nurse", phone="01632 960 001")
    for key, phone in (("Nurse line", "01632 960 001"), ("Attendance team", "01632 960 002")):
        Contact.objects.create(authority=place.authority, key=key.partition(" ")[0].lower(), role=key, phone=phone)
    page = client.get("/fernshire/").text
    assert "Attendance team" in page
    assert "Nurse line" not in page
