"""One authority, from the family's side."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from guidance.library.models import Contact
from guidance.reading.authority_pages import heading
from guidance.reading.contact_cards import cards
from guidance.reading.service import RouteLink, register_routes
from people.enums import AuthorityKind
from people.models import Authority
from tests.building import make_school
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db


def test_home_names_each_publisher_with_policy_and_review(client: Client) -> None:
    publish(make_edition(make_policy(make_place(name="Fernshire Council")), SMALL, review_due=date(2999, 1, 1)))
    page = client.get("/").text
    for words in ('href="/fernshire/"', 'href="/fernshire/policies/health/"', "Up to date", "Find your council", "999"):
        assert words in page


def test_home_takes_few_queries_however_many_publish(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        place = make_place(f"council-no-{number}")
        publish(make_edition(make_policy(place), [{"type": "clause", "value": {"kind": "heading", "heading": "A"}}]))
    with django_assert_max_num_queries(6):
        client.get("/")


@pytest.mark.requirement("W12")
def test_a_trusts_page_says_who_answers_at_each_school(client: Client) -> None:
    place = make_place("fern-trust", name="Fern Trust", kind=AuthorityKind.TRUST)
    named = {"named_role": "Deputy head", "named_mailbox": "health@fernhill.test"}
    make_school(place.authority, "Fernhill School (made up)", **named)
    make_school(place.authority, "Fernlea School (made up)")
    page = client.get("/fern-trust/").text
    assert "Deputy head" in page
    assert "mailto:health@fernhill.test" in page
    assert "Fernlea" not in page


@pytest.mark.requirement("N13")
def test_the_named_officer_stands_first_by_role(client: Client) -> None:
    place = make_place()
    Contact.objects.create(
        authority=place.authority, key="officer", role="Learning officer", email="o@fernshire.test", main=True, order=2
    )
    Contact.objects.create(authority=place.authority, key="line", role="Advice line", phone="01632 960000", order=1)
    publish(make_edition(make_policy(place), SMALL))
    page = client.get("/fernshire/").text
    assert "Your named officer" in page
    assert 'href="mailto:o@fernshire.test"' in page
    assert page.index("Learning officer") < page.index("Advice line")
    assert 'href="tel:01632960000"' in page
    assert 'href="mailto:o@fernshire.test"' in client.get("/fernshire/policies/health/").text


def test_an_authority_that_names_nobody_says_so(client: Client) -> None:
    publish(make_edition(make_policy(make_place(names_nobody=True)), SMALL))
    page = client.get("/fernshire/").text
    assert "Nobody is named" in page
    assert "Every council must have a named officer" in page


@pytest.mark.requirement("E1")
def test_a_council_shows_the_policies_of_its_schools(client: Client) -> None:
    council = make_place()
    school = make_place("hillside", kind="school", name="Hillside School", within=council.authority)
    publish(make_edition(make_policy(school), [{"type": "clause", "value": {"kind": "heading", "heading": "A"}}]))
    page = client.get("/fernshire/").text
    assert "Hillside School" in page
    assert "/hillside/policies/health/" in page
    assert "No policy here yet" in page
    assert 'href="/fernshire/"' in client.get("/hillside/").text


def test_other_editions_are_listed(client: Client) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1)))
    publish(make_edition(policy, SMALL, "2026-27", effective_from=date(2026, 9, 1)))
    assert "/fernshire/policies/health/editions/2025-26/v1/" in client.get("/fernshire/").text


def test_routes_come_from_the_floor_above(client: Client) -> None:
    def offered(authority: Authority) -> list[RouteLink]:
        wanted = authority.slug == "fernshire-with-route"
        return [RouteLink("Refer a pupil here", "/somewhere/", "When ten days are lost.")] if wanted else []

    register_routes(offered)
    publish(make_edition(make_policy(make_place("fernshire-with-route")), SMALL))
    page = client.get("/fernshire-with-route/").text
    assert "Refer a pupil here" in page
    assert '<a href="/somewhere/">Refer</a>' in page


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("Fernshire County Council", "council", "When a child in Fernshire is too unwell for school"),
        ("Fern Council", "council", "When a child in Fern is too unwell for school"),
        ("Hillside School", "school", "When a child at Hillside School is too unwell to come in"),
        ("Fern schools (trust)", "trust", "When a child at one of the Fern schools is too unwell to come in"),
    ],
)
def test_the_heading_speaks_of_the_child(name: str, kind: str, expected: str) -> None:
    assert heading(Authority(name=name, kind=kind)) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Medical needs coordinator (the named person)", "medical needs coordinator"),
        ("Education Access Manager", "Education Access Manager"),
        ("SEND team", "SEND team"),
    ],
)
def test_a_role_inside_a_sentence(role: str, expected: str) -> None:
    place = make_place()
    Contact.objects.create(authority=place.authority, key="officer", role=role, main=True)
    card, _ = cards(place.authority)
    assert card is not None
    assert card.addressed == expected
