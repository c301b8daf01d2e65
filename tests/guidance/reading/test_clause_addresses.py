"""A clause's own address leads to its words for as long as anybody cites it."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client

from tests.policy_building import SMALL, correct, heading, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db
HERE = "/fernshire/policies/health/"


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


def test_a_clause_in_force_leads_to_its_place_in_the_policy(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    answer = client.get("/clause/fernshire-1-b/")
    assert (answer.status_code, answer["Location"]) == (302, f"{HERE}#fernshire-1-b")


def test_a_renumbered_clause_still_leads_there(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    correct(edition, [heading("Before all else", "fernshire-0"), *SMALL])
    assert client.get("/clause/fernshire-1-b/")["Location"] == f"{HERE}#fernshire-1-b"


def test_a_clause_taken_out_is_shown_as_it_last_stood(client: Client) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL, "2025-26", effective_from=date(2025, 9, 1)))
    publish(make_edition(policy, SMALL[:2], "2026-27"))
    page = client.get("/clause/fernshire-2-nurse/")
    assert page.status_code == 200
    assert "This clause is no longer in the policy" in page.text
    assert "2025–26 edition" in page.text
    assert "a note from a nurse" in page.text
    assert f'href="{HERE}editions/2025-26/v1/#fernshire-2-nurse"' in page.text


def test_a_clause_to_come_says_from_when(client: Client) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL[:2]))
    publish(make_edition(policy, SMALL, "2027-28", effective_from=date(2027, 9, 1)))
    page = client.get("/clause/fernshire-2-nurse/").text
    assert "This clause is not in force yet" in page
    assert "2027–28 edition" in page
