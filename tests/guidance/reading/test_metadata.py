"""What pages tell programs: canonical address, who may index it, feeds, PDF, and schema.org microdata."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from guidance.library.models import Contact
from tests.policy_building import SMALL, correct, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db
HOST = "http://localhost:8000"
HERE = "/fernshire/policies/health/"


@pytest.fixture(autouse=True)
def corrected() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        place = make_place(lead="What happens in Fernshire.")
        Contact.objects.create(authority=place.authority, key="o", role="Officer", phone="01632 960 001", main=True)
        edition = make_edition(make_policy(place, lead="Who helps, and when."), SMALL)
        publish(edition)
        correct(edition, SMALL[:2])
        yield


def page(client: Client, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def head(soup: Any, rel: str, **wanted: str) -> list[str]:
    return [link["href"] for link in soup.head.find_all("link", rel=rel, attrs=wanted)]


def test_words_in_force_name_the_policy_as_their_address_and_may_be_indexed(client: Client) -> None:
    for address in (HERE, f"{HERE}editions/2026-27/", f"{HERE}editions/2026-27/v2/"):
        soup = page(client, address)
        assert head(soup, "canonical") == [HOST + HERE]
        assert soup.find("meta", attrs={"name": "robots"}) is None
        assert soup.find("meta", attrs={"name": "description"})["content"] == "Who helps, and when."


def test_an_earlier_wording_is_not_indexed_page_or_pdf(client: Client) -> None:
    soup = page(client, f"{HERE}editions/2026-27/v1/")
    assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert head(soup, "canonical") == [f"{HOST}{HERE}editions/2026-27/v1/"]
    assert client.get(f"{HERE}editions/2026-27/v1/policy.pdf")["X-Robots-Tag"] == "noindex"
    assert "X-Robots-Tag" not in client.get(f"{HERE}policy.pdf")


@pytest.mark.parametrize(
    ("address", "feed"), [("/", "/feed/"), ("/fernshire/", "/fernshire/feed/"), (HERE, f"{HERE}feed/")]
)
def test_a_page_names_its_feed(client: Client, address: str, feed: str) -> None:
    soup = page(client, address)
    assert head(soup, "alternate", type="application/atom+xml") == [feed]
    assert client.get(feed).status_code == 200


def test_a_policy_is_described_and_can_be_taken_away(client: Client) -> None:
    soup = page(client, HERE)
    told = soup.find(itemtype="https://schema.org/DigitalDocument")
    said = {one["itemprop"]: one.get("content") or one.get("href") for one in told.find_all(itemprop=True)}
    assert told.find(itemprop="url")["href"] == f"{HOST}{HERE}editions/2026-27/v2/"
    assert said["contentUrl"] == f"{HERE}editions/2026-27/v2/policy.pdf"
    assert said["datePublished"] == "2026-11-22"
    assert told.find(itemprop="publisher")["itemtype"] == "https://schema.org/GovernmentOrganization"
    for link in told.find_all("a"):
        assert client.get(link["href"]).status_code == 200, link


def test_an_authority_is_described_with_its_contact_by_role(client: Client) -> None:
    told = page(client, "/fernshire/").find(itemtype="https://schema.org/GovernmentService")
    assert told.find(itemprop="telephone")["content"] == "01632 960 001"
    assert told.find(itemprop="contactType")["content"] == "Officer"
    assert told.find(itemprop="publishingPrinciples")["href"] == HOST + HERE


def test_nothing_of_it_is_a_script(client: Client) -> None:
    for address in ("/", "/fernshire/", HERE):
        assert all(script.get("src") for script in page(client, address).find_all("script"))
