"""Two referrals about one pupil are noticed by those who may open both, and nobody learns of one they may not."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from people.enums import Role
from tests.building import make_member, make_referral, make_school
from tests.referral_walk import NORFOLK, address, answer_all, complete, make_walk, send, signed_in
from wizard.referrals.models import Referral, Submission
from wizard.referrals.pupils import marks_of

pytestmark = pytest.mark.django_db
FOUND = "There is another referral about this pupil"


def named(client: Client, referral: Referral, **pupil: str) -> HttpResponse:
    """Says who the pupil is, the date of birth first, as the walk asks it."""
    answer_all(client, referral, NORFOLK, until="first_name")
    data = {"first_name": "amara ", "last_name": "MADE-UP", "upn": "", **pupil}
    return client.post(address(referral, "first_name"), data)  # type: ignore[return-value]


def test_a_colleague_s_draft_about_the_same_pupil_is_shown_at_once_with_a_link() -> None:
    client, first = make_walk()
    named(client, first, last_name="Made up")
    second = make_referral(first.school, first.route_version, make_member(Role.REFERRER, school=first.school))
    response = named(signed_in(second.created_by), second)
    page = signed_in(second.created_by).get(response["Location"]).content.decode()
    assert FOUND in page
    assert address(first) in page
    assert FOUND in signed_in(second.created_by).get(address(second)).content.decode()


def test_where_there_is_none_the_way_goes_on_to_the_next_page() -> None:
    client, referral = make_walk()
    response = named(client, referral)
    onward = client.get(response["Location"])
    assert onward["Location"] == address(referral, "address")


def test_another_school_s_referral_changes_nothing_that_a_school_can_see() -> None:
    client, first = make_walk()
    named(client, first)
    school = make_school(first.authority)
    second = make_referral(school, first.route_version, make_member(Role.REFERRER, school=school))
    theirs = signed_in(second.created_by)
    response = named(theirs, second)
    onward = theirs.get(response["Location"])
    assert onward["Location"] == address(second, "address")
    page = theirs.get(address(second)).content.decode()
    assert FOUND not in page
    assert "may already know of this pupil, from this school or another" in page
    alone = make_referral(school, first.route_version, second.created_by)
    assert "may already know of this pupil, from this school or another" in theirs.get(address(alone)).content.decode()


def test_the_council_sees_that_two_schools_sent_referrals_about_one_pupil() -> None:
    client, first = make_walk()
    complete(client, first)
    send(client, first)
    school = make_school(first.authority)
    second = make_referral(school, first.route_version, make_member(Role.REFERRER, school=school))
    theirs = signed_in(second.created_by)
    complete(theirs, second)
    send(theirs, second)
    desk = signed_in(make_member(Role.COORDINATOR, authority=first.authority))
    one, other = Submission.objects.get(referral=first), Submission.objects.get(referral=second)
    page = desk.get(f"/cases/{other.reference}/").content.decode()
    assert f"Perhaps the same pupil: {one.reference}" in page
    assert one.reference not in theirs.get(address(second, "referral-sent")).content.decode()


def test_a_withdrawn_draft_is_no_duplicate() -> None:
    client, first = make_walk()
    named(client, first)
    client.post(address(first, "withdraw-draft"))
    second = make_referral(first.school, first.route_version, first.created_by)
    named(client, second)
    assert FOUND not in client.get(address(second)).content.decode()


def test_names_and_numbers_are_compared_however_they_are_written() -> None:
    born = date(2013, 3, 3).isoformat()
    assert marks_of("a123 4567 8901x", "", "").upn == marks_of("A12345678901X", "", "").upn
    assert marks_of("", "Zoë O’Madeup", born).named == marks_of("", "omadeup  ZOE", born).named
    assert marks_of("", "Amara", born).named is None
    assert marks_of("", "Amara Madeup", "2013-03-04") != marks_of("", "Amara Madeup", born)
