"""Who works where is nobody's business but theirs who look after it: 404 for all others, at every address."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from people.actions.request_to_join import Asker
from people.enums import Role
from people.models import Authority, Invitation, JoinRequest, School
from people.service import invite, request_to_join
from tests.building import make_authority, make_member, make_school, make_user
from tests.referral_walk import signed_in

pytestmark = pytest.mark.django_db
OPEN = {"ask"}  # anybody may ask to join a school
BY_LETTER = {"invited"}  # the link is the secret: tests/people/test_joining.py
OF_AUTHORITY = {"authority", "invite_to_authority"}


@pytest.fixture
def school() -> School:
    return make_school(make_authority("fernshire"), "Oak School")


def addresses(school: School) -> dict[str, str]:
    """Every address of the room that takes an id, found by walking the resolver."""
    head = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    teacher = make_member(Role.REFERRER, school=school)
    invitation = invite(head, "invited@example.test", Role.VIEWER, school=school)
    asked = request_to_join(Asker("Asker", "asker@example.test", "SENCO"), school, Role.VIEWER)
    _, resolver = get_resolver().namespace_dict["people"]
    found = {}
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern) and one.pattern.converters and one.name not in OPEN | BY_LETTER:
            public_id = invitation.public_id if one.name in ("resend", "withdraw") else asked.public_id
            assert school.authority
            known = {
                "school": school.slug,
                "authority": school.authority.slug,
                "public_id": public_id,
                "pk": teacher.memberships.get().pk,
            }
            found[str(one.name)] = reverse(
                f"people:{one.name}", kwargs={key: known[key] for key in one.pattern.converters}
            )
    return found


def test_nobody_else_finds_any_address(school: School) -> None:
    places = addresses(school)
    assert len(places) > 8
    council = school.authority
    left = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    left.memberships.update(ended_at=timezone.now())
    outsiders = {
        "a stranger to both": make_user(),
        "a colleague who refers": make_member(Role.REFERRER, school=school),
        "a viewer": make_member(Role.VIEWER, school=school),
        "another school's administrator": make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(make_authority())),
        "another council": make_member(Role.SENIOR_COORDINATOR, authority=make_authority()),
        "the council's coordinator": make_member(Role.COORDINATOR, authority=council),
        "an editor": make_member(Role.EDITOR, authority=council),
        "left": left,
    }
    before = counts()
    for who, user in outsiders.items():
        visitor = signed_in(user)
        for name, place in places.items():
            for response in (visitor.get(place), visitor.post(place, {"answer": "viewer", "role": "viewer"})):
                assert response.status_code in (404, 405), (who, name, response.status_code)
    assert counts() == before


def counts() -> list[object]:
    return [list(Invitation.objects.values()), list(JoinRequest.objects.values())]


def test_each_looks_after_their_own_place(school: School) -> None:
    places = addresses(school)
    head = signed_in(make_member(Role.SCHOOL_ADMINISTRATOR, school=school))
    senior = signed_in(make_member(Role.SENIOR_COORDINATOR, authority=school.authority))
    for name, place in places.items():
        of_authority = name in OF_AUTHORITY
        if name in ("resend", "withdraw", "take_back"):
            continue  # POST alone
        assert head.get(place).status_code == (404 if of_authority else 200), name
        assert senior.get(place).status_code == (200 if of_authority else 404), name


def test_strangers_are_asked_to_sign_in(school: School) -> None:
    for place in ["/people/", *addresses(school).values()]:
        response = Client().get(place)
        assert response.status_code in (302, 405)
        assert response.status_code == 405 or response["Location"].startswith("/accounts/login/")


def test_ids_that_nothing_has_are_not_found(school: School) -> None:
    head = signed_in(make_member(Role.SCHOOL_ADMINISTRATOR, school=school))
    for place in ("schools/x/", "authorities/x/", "requests/x/", "join/x/", "invited/x/", f"roles/{'9' * 400}/end/"):
        assert head.get(f"/people/{place}").status_code == 404, place


def test_a_person_s_own_page_shows_their_own(school: School, client: Client) -> None:
    teacher = make_member(Role.REFERRER, school=school)
    assert isinstance(school.authority, Authority)
    page = signed_in(teacher).get("/people/")
    assert "Oak School" in page.text
    assert "Who works here" not in page.text
    assert "no-store" in page["Cache-Control"]
    request_to_join(Asker("Asker", "asker@example.test", "SENCO"), school, Role.VIEWER)
    assert "asks to join" not in signed_in(teacher).get("/people/").text
    coordinator = make_member(Role.COORDINATOR, authority=school.authority)
    assert "1 person asks to join" in signed_in(coordinator).get("/people/").text
