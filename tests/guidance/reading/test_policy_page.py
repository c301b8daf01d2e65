"""A policy as families read it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries
from wagtail.blocks import StreamBlock

from guidance.library.models import Source
from tests.policy_building import (
    SMALL,
    clause,
    correct,
    heading,
    item,
    make_edition,
    make_place,
    make_policy,
    paragraph,
    publish,
)

pytestmark = pytest.mark.django_db
HERE = "/fernshire/policies/health/"
NEXT = [heading("When a school refers", "fernshire-1"), clause("After five days.", "fernshire-1-a")]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def long_policy() -> None:
    body = [heading("Part", "p")]
    body += [paragraph(f"Sentence {n}.", f"p-{n}", sources="act-1,guide-1") for n in range(300)]
    Source.objects.create(key="act-1", kind="law", title="An Act", short="Act, s.1", url="https://law.test/1")
    Source.objects.create(key="guide-1", kind="guidance", title="A guide", short="DfE guide")
    publish(make_edition(make_policy(make_place()), body))


def test_a_long_policy_takes_few_queries(
    client: Client, long_policy: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        assert "Sentence 299." in client.get(HERE).text


def test_no_request_parses_a_stream_field(client: Client, long_policy: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def parsed(*arguments: Any) -> None:
        raise AssertionError("a StreamField was parsed to show a public page")

    monkeypatch.setattr(StreamBlock, "to_python", parsed)
    for address in ("/", "/fernshire/", HERE, f"{HERE}editions/2026-27/", f"{HERE}editions/2026-27/v1/"):
        assert client.get(address).status_code == 200
    assert client.get("/search/", {"q": "sentence"}).status_code == 200
    assert client.get("/clause/p-7/").status_code == 302


def test_every_clause_has_an_anchor_and_says_when_it_was_followed(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    page = client.get(HERE).text
    for block in SMALL:
        assert page.count(f'id="{block["value"]["uid"]}"') == 1
    assert page.count("You followed a link to this clause.") == 7  # every clause but the footnote


def test_each_clause_in_force_can_be_followed_from_where_it_stands(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    assert f'<a href="{HERE}follow/fernshire-1-a/">Get an email when it changes</a>' in client.get(HERE).text
    correct(edition, NEXT)
    assert "follow/fernshire-1-a/" not in client.get(f"{HERE}editions/2026-27/v1/").text, "earlier words change no more"


def test_contents_list_the_headings_of_the_first_level_once_for_each_screen(client: Client) -> None:
    publish(make_edition(make_policy(), [*SMALL, heading("Smaller", "fernshire-2-a", level=2)]))
    page = client.get(HERE).text
    assert page.count('<li><a href="#fernshire-1">') == page.count('<li><a href="#fernshire-2">') == 2
    assert '<a href="#fernshire-2-a">' not in page


def test_headings_step_down_by_level(client: Client) -> None:
    body = [heading("One", "a"), heading("Two", "b", level=2), heading("Three", "c", level=3)]
    publish(make_edition(make_policy(), body))
    page = client.get(HERE).text
    assert "<h2>One</h2>" in page
    assert "<h3>Two</h3>" in page
    assert "<h4>Three</h4>" in page


def test_a_footnote_has_a_way_back(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    page = client.get(HERE).text
    assert 'id="fernshire-1-b-note-1"' in page
    assert 'phone call. <a href="#fernshire-1-b-note-1">Back to 1.b<' in page


@pytest.mark.requirement("N2")
def test_sources_stand_beside_the_clause_and_say_when_they_were_replaced(client: Client) -> None:
    new = Source.objects.create(key="guide-2", kind="guidance", title="New", short="DfE guide, 2026")
    Source.objects.create(
        key="guide-1", kind="guidance", title="Old", short="DfE guide, 2013", status="superseded", superseded_by=new
    )
    body = [heading("One", "a", sources="guide-2"), paragraph("Two.", "b", sources="guide-1,guide-2")]
    publish(make_edition(make_policy(), body))
    page = client.get(HERE).text
    assert page.count("guide, 2013 (replaced since)") == 1
    assert page.count("guide, 2026") == 1, "what the heading says is not repeated below it"


@pytest.mark.requirement("N1")
def test_a_review_that_is_overdue_is_said_in_public(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL, review_due=date(2025, 12, 31)))
    for address in ("/", "/fernshire/", HERE):
        assert "Review overdue" in client.get(address).text
    assert "The review was due by 31\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2025." in client.get(HERE).text


def test_an_edition_without_a_date_is_not_given_one(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL, "undated", note="The page gives no date.")
    publish(edition)
    page = client.get(HERE).text
    assert "<li>Undated</li>" in page
    assert "From 1" not in page
    assert "The page gives no date." in page
    assert "No review date" in page


def test_the_first_words_have_no_change_banner(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL, change_note="First shown here."))
    assert "wm-banner" not in client.get(HERE).text


@pytest.mark.requirement("S2")
def test_a_correction_says_what_changed_and_leads_to_the_comparison(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    correct(edition, NEXT, "Five days, not ten.")
    page = client.get(HERE).text
    assert "Five days, not ten." in page
    assert 'href="/fernshire/policies/health/compare/2026-27.v1/2026-27/">See what changed' in page


@pytest.mark.requirement("S2")
def test_the_permanent_address_keeps_the_old_words_after_a_correction(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    before = client.get(f"{HERE}editions/2026-27/v1/").text
    correct(edition, NEXT)
    after = client.get(f"{HERE}editions/2026-27/v1/").text
    assert "after ten days away" in before
    assert "after ten days away" in after
    assert "This is an earlier wording" in after
    assert "This is an earlier wording" not in before
    assert "2026–27 edition, as first published" in after
    assert "2026–27 edition, correction 1" in after
    assert "After five days." in client.get(HERE).text
    assert "After five days." in client.get(f"{HERE}editions/2026-27/").text
    assert "After five days." in client.get(f"{HERE}editions/2026-27/v2/").text


def test_an_edition_to_come_says_so_and_is_not_shown_as_current(client: Client) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL))
    publish(make_edition(policy, NEXT, "2027-28", effective_from=date(2027, 9, 1)))
    assert "after ten days away" in client.get(HERE).text
    page = client.get(f"{HERE}editions/2027-28/").text
    assert "Not yet in force" in page
    assert "These words start on 1\N{NO-BREAK SPACE}September\N{NO-BREAK SPACE}2027." in page


def test_a_policy_whose_only_edition_is_to_come_is_shown_as_such(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL, effective_from=date(2027, 9, 1)))
    assert "Not yet in force" in client.get(HERE).text


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere/",
        "/fernshire/policies/other/",
        "/fernshire/policies/draft/",
        f"{HERE}editions/1999/",
        f"{HERE}editions/2026-27/v9/",
        f"{HERE}editions/2026-27/v99999999999999999999999/",
        "/clause/unheard-of/",
        "/nowhere/policies/health/",
    ],
)
def test_what_is_not_there_is_a_plain_404(client: Client, address: str) -> None:
    policy = make_policy()
    publish(make_edition(policy, SMALL))
    make_edition(make_policy(policy.get_parent().specific, "draft"), [item("x")])
    answer = client.get(address)
    assert answer.status_code == 404
    assert "We cannot find that page" in answer.text


def test_public_pages_only_read(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    for address in ("/", "/fernshire/", HERE, "/search/", "/clause/fernshire-1/"):
        assert client.post(address).status_code == 405


def test_draft_words_stay_out_of_sight(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    edition.refresh_from_db()
    edition.body = NEXT
    edition.save_revision()
    assert "After five days." not in client.get(HERE).text
