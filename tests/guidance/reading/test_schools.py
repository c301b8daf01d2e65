"""A school's name leads to its council, and to the school's own policy when it has one here."""

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from guidance.reading.models import AuthorityPage
from guidance.reading.schools import MOST, find_schools
from tests.building import make_school
from tests.policy_building import make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> AuthorityPage:
    return make_place(name="Fernshire County Council")


def test_a_school_leads_to_its_council(client: Client, council: AuthorityPage) -> None:
    make_school(council.authority, "Oakhollow Primary School", town="Ditchling")
    page = client.get("/search/", {"q": "oakhollow primary"}).text
    assert "Oakhollow Primary School, Ditchling" in page
    assert 'The school lies in the area of <a href="/fernshire/">' in page
    assert "What the school itself does" not in page


def test_a_school_that_publishes_here_leads_to_its_own_pages_too(client: Client, council: AuthorityPage) -> None:
    make_school(council.authority, "Hillside School")
    make_place("hillside", kind="school", name="Hillside School", within=council.authority)
    assert '<a href="/hillside/">What the school itself does' in client.get("/search/", {"q": "Hillside"}).text


def test_a_namesake_in_another_area_is_not_taken_for_it(council: AuthorityPage) -> None:
    make_place("hillside", kind="school", name="Hillside School", within=council.authority)
    make_school(make_place("elsewhere").authority, "Hillside School")
    (found,), _ = find_schools(["hillside"])
    assert found.own_href == ""


def test_a_town_narrows_schools_of_one_name(council: AuthorityPage) -> None:
    make_school(council.authority, "St Mary's School", town="Ditchling")
    make_school(council.authority, "St Mary's School", town="Ferring")
    found, _ = find_schools(["st", "mary's", "ferring"])
    assert [school.town for school in found] == ["Ferring"]


def test_words_that_every_school_has_find_nothing_alone(council: AuthorityPage) -> None:
    make_school(council.authority, "Oak Primary School")
    assert find_schools(["primary", "school"]) == ([], False)
    assert find_schools([]) == ([], False)


def test_many_schools_are_cut_and_counted_in_two_queries(
    council: AuthorityPage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(MOST + 5):
        make_school(council.authority, f"Oak School {number:02}")
    with django_assert_num_queries(2):
        found, more = find_schools(["oak"])
    assert len(found) == MOST
    assert more


def test_one_council_s_search_looks_for_no_schools(client: Client, council: AuthorityPage) -> None:
    make_school(council.authority, "Oakhollow Primary School")
    assert (
        "Oakhollow" not in client.get("/search/", {"q": "oakhollow", "authority": "fernshire"}).text.split("</form>")[1]
    )
