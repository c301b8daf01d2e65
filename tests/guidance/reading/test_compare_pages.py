"""Two versions of a policy, clause by clause; two authorities, topic by topic."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from guidance.reading.closeness import nearly_same
from tests.policy_building import (
    Block,
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
OLD: list[Block] = [
    heading("When a school refers", "f-1"),
    clause("A school refers a child after ten days away.", "f-1-a"),
    clause("It rings the family first.", "f-1-b"),
    heading("Letters we can use", "f-2"),
    clause("We ask for a letter from a consultant.", "f-2-a"),
    clause("It is dated.", "f-2-b"),
]
NEW: list[Block] = [
    heading("When a school refers", "f-1"),
    clause("A school refers a child after five days away.", "f-1-a"),
    clause("Nothing waits for a <b>missing</b> paper & stamp.", "f-1-new"),
    clause("It rings the family first.", "f-1-b"),
    heading("Letters we can use", "f-2"),
    clause("It is dated.", "f-2-b"),
]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        yield


@pytest.fixture
def two_years() -> None:
    policy = make_policy()
    publish(make_edition(policy, OLD, "2025-26", effective_from=date(2025, 9, 1)))
    publish(make_edition(policy, NEW, change_note="Ten days were too long."))


def test_the_page_counts_what_differs_and_what_stayed(client: Client, two_years: None) -> None:
    page = client.get(f"{HERE}compare/2025-26/2026-27/").text
    assert "3 of 7 clauses are different from the 2025–26 edition. The other 4 are word for word the same." in page
    assert "2 of them have a new number." in page
    assert "<strong>Why:</strong> Ten days were too long." in page


def test_words_that_went_and_came_are_marked_for_eyes_and_ears(client: Client, two_years: None) -> None:
    page = client.get(f"{HERE}compare/2025-26/2026-27/").text
    assert '<del><span class="govuk-visually-hidden"> removed: </span>ten<span' in page
    assert '<ins><span class="govuk-visually-hidden"> added: </span>five<span' in page
    assert "A school refers a child after <del>" in page
    assert "Nothing waits for a missing paper &amp; stamp." in page
    assert "Nothing on this before." in page
    assert "No longer in the policy." in page


def test_a_clause_leads_to_the_words_that_have_it(client: Client, two_years: None) -> None:
    page = client.get(f"{HERE}compare/2025-26/2026-27/").text
    assert f'href="{HERE}editions/2026-27/v1/#f-1-new"' in page
    assert f'href="{HERE}editions/2025-26/v1/#f-2-a"' in page, "a removed clause is read where it stood"


def test_one_kind_of_change_is_a_plain_link(client: Client, two_years: None) -> None:
    address = f"{HERE}compare/2025-26/2026-27/"
    page = client.get(address).text
    for link in ("?show=reworded", "?show=added", "?show=removed", "?show=renumbered"):
        assert f'href="{link}"' in page
    assert "?show=moved" not in page, "nothing moved"
    assert "It rings the family first." not in page, "a new number alone is shown when it is asked for"
    renumbered = client.get(address, {"show": "renumbered"}).text
    assert "It rings the family first." in renumbered
    assert "<span>was 1.b, now</span>" in renumbered
    assert "consultant" not in renumbered
    assert "Show all" not in page
    assert f'<a href="{address}">Show all</a>' in renumbered


@pytest.mark.parametrize("show", ["", "everything", "REWORDED", "<b>", "\x00"])
def test_an_unknown_kind_shows_everything(client: Client, two_years: None, show: str) -> None:
    page = client.get(f"{HERE}compare/2025-26/2026-27/", {"show": show})
    assert page.status_code == 200
    assert "consultant" in page.text


def test_a_correction_is_compared_with_the_words_before_it(client: Client) -> None:
    edition = make_edition(make_policy(), OLD)
    publish(edition)
    correct(edition, NEW, "Five days.")
    correct(edition, NEW[:-1], "One line fewer.")
    page = client.get(f"{HERE}compare/2026-27.v1/2026-27.v2/").text
    assert "2026–27 edition, as first published" in page
    assert "<h1>What changed in the 2026–27 edition, correction 1</h1>" in page
    assert "One line fewer." not in page
    latest = client.get(f"{HERE}compare/2026-27.v1/2026-27/").text
    assert "4 of 7 clauses" in latest
    assert latest.index("Five days.") < latest.index("One line fewer.")


def test_the_same_words_are_said_to_be_the_same(client: Client, two_years: None) -> None:
    page = client.get(f"{HERE}compare/2026-27/2026-27.v1/").text
    assert "All 6 clauses are word for word the same" in page
    assert "wm-change" not in page


def test_an_undated_edition_is_named_as_such(client: Client) -> None:
    edition = make_edition(make_policy(), OLD, "undated")
    publish(edition)
    correct(edition, NEW)
    page = client.get(f"{HERE}compare/undated.v1/undated/").text
    assert "<h1>What changed in the undated edition, correction 1</h1>" in page
    assert "different from the undated edition, as first published." in page


def test_the_newest_may_be_compared_backwards(client: Client, two_years: None) -> None:
    page = client.get(f"{HERE}compare/2026-27/2025-26/").text
    assert "removed: </span>five" in page


@pytest.mark.parametrize(
    "pair",
    [
        "2025-26/1999", "1999/2025-26", "2025-26.v2/2026-27", "2025-26.v0/2026-27", "2025-26.v/2026-27",
        "2025-26.v01/2026-27", "2025-26.v٢/2026-27", "2025-26.v99999999999999999999/2026-27", "%00/2026-27",
        "2025-26%0A/2026-27",
    ],
)  # fmt: skip
def test_versions_that_are_not_there_are_a_plain_404(client: Client, two_years: None, pair: str) -> None:
    answer = client.get(f"{HERE}compare/{pair}/")
    assert answer.status_code == 404
    assert "We cannot find that page" in answer.text


def test_a_policy_leads_to_what_changed_in_it(client: Client, two_years: None) -> None:
    href = f'href="{HERE}compare/2025-26/2026-27/">See what changed'
    assert client.get(HERE).text.count(href) == 2, "in the banner and in the list of editions"
    assert client.get(f"{HERE}editions/2025-26/").text.count(href) == 1


def test_long_editions_are_compared_with_few_queries(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    policy = make_policy()
    for label, year in (("2025-26", 2025), ("2026-27", 2026)):
        body = [heading("Part", "p"), *(clause(f"Sentence {n} of {year}.", f"p-{n}") for n in range(120))]
        publish(make_edition(policy, body, label, effective_from=date(year, 9, 1)))
    with django_assert_max_num_queries(12):
        assert "120 of 121 clauses" in client.get(f"{HERE}compare/2025-26/2026-27/").text


@pytest.fixture
def two_councils() -> None:
    fern = [
        heading("Referring", "fernshire-1"),
        clause(
            "When a pupil has missed 15 days, the school sends a referral.", "fernshire-1-a", topics="when-to-refer"
        ),
        heading("Reviews", "fernshire-2"),
        clause("A review takes place every 6 weeks.", "fernshire-2-a", topics="review"),
        paragraph("Any of these is enough:", "fernshire-2-any", topics="evidence-accepted"),
        item("a note from a nurse", "fernshire-2-nurse"),
        paragraph("Anything.", "fernshire-2-more", topics="evidence"),
    ]
    marsh = [
        heading("Referring", "marsh-1"),
        clause(
            "The school sends a referral when a pupil misses 15 days.", "marsh-1-a", topics="threshold,when-to-refer"
        ),
        clause("A review takes place every 12 weeks.", "marsh-1-b", topics="review"),
    ]
    publish(make_edition(make_policy(), fern))
    place = make_place("marshland", name="Marshland County Council")
    publish(make_edition(make_policy(place, title="Ill at home"), marsh))
    make_place("nowhere-yet", name="Nowhere Council")


def test_two_councils_stand_side_by_side_topic_by_topic(client: Client, two_councils: None) -> None:
    page = client.get("/compare/", {"one": "marshland", "other": "fernshire"}).text
    assert "<h1>Marshland and Fernshire, side by side</h1>" in page
    assert page.index("misses 15 days") < page.index("has missed 15 days"), "in the order chosen"
    assert 'href="/clause/marsh-1-a/"' in page
    assert '<span class="govuk-visually-hidden">Clause </span>1.a</a>' in page
    assert "<li>a note from a nurse</li>" in page
    assert "No clause of this policy is on this topic." in page
    assert "Anything." not in page, "what answers the question stands for its topic"
    assert "Who decides" not in page, "a topic on which neither says anything is left out"


def test_only_texts_that_are_close_are_called_nearly_the_same(client: Client, two_councils: None) -> None:
    page = client.get("/compare/", {"one": "fernshire", "other": "marshland"}).text
    assert page.count("Nearly the same") == 1
    assert "3 topics, as each policy has them today. On 1 of them the two say nearly the same." in page
    assert "On 1 only one of them has a clause." in page


def test_who_publishes_nothing_cannot_be_chosen(client: Client, two_councils: None) -> None:
    page = client.get("/compare/").text
    assert '<option value="marshland">Marshland County Council</option>' in page
    assert "nowhere-yet" not in page
    assert "wm-beside" not in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"one": "fernshire", "other": "fernshire"}, "Choose a second one that is not the first"),
        ({"one": "fernshire"}, "Choose the second council, trust or school"),
        ({"one": "", "other": "marshland"}, "Choose the first council, trust or school"),
        ({"one": "nowhere-yet", "other": "marshland"}, "Choose the first council, trust or school from the list"),
        ({"one": "\x00", "other": "marshland"}, "Choose the first council, trust or school from the list"),
    ],
)
def test_a_choice_that_cannot_be_compared_says_what_to_choose(
    client: Client, two_councils: None, asked: dict[str, str], said: str
) -> None:
    answer = client.get("/compare/", asked)
    assert answer.status_code == 200
    assert said in answer.text
    assert "There is a problem" in answer.text
    assert "<title>Error: " in answer.text


def test_two_councils_take_few_queries(
    client: Client, two_councils: None, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        client.get("/compare/", {"one": "fernshire", "other": "marshland"})


def test_every_page_leads_to_the_comparison_of_councils(client: Client) -> None:
    assert '<a href="/compare/">Compare councils</a>' in client.get("/").text


def test_the_pages_only_read(client: Client, two_years: None) -> None:
    assert client.post("/compare/").status_code == 405
    assert client.post(f"{HERE}compare/2025-26/2026-27/").status_code == 405


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        ("The school sends a referral after 15 days.", "After 15 days the school sends the referral.", True),
        ("The school sends a referral after 15 days.", "The school sends a referral after 10 days.", False),
        ("A review every six weeks.", "A review every twelve weeks.", False),
        ("We accept a note from a nurse.", "We do not accept a note from a nurse.", False),
        ("It sends a referral after 15 days (see 11.b).", "After 15 days it sends a referral.", True),
        ("Ring the named officer.", "Only the panel decides.", False),
        ("", "", False),
        ("The", "A", False),
    ],
)
def test_nearly_the_same_means_the_same_numbers_and_refusals(one: str, other: str, close: bool) -> None:
    assert nearly_same(one, other) is close
    assert nearly_same(other, one) is close
