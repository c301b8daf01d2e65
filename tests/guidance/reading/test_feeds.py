"""Atom feeds: what was published, with what changed, under addresses that stay."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
import time_machine
from django.test import Client

from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
HOME = "http://localhost:8000/fernshire/policies/health/"


@pytest.fixture
def published() -> None:
    edition = make_edition(make_policy(), SMALL)
    with time_machine.travel(datetime(2026, 9, 1, 9, tzinfo=UTC), tick=False):
        publish(edition)
    with time_machine.travel(datetime(2026, 10, 1, 9, tzinfo=UTC), tick=False):
        correct(edition, [SMALL[0], clause("After five days & <no> more.", "fernshire-1-a")], "Five & not ten.")


def entries(client: Client, address: str) -> list[ElementTree.Element]:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/atom+xml")
    assert not answer.cookies
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


@pytest.mark.parametrize("address", ["/feed/", "/fernshire/feed/", "/fernshire/policies/health/feed/"])
def test_each_published_version_is_told_once_newest_first(client: Client, published: None, address: str) -> None:
    found = entries(client, address)
    assert [entry.findtext(f"{ATOM}id") for entry in found] == [f"{HOME}editions/2026-27/v{n}/" for n in (2, 1)]
    assert [entry.findtext(f"{ATOM}title") for entry in found] == [
        "Fernshire Council: Learning while unwell, 2026–27 edition, correction 1",
        "Fernshire Council: Learning while unwell, 2026–27 edition, as first published",
    ]
    assert found[0].findtext(f"{ATOM}updated") == "2026-10-01T09:00:00+00:00"


def test_an_entry_says_what_changed_and_leads_there(client: Client, published: None) -> None:
    entry = entries(client, "/feed/")[0]
    summary = entry.findtext(f"{ATOM}summary") or ""
    assert "Five &amp; not ten." in summary
    assert "1 clause says something else and 6 were taken out." in summary
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{HOME}compare/2026-27.v1/2026-27/"
    assert client.get(link.get("href", "")).status_code == 200


def test_a_feed_holds_its_own_authority_and_no_draft(client: Client, published: None) -> None:
    other = make_policy(make_place("elsewhere"), "other")
    publish(make_edition(other, [heading("Elsewhere", "e"), clause("Other words.", "e-1")]))
    make_edition(other, [heading("A secret draft", "d")], "2027-28", effective_from=date(2027, 9, 1))
    assert len(entries(client, "/feed/")) == 3
    assert len(entries(client, "/elsewhere/feed/")) == 1
    assert "secret" not in client.get("/feed/").text


@pytest.mark.parametrize("address", ["/nowhere/feed/", "/fernshire/policies/nothing/feed/"])
def test_a_feed_of_nothing_is_not_found(client: Client, published: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_feed_takes_no_post(client: Client, published: None) -> None:
    assert client.post("/feed/").status_code == 405
