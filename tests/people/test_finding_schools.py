"""A school is found by what people type: the beginning of its name, its town, its postcode, its URN."""

import pytest
from django.db import connection
from pytest_django.fixtures import DjangoAssertNumQueries

from people.models import School
from people.register.entries import entries_of
from people.register.storing import store_entries
from people.school_words import plain_words
from people.searching import matching
from people.service import find_schools
from tests.building import make_authority, make_school
from tests.people.test_import_schools import Many

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    ["st marys", "St Mary's", "ST MARY’S C of E", "saint mary", "sp3 4rz", "SP34RZ", "126416", "tilshead", "mary til"],
)
def test_a_school_is_found_by_what_people_type(text: str) -> None:
    name = "St Mary's C of E Primary School"
    school = make_school(make_authority(), name, town="Tilshead", postcode="SP3 4RZ", urn="126416")
    make_school(make_authority(), "Oak School", town="Ferring", postcode="NR1 2DH", urn="106653")
    assert find_schools(text) == [school]


@pytest.mark.parametrize("text", ["", "  ", "ary", "mary oak", "%", "'", "\\", "a & b | !", "\x00", "🙂", "é" * 300])
def test_what_matches_nothing_finds_nothing(text: str) -> None:
    make_school(make_authority(), "St Mary's School")
    assert find_schools(text) == []


def test_accents_and_changed_names_count() -> None:
    school = make_school(make_authority(), "St Thomas à Becket")
    assert find_schools("st thomas a becket") == [school]
    school.name = "Oak School"
    school.save(update_fields=["name"])
    assert find_schools("oak") == [school]
    assert find_schools("becket") == []


def test_closed_schools_are_left_out_and_a_council_narrows(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    one, other = make_authority(), make_authority()
    first, second = make_school(one, "Oak School"), make_school(other, "Oak School")
    make_school(one, "Oak School", status="closed")
    assert find_schools("oak") == [first, second]
    assert find_schools("oak", authority=other) == [second]
    assert find_schools("oak", limit=1) == [first]
    elsewhere = School.objects.create(name="Oak School", slug="oak-elsewhere")
    assert elsewhere in find_schools("oak")
    assert elsewhere not in find_schools("oak", published_for=True)
    with django_assert_num_queries(1):
        assert [school.authority for school in find_schools("oak")] == [one, other, None]


@pytest.mark.postgres
def test_fifty_thousand_schools_are_searched_by_index() -> None:
    store_entries(entries_of(Many(50_000, "Oak")), None, check=False, report=print)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE people_school")
    plan = matching(plain_words("school 123456")).order_by("name", "pk")[:20].explain()
    assert "Bitmap Index Scan on people_school_words" in plan, plan
    assert "Seq Scan" not in plan
    assert [school.urn for school in find_schools("oak 123456")] == ["123456"]
