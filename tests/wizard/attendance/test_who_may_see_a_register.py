"""A register is its school's: 404 for everybody else, and viewers change nothing."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from people.enums import Role
from tests.building import make_authority, make_member, make_school, make_user
from tests.referral_walk import signed_in
from tests.wizard.attendance.registering import make_registered, pupil_called
from wizard.attendance.models import AbsenceNotice, SicknessReturn

pytestmark = pytest.mark.django_db
OF_COUNCILS = {"council_returns", "term_dates"}


def addresses() -> dict[str, str]:
    """Every address of the room that takes an id, found by walking the resolver."""
    pupil = pupil_called("Amara")
    assert pupil.school.authority
    known = {"school": pupil.school.slug, "public_id": pupil.public_id, "authority": pupil.school.authority.slug}
    _, resolver = get_resolver().namespace_dict["attendance"]
    return {
        str(one.name): reverse(f"attendance:{one.name}", kwargs={key: known[key] for key in one.pattern.converters})
        for one in resolver.url_patterns
        if isinstance(one, URLPattern) and one.pattern.converters
    }


def test_nobody_else_finds_any_address_of_a_register() -> None:
    _, school, _ = make_registered()
    elsewhere = make_authority()
    left = make_member(Role.REFERRER, school=school)
    left.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    outsiders = {
        "another school": make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(school.authority)),
        "another council": make_member(Role.COORDINATOR, authority=elsewhere),
        "an editor": make_member(Role.EDITOR, authority=school.authority),
        "left": left,
        "a superuser": make_user(is_superuser=True, is_staff=True),
    }
    for who, user in outsiders.items():
        visitor = signed_in(user)
        for name, place in addresses().items():
            for response in (visitor.get(place), visitor.post(place, {})):
                assert response.status_code in (404, 405), (who, name, response.status_code)


def test_the_council_reads_its_returns_and_no_register() -> None:
    _, school, _ = make_registered()
    council = signed_in(make_member(Role.COORDINATOR, authority=school.authority))
    for name, place in addresses().items():
        expected = {200} if name in OF_COUNCILS else {404, 405}
        assert council.get(place).status_code in expected, name


def test_strangers_are_asked_to_sign_in() -> None:
    make_registered()
    for place in ["/attendance/", *addresses().values()]:
        response = Client().get(place)
        assert response.status_code in (302, 405)
        assert response.status_code == 405 or response["Location"].startswith("/accounts/login/")


def test_a_viewer_reads_and_changes_nothing() -> None:
    client, _, _ = make_registered(Role.VIEWER)
    for name, place in addresses().items():
        if name in OF_COUNCILS:
            continue
        assert client.get(place).status_code == (
            405 if name == "refer" else 403 if name in ("import", "notice") else 200
        )
        if name == "which_code":  # it stores nothing
            continue
        pupil = pupil_called("Amara").public_id
        assert client.post(place, {"pupil": [pupil]}).status_code in (403, 405), name
    assert not AbsenceNotice.objects.exists()
    assert not SicknessReturn.objects.exists()


def test_the_front_page_leads_each_where_they_work() -> None:
    client, school, _ = make_registered()
    assert client.get("/attendance/")["Location"] == f"/attendance/schools/{school.slug}/"
    council = signed_in(make_member(Role.COORDINATOR, authority=school.authority))
    assert council.get("/attendance/")["Location"].endswith("/sickness-returns/")
    assert signed_in(make_member(Role.EDITOR, authority=school.authority)).get("/attendance/").status_code == 404
