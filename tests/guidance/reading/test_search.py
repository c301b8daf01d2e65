"""Looking for words: everything typed gets an answer and never an error."""

import re

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guidance.reading.search import words_of
from tests.policy_building import SMALL, correct, heading, make_edition, make_place, make_policy, paragraph, publish

pytestmark = pytest.mark.django_db


def found(client: Client, **query: str) -> str:
    answer = client.get("/search/", query)
    assert answer.status_code == 200
    return answer.text


def test_all_words_must_be_there_in_any_capitals(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    assert "1 clause<" in found(client, q="TEN school")
    assert "No clause has all these words" in found(client, q="ten nurse")


def test_a_hit_leads_to_its_clause_and_shows_the_words_in_bold(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    page = found(client, q="nurse")
    assert 'href="/clause/fernshire-2-nurse/"' in page
    assert "a note from a <b>nurse</b>" in page
    assert "Clause 2<" in page, "an item without a number is known by the number above it"


def test_only_words_in_force_are_found(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    correct(edition, SMALL[:2])
    assert "No clause has this word" in found(client, q="nurse")


def test_headings_are_found(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    assert 'href="/clause/fernshire-2/"' in found(client, q="letters")


def test_one_authority_alone(client: Client) -> None:
    publish(make_edition(make_policy(make_place("fernshire")), SMALL))
    other = make_policy(make_place("saltshire"))
    publish(make_edition(other, [heading("Nurse", "saltshire-1")]))
    page = found(client, q="nurse", authority="saltshire")
    assert "/clause/saltshire-1/" in page
    assert "/clause/fernshire-2-nurse/" not in page
    assert "Choose a council, trust or school from the list" in found(client, q="nurse", authority="nowhere")


def test_a_council_is_found_by_its_name(client: Client) -> None:
    publish(make_edition(make_policy(make_place("fernshire", name="Fernshire County Council")), SMALL))
    page = found(client, q="fernshire council")
    assert "Who publishes here" in page
    assert '<a href="/fernshire/">Fernshire County Council</a>' in page


def test_results_go_on_over_pages(client: Client) -> None:
    publish(make_edition(make_policy(), [heading("A", "a"), *(paragraph("Equal.", f"p-{n}") for n in range(45))]))
    first, last = found(client, q="equal"), found(client, q="equal", page="3")
    assert "45 clauses" in first
    assert "Showing 1 to 20" in first
    assert 'href="/search/?q=equal&amp;page=2">Next page' in first
    assert "Previous page" not in first
    assert "Showing 41 to 45" in last
    assert "Page 3 of 3" in last
    assert not set(links(first)) & set(links(last))
    assert found(client, q="equal", page="nonsense") == first


def links(page: str) -> list[str]:
    return re.findall(r"/clause/p-\d+/", page)


def test_earlier_editions_are_offered_and_labelled(client: Client) -> None:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    correct(edition, SMALL[:2])
    page = found(client, q="nurse")
    assert "No clause has this word" in page
    assert 'href="/search/?q=nurse&amp;earlier=on">see 1 clause from earlier editions' in page
    page = found(client, q="nurse", earlier="on")
    assert "Replaced since" in page
    assert "2026–27 edition" in page
    assert 'href="/fernshire/policies/health/editions/2026-27/v1/#fernshire-2-nurse"' in page


def test_looking_elsewhere_is_offered(client: Client) -> None:
    publish(make_edition(make_policy(), SMALL))
    make_place("saltshire")
    page = found(client, q="nurse", authority="saltshire")
    assert '<a href="/search/?q=nurse">look in everybody’s policies</a>' in page


@pytest.mark.parametrize("text", ['"', '""', "'", "%", "_", "\\", "!?.", "(", "*", "' OR 1=1 --", "<script>x</script>"])
def test_signs_alone_find_no_error(client: Client, text: str) -> None:
    publish(make_edition(make_policy(), SMALL))
    assert "<script>x" not in found(client, q=text)


def test_a_null_character_is_answered_in_words(client: Client) -> None:
    assert "one of the characters cannot be read" in found(client, q="nurse\x00")


def test_ten_thousand_characters_are_answered_in_words(client: Client) -> None:
    assert "Look for fewer words: at most 200 characters" in found(client, q="nurse " * 1667)


def test_nothing_typed_is_answered_in_words(client: Client) -> None:
    assert "Type a word to look for" in found(client, q="   ")
    assert "There is a problem" not in client.get("/search/").text


def test_bytes_that_are_no_text(client: Client) -> None:
    assert client.get("/search/?q=%ff%fe%ED%A0%80").status_code == 200


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=220))
def test_whatever_is_typed_gets_a_page(client: Client, text: str) -> None:
    assert client.get("/search/", {"q": text.encode("utf-8", "replace").decode()}).status_code == 200


def test_words_are_taken_once_and_without_their_punctuation() -> None:
    assert words_of(' "Evidence," evidence (GP) ') == ["evidence", "gp"]
