"""An authority that works its cases in another system: the referral is stored, handed over as a file, and answered."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from people.enums import Role
from record.models import Event, Outbox
from tests.building import (
    make_authority,
    make_authority_page,
    make_member,
    make_referral,
    make_route_version,
    make_school,
    make_submission,
)
from tests.referral_walk import ROUTES, address, signed_in
from tests.wizard.casework.cases import officer_of
from wizard.casework.models import Case
from wizard.casework.queries import overdue
from wizard.casework.service import HandOverRefused, open_case, record_hand_over
from wizard.referrals.models import Submission

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 11, 20)


@pytest.fixture
def sent() -> Submission:
    text = (ROUTES / "norfolk-medical-needs.json").read_text()
    data: dict[str, Any] = json.loads(text)
    data["route"]["received_by"] = "service"
    council = make_authority("norfolk")
    version = make_route_version(make_authority_page(council), json.dumps(data))
    school = make_school(council)
    referral = make_referral(school, version, make_member(Role.REFERRER, school=school), status="submitted")
    submission = make_submission(council, referral=referral, document={"steps": []})
    open_case(submission)
    return submission


def test_the_case_does_not_wait_at_the_desk_and_the_school_is_told_to_hand_it_over(sent: Submission) -> None:
    case = Case.objects.get()
    assert case.handed_over_to
    assert case.submission.reference not in signed_in(officer_of(case)).get("/cases/").content.decode()
    assert not overdue(case.acknowledge_by.replace(year=2027)).exists()
    assert list(Outbox.objects.values_list("kind", flat=True)) == ["case_hand_over"]


@pytest.mark.requirement("S35")
def test_the_school_downloads_what_was_sent_and_records_the_answer(sent: Submission) -> None:
    client = signed_in(sent.submitted_by)
    file = client.get(address(sent.referral, "export-file"))
    assert file.content.decode() == sent.document
    assert "attachment" in file["Content-Disposition"]
    said = {"on_day": "20", "on_month": "11", "on_year": "2026", "reference": "AB 12"}
    page = client.post(address(sent.referral, "hand-over"), said)
    assert "They have your referral" in page.content.decode()
    case = Case.objects.get()
    assert (case.handed_over_on, case.handed_over_reference, case.status) == (FRIDAY, "AB 12", "acknowledged")
    assert Event.objects.filter(kind="case_handed_over").count() == 1


def test_the_coordinator_can_do_the_same(sent: Submission) -> None:
    client = signed_in(make_member(Role.COORDINATOR, authority=sent.referral.authority))
    assert client.get(f"/cases/{sent.reference}/export/").content.decode() == sent.document
    said = {"on_day": "20", "on_month": "11", "on_year": "2026", "reference": "AB 12"}
    assert client.post(f"/cases/{sent.reference}/hand-over/", said).status_code == 302
    assert "AB 12" in client.get(f"/cases/{sent.reference}/hand-over/").content.decode()


def test_nobody_else_finds_it(sent: Submission) -> None:
    elsewhere = make_authority("elsewhere")
    for who in (
        make_member(Role.REFERRER, school=make_school(sent.referral.authority)),
        make_member(Role.COORDINATOR, authority=elsewhere),
    ):
        client = signed_in(who)
        for place in (address(sent.referral, "export-file"), address(sent.referral, "hand-over")):
            assert client.get(place).status_code == 404
        for place in ("export", "hand-over"):
            assert client.get(f"/cases/{sent.reference}/{place}/").status_code == 404
    assert Client().get(f"/cases/{sent.reference}/export/").status_code == 302


def test_a_day_before_it_was_sent_is_refused_and_the_first_answer_stands(sent: Submission) -> None:
    case = Case.objects.get()
    with pytest.raises(HandOverRefused):
        record_hand_over(sent.submitted_by, case, "AB 12", date(2026, 11, 1))
    record_hand_over(sent.submitted_by, case, "AB 12", FRIDAY)
    record_hand_over(sent.submitted_by, case, "other", FRIDAY)
    case.refresh_from_db()
    assert case.handed_over_reference == "AB 12"
