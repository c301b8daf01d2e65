"""A council's published alert says after how many days it is told of a pupil, of what, how often, and who is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import waymark
from people.enums import Role
from people.models import School
from record.service import deliver_due
from tests.building import make_authority_page, make_member, make_route_version
from tests.referral_walk import signed_in
from tests.wizard.attendance.registering import HEAD, LIST, REGISTER, make_registered, pupil_called
from wizard.attendance.actions.import_register import import_register
from wizard.attendance.models import SicknessReturn
from wizard.referrals.models import Referral
from wizard.routes.service import check_document, load_document

pytestmark = pytest.mark.django_db
DOCUMENT = Path(waymark.__file__).parent / "demo" / "routes" / "norfolk-sickness-return.json"


def alert(days: int = 15, **route: Any) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(DOCUMENT.read_text())
    data["route"] |= route
    data["tests"][0]["rows"][0]["at_least"] = days
    return data


def make_alert(**changes: Any) -> tuple[Client, School, str]:
    client, school, keeper = make_registered()
    assert school.authority
    data = alert(**changes)
    data["route"]["authority"] = school.authority.slug
    make_route_version(make_authority_page(school.authority), json.dumps(data))
    import_register(keeper, school, LIST.encode())
    import_register(keeper, school, REGISTER.encode())
    return client, school, f"/attendance/schools/{school.slug}/sickness-returns/"


def test_the_alert_s_own_days_words_and_mailbox_hold(mailoutbox: list) -> None:
    client, school, place = make_alert(days=2)
    page = client.get(place).text
    assert "Schools tell the council of each pupil of compulsory school age" in page
    assert "2 days this school year, day 2 on" in page  # Cara, whom the law's fifteen days leave out
    client.post(place, {"pupil": [pupil_called("Cara").public_id]})
    assert SicknessReturn.objects.get().name == "Cara Madeup"
    deliver_due()
    (letter,) = mailoutbox
    assert letter.to == ["csattendance@norfolk.gov.uk"]
    council = signed_in(make_member(Role.COORDINATOR, authority=school.authority))
    assert school.authority
    said = council.get(f"/attendance/councils/{school.authority.slug}/sickness-returns/").text
    assert "will miss 2 days because of illness" in said


@pytest.mark.parametrize(("once_for", "again"), [("absence", True), ("school_year", False)])
def test_a_pupil_is_told_of_once_for_what_the_alert_says(once_for: str, again: bool) -> None:
    client, school, place = make_alert(once_for=once_for)
    client.post(place, {"pupil": [pupil_called("Amara").public_id]})
    keeper = make_member(Role.REFERRER, school=school)
    import_register(keeper, school, (HEAD + "A1,Amara Madeup,16/11/2026,/\\,/\\,/\\,II,II\n").encode())
    assert ("Amara Madeup</label>" in client.get(place).text) is again


def test_its_page_leads_to_the_register_and_begins_no_referral() -> None:
    client, school, _ = make_alert()
    assert school.authority
    start = f"/{school.authority.slug}/refer/sickness-return/"
    assert 'href="/attendance/"' in client.get(start).text
    assert "Open your school’s register" in client.post(start).text
    assert not Referral.objects.exists()


def test_an_alert_asks_only_what_a_register_holds() -> None:
    data = alert()
    data["steps"][0]["questions"].append(
        {"key": "why", "kind": "text", "ask": "What is the illness?", "cites": ["c_law"]}
    )
    data["scenarios"] = []
    codes = {(one.code, one.pointer) for one in check_document(load_document(json.dumps(data)))}
    assert ("alert.not_in_register", "/steps/0/questions/5") in codes
    other = alert(kind="enquiry")
    assert "alert.kind" in {one.code for one in check_document(load_document(json.dumps(other)))}
