"""The start page is public, says what is needed and whom to ask; starting needs a school that the person refers for."""

from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client

from guidance.library.models import Contact
from people.enums import Role
from people.models import Membership
from tests.building import make_authority, make_authority_page, make_member, make_route_version, make_school, make_user
from tests.referral_walk import ROUTES, address, make_walk, signed_in
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db
#: An authority that takes no referral here: its route is a page that says how it is done.
START_PAGE = Path(__file__).parent / "start_page.json"


def start_of(referral: Referral) -> str:
    page = referral.route_version.route
    return f"/{referral.authority.slug}/refer/{page.address}/"


@pytest.mark.requirement("N92")
def test_anybody_can_read_who_when_what_and_whom_to_ask() -> None:
    _, referral = make_walk()
    page = Client().get(start_of(referral))
    said = page.content.decode()
    assert page.status_code == HTTPStatus.OK
    for words in ("Who this is for", "What you need", "free to families", "How long it takes", "@", "Sign in to start"):
        assert words in said
    assert "<form" not in said.split("<main")[1]


def test_starting_asks_a_stranger_to_sign_in_and_comes_back() -> None:
    _, referral = make_walk()
    response = Client().post(start_of(referral))
    assert response["Location"] == f"/accounts/login/?next={start_of(referral)}"
    assert Referral.objects.count() == 1


def test_a_referrer_of_one_school_starts_at_once() -> None:
    client, referral = make_walk()
    response = client.post(start_of(referral))
    started = Referral.objects.latest("pk")
    assert response["Location"] == address(started)
    assert started.school == referral.school
    assert started.route_version == referral.route_version


def test_a_referrer_of_several_schools_says_which() -> None:
    client, referral = make_walk()
    other = make_school(referral.authority, "Another Madeup School")
    foreign = make_school(referral.authority, "Foreign Madeup School")
    Membership.objects.create(user=referral.created_by, school=other, role=Role.REFERRER)
    asked = client.post(start_of(referral)).content.decode()
    assert "Another Madeup School" in asked
    assert "Foreign Madeup School" not in asked
    for wrong in ("", str(foreign.pk), "x"):
        page = client.post(start_of(referral), {"asked": "1", "school": wrong}).content.decode()
        assert "Select the school" in page
    client.post(start_of(referral), {"asked": "1", "school": str(other.pk)})
    assert Referral.objects.latest("pk").school == other
    assert Referral.objects.count() == 2


@pytest.mark.requirement("E45", "E46")
def test_a_hospital_unit_refers_with_accounts_of_its_own_wherever_it_lies() -> None:
    _, referral = make_walk("essex")
    inside = make_school(referral.authority, "Madeup Adolescent Unit", type="hospital")
    outside = make_school(None, "Far Away Madeup Unit", type="hospital")
    for unit in (inside, outside):
        client = signed_in(make_member(Role.REFERRER, school=unit))
        assert client.post(start_of(referral)).status_code == HTTPStatus.FOUND
        started = Referral.objects.latest("pk")
        assert (started.school, started.authority) == (unit, referral.authority)


@pytest.mark.requirement("N17")
def test_who_refers_for_no_school_is_told_what_to_do() -> None:
    _, referral = make_walk()
    for user in (make_user(), make_member(Role.VIEWER, school=referral.school)):
        response = signed_in(user).post(start_of(referral))
        assert response.status_code == HTTPStatus.FORBIDDEN
        assert "ask the school to refer your child" in response.content.decode()
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("place", ["/nowhere/refer/medical-needs/", "/norfolk/refer/nothing/"])
def test_an_unknown_start_page_is_not_found(place: str) -> None:
    make_walk()
    assert Client().get(place).status_code == HTTPStatus.NOT_FOUND


def test_elsewhere_a_page_says_how_it_is_done_there_and_nothing_starts() -> None:
    authority = make_authority("wiltshire")
    version = make_route_version(make_authority_page(authority), START_PAGE.read_text())
    place = f"/wiltshire/refer/{version.route.address}/"
    said = Client().get(place).content.decode()
    assert "How a referral is made" in said
    assert "Who to contact" in said
    assert "Start a referral" not in said
    make_member(Role.REFERRER, school=make_school(authority))
    user = make_member(Role.REFERRER, school=make_school(authority))
    signed_in(user).post(place)
    assert not Referral.objects.exists()


@pytest.mark.requirement("S35", "W15")
@pytest.mark.parametrize(
    ("slug", "system"), [("stonehenge-school", "(DART)"), ("wiltshire", "(DART)"), ("wmat", "Inclusion Service")]
)
def test_a_route_that_another_system_takes_on_says_how_and_is_started_here(slug: str, system: str) -> None:
    authority = make_authority(slug)
    version = make_route_version(make_authority_page(authority), (ROUTES / f"{slug}-medical.json").read_text())
    place = f"/{slug}/refer/{version.route.address}/"
    said = Client().get(place).content.decode()
    assert "How it works" in said
    assert system in said
    assert "Nothing leaves the school until you hand it over" in said
    signed_in(make_member(Role.REFERRER, school=make_school(authority))).post(place)
    assert Referral.objects.get().route_version == version


@pytest.mark.requirement("S4")
@pytest.mark.parametrize("slug", ["stonehenge-school", "norfolk"])
def test_each_ones_part_is_told(slug: str) -> None:
    authority = make_authority(slug)
    file = next(ROUTES.glob(f"{slug}-medical*.json"))
    version = make_route_version(make_authority_page(authority), file.read_text())
    place = f"/{slug}/refer/{version.route.address}/"
    assert f"{place}who-does-what/" in Client().get(place).content.decode()
    parts = {one["label"]: one["lines"] for one in Client().get(f"{place}who-does-what/").context["parties"]}
    school = next(lines for label, lines in parts.items() if "chool" in label)
    said = " ".join(line["text"] for line in school)
    assert "Starts a referral" in said
    assert "What the school has done" in said
    assert len(parts) > 1
    assert Client().get(f"/{slug}/refer/nothing/who-does-what/").status_code == HTTPStatus.NOT_FOUND


def test_where_the_policy_names_nobody_the_page_says_so() -> None:
    authority = make_authority("leicestershire", names_nobody=True)
    Contact.objects.create(authority=authority, key="x", role="Nobody's business", main=True)
    version = make_route_version(make_authority_page(authority), (ROUTES / "leicestershire-medical.json").read_text())
    said = Client().get(f"/leicestershire/refer/{version.route.address}/").content.decode()
    assert "names nobody to contact" in said
    assert "Nobody's business" not in said
