"""A family's page opens for the person it was sent to, and the council's side of it for its own case workers."""

from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from django.utils import timezone

from links.models import Link
from links.service import address_of
from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school, make_user
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, officer_of
from tests.wizard.parents.families import a_family, opened, page_link, person
from wizard.casework.models import Case, CaseLetter
from wizard.consent.models import FamilyPerson
from wizard.consent.service import change_person
from wizard.parents.models import FamilyMessage, QuietTime
from wizard.parents.telling import give_page, tell

pytestmark = pytest.mark.django_db
NOT_FOUND = HTTPStatus.NOT_FOUND


def addresses(case: Case, one: FamilyPerson) -> dict[str, str]:
    """Every address of the council's side, found by walking the resolver; by token: tests/security."""
    _, resolver = get_resolver().namespace_dict["parents"]
    known = {"reference": case.submission.reference, "person": one.public_id}
    found = {}
    for pattern in resolver.url_patterns:
        assert isinstance(pattern, URLPattern)
        if "token" not in pattern.pattern.converters:
            wanted = {key: known[key] for key in pattern.pattern.converters}
            found[str(pattern.name)] = reverse(f"parents:{pattern.name}", kwargs=wanted)
    assert len(found) == 3
    return found


def outsiders(case: Case) -> dict[str, User]:
    return {
        "another council's coordinator": make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        "a viewer": make_member(Role.VIEWER, school=case.school),
        "an editor": make_member(Role.EDITOR, authority=case.authority),
        "the school": make_member(Role.SCHOOL_ADMINISTRATOR, school=case.school),
        "another school": make_member(Role.REFERRER, school=make_school(case.authority)),
        "a superuser": make_user(is_superuser=True, is_staff=True),
    }


@pytest.fixture
def family() -> tuple[Case, FamilyPerson]:
    with time_machine.travel(SENT, tick=False):
        return a_family()


@time_machine.travel(SENT, tick=False)
def test_outsiders_find_nothing_and_change_nothing(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    before = Link.objects.count()
    posted = {"text": "x", "do": "send", "person": grace.public_id, "wished_by": "x", "reason": "x"}
    for who, user in outsiders(case).items():
        visitor = signed_in(user)
        for name, place in addresses(case, grace).items():
            assert visitor.get(place).status_code == NOT_FOUND, (who, name)
            assert visitor.post(place, posted).status_code == NOT_FOUND, (who, name)
    for place in addresses(case, grace).values():
        assert Client().get(place)["Location"].startswith("/accounts/login/")
    assert (Link.objects.count(), FamilyMessage.objects.count(), QuietTime.objects.count()) == (before, 0, 0)


@time_machine.travel(SENT, tick=False)
def test_the_council_finds_them(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    desk = signed_in(officer_of(case))
    for name, place in addresses(case, grace).items():
        assert desk.get(place).status_code == HTTPStatus.OK, name


@time_machine.travel(SENT, tick=False)
def test_a_person_of_another_case_is_not_found(family: tuple[Case, FamilyPerson]) -> None:
    case, _ = family
    _, other = a_family()
    desk = signed_in(officer_of(case))
    here = f"/cases/{case.submission.reference}/messages/"
    assert desk.get(f"{here}{other.public_id}/").status_code == NOT_FOUND
    assert desk.post(here, {"do": "send", "person": other.public_id}).status_code == NOT_FOUND
    assert desk.post(here, {"do": "anything", "person": other.public_id}).status_code == NOT_FOUND


@time_machine.travel(SENT, tick=False)
def test_another_case_another_purpose_and_a_made_up_token_open_nothing(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    other_case, other = a_family()
    client, here = opened(grace)
    theirs = address_of(page_link(other))
    # Opened in this browser is one's own page alone: before another's stands the door, which writes to its owner.
    assert b"Send me a code" in client.get(theirs).content
    token = here.strip("/").rpartition("/")[2]
    for wrong in (f"{token[:-1]}a", token[::-1], "zzz", page_link(grace).public_id):
        assert client.get(f"/family/{wrong}/").status_code == NOT_FOUND, wrong
    for room in ("consent", "enquiry", "clinician"):
        assert client.get(f"/{room}/{token}/").status_code == NOT_FOUND, room
    letter = CaseLetter.objects.create(
        case=other_case, public_id="letter-of-another-aa", template="agree", to_kind="parent", to_name=grace.name,
        to_email=grace.email, subject="Theirs", body="Theirs", sha256="0" * 64, made_by=officer_of(case),
        made_at=timezone.now(),
    )  # fmt: skip
    assert client.get(f"{here}letters/{letter.public_id}/").status_code == NOT_FOUND
    assert client.get(f"{here}letters/{letter.public_id}.pdf").status_code == NOT_FOUND


def test_an_ended_and_an_expired_link_say_so(family: tuple[Case, FamilyPerson]) -> None:
    _, grace = family
    with time_machine.travel(SENT, tick=False) as clock:
        client, here = opened(grace)
        clock.shift(timedelta(days=401))
        assert client.get(here).status_code == HTTPStatus.GONE
    Link.objects.filter(subject_id=grace.public_id).update(ended_at=timezone.now(), expires_at="2030-01-01 00:00Z")
    for part in ("", "messages/", "disagree/", "letters/x/", "letters/x.pdf"):
        assert client.get(here + part).status_code == HTTPStatus.GONE, part


@time_machine.travel(SENT, tick=False)
@pytest.mark.parametrize("change", [{"contact_restricted": True}, {"email": "new@example.test"}, {"removed": True}])
def test_who_may_not_be_written_to_any_more_opens_nothing(
    family: tuple[Case, FamilyPerson], change: dict[str, object]
) -> None:
    _, grace = family
    client, here = opened(grace)
    if "removed" in change:
        grace.removed_at = timezone.now()
    else:
        for name, value in change.items():
            setattr(grace, name, value)
    grace.save()
    for part in ("", "messages/", "disagree/"):
        assert client.get(here + part).status_code == NOT_FOUND, part
        assert client.post(here + part, {"text": "x", "stage": "review", "about": "x"}).status_code in (404, 405)
    assert not FamilyMessage.objects.exists()


@time_machine.travel(SENT, tick=False)
def test_the_school_restricting_contact_ends_the_page(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    client, here = opened(grace)
    school = make_member(Role.REFERRER, school=case.school)
    change_person(school, grace, {"contact_restricted": True})
    assert client.get(here).status_code == HTTPStatus.GONE
    assert tell(case, "decision:1") == 0


@time_machine.travel(SENT, tick=False)
def test_a_restricted_person_who_shares_an_address_gets_nothing_through_the_other(
    family: tuple[Case, FamilyPerson],
) -> None:
    case, grace = family
    client, here = opened(grace)
    person(case, "Tom Madeup", email=grace.email, contact_restricted=True)
    assert client.get(here).status_code == NOT_FOUND


@time_machine.travel(SENT, tick=False)
def test_a_signed_in_person_does_not_pass_the_familys_door(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    place = address_of(page_link(grace))
    for user in (officer_of(case), make_member(Role.SCHOOL_ADMINISTRATOR, school=case.school)):
        assert "we send a code" in signed_in(user).get(place).content.decode()


@time_machine.travel(SENT, tick=False)
def test_each_opens_with_their_own_link_alone(family: tuple[Case, FamilyPerson]) -> None:
    case, grace = family
    tom = person(case, "Tom Madeup")
    give_page(None, case, tom)
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": "For the council alone."})
    other, there = opened(tom)
    assert "For the council alone." not in other.get(f"{there}messages/").content.decode()
    assert "For the council alone." not in other.get(there).content.decode()
