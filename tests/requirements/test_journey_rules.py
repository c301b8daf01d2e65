"""Rules that show only where a person walks: who may start, what is not asked, and to whom a referral goes."""

from http import HTTPStatus

import pytest

from guidance.library.models import Contact
from people.enums import Role
from record.models import Outbox
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import NORFOLK, address, answer_all, complete, make_walk, send, signed_in
from wizard.casework.models import Case
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("N9", "N7")
def test_a_school_in_another_council_refers_to_the_council_of_the_home() -> None:
    _, referral = make_walk("norfolk")
    abroad = make_school(make_authority("elsewhere"), "Madeup School over the border")
    client = signed_in(make_member(Role.REFERRER, school=abroad))
    start = f"/norfolk/refer/{referral.route_version.route.address}/"
    assert client.post(start).status_code == HTTPStatus.FOUND
    started = Referral.objects.latest("pk")
    assert (started.authority.slug, started.school) == ("norfolk", abroad)


@pytest.mark.requirement("N97")
def test_of_a_short_absence_no_evidence_is_asked() -> None:
    client, referral = make_walk("norfolk")
    answer_all(client, referral, {**NORFOLK, "days_missed": "5"})
    stop = address(referral, "what-instead")
    assert client.get(address(referral, "evidence-medical"))["Location"] == stop
    assert "medical evidence" not in client.get(stop).content.decode().lower()


@pytest.mark.requirement("E48", "E68", "E83")
def test_a_referral_goes_to_the_council_and_to_nobody_else() -> None:
    client, referral = make_walk("essex")
    Contact.objects.create(authority=referral.authority, key="access", role="Desk", email="d@essex.test", main=True)
    complete(client, referral, "essex")
    assert send(client, referral).status_code == HTTPStatus.FOUND
    case = Case.objects.get()
    assert case.authority.slug == "essex"
    told = set(Outbox.objects.values_list("recipient", flat=True))
    assert told == {"d@essex.test", case.submission.submitted_by.email}
    desk = signed_in(make_member(Role.COORDINATOR, authority=case.authority)).get("/cases/")
    assert case.submission.reference in desk.content.decode()


@pytest.mark.requirement("N64", "N51", "N59")
def test_what_a_circumstance_says_stands_on_the_task_list() -> None:
    client, referral = make_walk("norfolk")
    answer_all(client, referral, {**NORFOLK, "send": "ehcp", "serious": "complex"}, until="first_name")
    said = client.get(address(referral)).content.decode()
    assert "Designated Clinical Officer" in said
    assert "review of the plan" in said
