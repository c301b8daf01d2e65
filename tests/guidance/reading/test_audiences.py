"""One text for one reader: a parent, a school, a provider or an independent school."""

import pytest
from django.test import Client

from tests.policy_building import (
    clause,
    footnote,
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
BODY = [
    heading("For all", "f-1"),
    clause("Everybody reads this.", "f-1-a"),
    clause("Families ask the nurse.[^1]", "f-1-b", audiences="parent"),
    heading("The form", "f-2", audiences="school"),
    clause("A school fills in the form.", "f-2-a"),
    clause("A parent may see the form.", "f-2-b", audiences="parent,school"),
    clause("It is not for private schools.", "f-2-c", audiences="independent_school"),
    heading("Teaching", "f-3"),
    paragraph("The provider:", "f-3-who", audiences="provider"),
    item("teaches", "f-3-teaches"),
    footnote("1", "Or a doctor.", "f-fn"),
]


@pytest.fixture(autouse=True)
def published() -> None:
    publish(make_edition(make_policy(), BODY))


def test_everybody_reads_everything_and_is_offered_the_choice(client: Client) -> None:
    for address in (HERE, f"{HERE}?for=", f"{HERE}?for=martian"):
        page = client.get(address).text
        assert "A school fills in the form." in page
        assert "teaches" in page
        assert "hidden" not in page.split('id="for"')[1].split("</form>")[0]
        assert '<option value="parent">Parents and carers</option>' in page


@pytest.mark.requirement("N3", "S4")
def test_a_parent_reads_what_concerns_parents_with_its_headings_and_numbers(client: Client) -> None:
    page = client.get(f"{HERE}?for=parent").text
    for words in ("Everybody reads this.", "Families ask the nurse.", "A parent may see the form.", "The form", "2.b"):
        assert words in page
    for words in ("A school fills in", "private schools", "The provider:", "teaches", "<h2>Teaching</h2>"):
        assert words not in page


@pytest.mark.requirement("N3")
def test_what_is_hidden_is_counted_and_the_whole_is_one_link_away(client: Client) -> None:
    page = client.get(f"{HERE}editions/2026-27/v1/?for=parent").text
    assert "4 clauses are hidden" in page
    assert f'<a href="{HERE}editions/2026-27/v1/">Show the whole text</a>' in page
    assert '<option value="parent" selected>' in page


def test_items_follow_the_paragraph_they_stand_under(client: Client) -> None:
    page = client.get(f"{HERE}?for=provider").text
    assert "teaches" in page
    assert "<h2>Teaching</h2>" in page
    assert "A school fills in" not in page


def test_an_independent_school_reads_what_schools_read_and_a_school_not_what_is_theirs(client: Client) -> None:
    independent = client.get(f"{HERE}?for=independent_school").text
    assert "private schools" in independent
    assert "A school fills in" in independent
    assert "private schools" not in client.get(f"{HERE}?for=school").text


def test_a_footnote_goes_with_the_clause_that_calls_it(client: Client) -> None:
    assert "Or a doctor." in client.get(f"{HERE}?for=parent").text
    assert "Or a doctor." not in client.get(f"{HERE}?for=school").text


def test_a_text_that_tells_nobody_apart_offers_no_choice(client: Client) -> None:
    policy = make_policy(make_place("ferndale"), "plain")
    publish(make_edition(policy, [heading("One", "g-1"), clause("Two.", "g-1-a")]))
    assert 'id="for"' not in client.get("/ferndale/policies/plain/").text
