"""What a school writes of a pupil is that school's: 404 for everybody else, the council too; viewers change nothing."""

from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from people.enums import Role
from tests.building import make_authority, make_member, make_school, make_user
from tests.referral_walk import signed_in
from tests.wizard.support.helping import PART_TIME, council_of, make_pupil, somebody_of, wrote
from wizard.attendance.models import RegisterPupil
from wizard.support.enums import Kind
from wizard.support.models import Entry

pytestmark = pytest.mark.django_db
WRITING = {"add", "write", "correct"}


def addresses(pupil: RegisterPupil) -> dict[str, str]:
    """Every address of the room, found by walking the resolver, with ids of real rows."""
    timetable = wrote(pupil, Kind.TIMETABLE, "2026-11-02", PART_TIME, until="2026-12-04")
    known: dict[str, Any] = {
        "school": pupil.school.slug, "public_id": pupil.public_id, "entry": timetable.public_id, "kind": "work",
    }  # fmt: skip
    _, resolver = get_resolver().namespace_dict["support"]
    found = {
        str(one.name): reverse(f"support:{one.name}", kwargs={key: known[key] for key in one.pattern.converters})
        for one in resolver.url_patterns
        if isinstance(one, URLPattern)
    }
    return {**found, "review": f"/pupils/{pupil.public_id}/record/timetable-review/?about={timetable.public_id}"}


def test_nobody_else_finds_any_address_of_a_pupil() -> None:
    pupil = make_pupil()
    council = council_of(pupil)
    places = addresses(pupil)
    left = make_member(Role.REFERRER, school=pupil.school)
    left.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    elsewhere = make_school(council)
    outsiders = {
        "another school": make_member(Role.SCHOOL_ADMINISTRATOR, school=elsewhere),
        "the council's coordinator": make_member(Role.COORDINATOR, authority=council),
        "another council": make_member(Role.COORDINATOR, authority=make_authority()),
        "an editor": make_member(Role.EDITOR, authority=council),
        "left": left,
        "a superuser": make_user(is_superuser=True, is_staff=True),
    }
    before = Entry.objects.count()
    for who, user in outsiders.items():
        visitor = signed_in(user)
        for name, place in places.items():
            if name == "pupils" and who == "another school":
                assert "Amara" not in visitor.get(place).content.decode()
                continue
            for response in (visitor.get(place), visitor.post(place, {"subjects": "x"})):
                assert response.status_code in (404, 405), (who, name, response.status_code)
                assert b"Amara" not in response.content
    assert Entry.objects.count() == before


def test_a_pupil_of_another_school_and_a_row_of_another_pupil_are_not_found_together() -> None:
    pupil = make_pupil()
    other = make_pupil(pupil.school, upn="B123456789012")
    row = wrote(other, Kind.WORK, "2026-11-18", {"subjects": "English"})
    client, _ = somebody_of(pupil)
    for end in ("", "correct/"):
        assert client.get(f"/pupils/{pupil.public_id}/entries/{row.public_id}/{end}").status_code == 404
    assert client.get(f"/pupils/{pupil.public_id}/record/nothing-such/").status_code == 404


def test_strangers_are_asked_to_sign_in() -> None:
    for place in addresses(make_pupil()).values():
        response = Client().get(place)
        assert response.status_code == 302
        assert response["Location"].startswith("/accounts/login/")


def test_a_viewer_reads_and_changes_nothing() -> None:
    pupil = make_pupil()
    places = addresses(pupil)
    viewer, _ = somebody_of(pupil, Role.VIEWER)
    before = Entry.objects.count()
    for name, place in places.items():
        refused = 403 if name in WRITING or name in ("review", "guidance") else 405
        reads = refused == 405 or name == "guidance"  # what was read is read, and written down, on one page
        assert viewer.get(place).status_code == (200 if reads else 403), name
        assert viewer.post(place, {}).status_code == refused, name
    assert Entry.objects.count() == before
    assert "Record work sent" not in viewer.get(places["pupil"]).content.decode()


def test_pages_of_a_pupil_are_not_kept_and_name_nobody_in_title_or_address() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    for name, place in addresses(pupil).items():
        response = client.get(place)
        assert "no-store" in response["Cache-Control"], name
        if name != "pdf":
            title = response.content.decode().partition("<title>")[2].partition("</title>")[0]
            assert "Amara" not in title, name
        assert "Amara" not in response.get("Content-Disposition", "")
