"""A school hands in a register: it is read, counted, shown, sent, and drawn for the council."""

import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from people.enums import Role
from tests.building import (
    make_authority,
    make_authority_page,
    make_member,
    make_referral,
    make_route_version,
    make_school,
)
from tests.referral_walk import address, data_for, pages, send, signed_in, situation
from wizard.attendance.models import RegisterMarks
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db

# 15 days by Friday 25 September: three weeks of five days, then a fourth day in October.
WEEKS = [("07/09/2026", "II"), ("14/09/2026", "II"), ("21/09/2026", "II")]
REGISTER = "Week,Mon,Tue,Wed,Thu,Fri\n" + "".join(f"{week},{','.join([code] * 5)}\n" for week, code in WEEKS)
MORE = REGISTER + "28/09/2026,I\\,M\\,/\\,/C2,/\\\n"
DOCUMENT: dict[str, Any] = {
    "schema_version": "1.0",
    "route": {"key": "small", "kind": "referral", "title": "Small route", "authority": "smallshire", "version": 1,
              "effective_from": "2026-09-01", "edition": "2026-27", "received_by": "waymark", "service": "The service",
              "officer": {"role": "Officer", "contact": "service"}},
    "clauses": {},
    "contacts": [{"key": "service", "label": "The service", "email": "service@example.test"}],
    "parties": [{"key": "school", "label": "The school", "kind": "school", "may": ["start", "contribute", "submit"],
                 "sign_in": "account"}],
    "duty": [{"council": "residence"}],
    "steps": [{
        "key": "about", "title": "The pupil", "by": ["school"], "questions": [
            {"key": "first_name", "kind": "text", "ask": "First name?"},
            {"key": "upn", "kind": "text", "ask": "UPN?", "format": "upn", "need": "optional"},
            {"key": "days", "kind": "number", "ask": "Days missed?", "need": "optional"},
            {"key": "register", "kind": "attendance", "ask": "Hand in the attendance register"},
        ]}],
    "tests": [{
        "key": "fifteen", "kind": "threshold", "title": "15 days away", "measure": "days", "absence": "health",
        "run": "either", "basis": ["actual"], "window": "school_year", "half_days": "add_up", "warn_at": 8,
        "rows": [{"at_least": 15}], "ask": "Days missed?", "question": "days"}],
    "circumstances": [{"key": "refer", "title": "Refer", "outcome": "proceed", "say": {"heading": "Refer the pupil"}}],
    "requirements": [], "scenarios": [],
    "clocks": [{"key": "told", "title": "Threshold",
                "due": {"after": "threshold_reached", "n": 5, "unit": "working_days"},
                "owner": "school", "then": {"do": "task", "say": "Refer."}}],
}  # fmt: skip


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    authority = make_authority("smallshire")
    version = make_route_version(make_authority_page(authority), json.dumps(DOCUMENT))
    school = make_school(authority)
    user = make_member(Role.REFERRER, school=school)
    referral = make_referral(school, version, user)
    client = signed_in(user)
    for key, value in (("first_name", "Amara"), ("upn", "A12345678901X"), ("days", "3")):
        page = pages(referral)[key]
        assert client.post(address(referral, key), data_for(referral, page, {key: value})).status_code == 302
    return client, referral


def hand_in(client: Client, referral: Referral, text: str, **fields: str) -> HttpResponse:
    file = SimpleUploadedFile("register.csv", text.encode(), "text/csv")
    return client.post(address(referral, "register"), {"file": file, **fields})  # type: ignore[return-value]


@pytest.mark.requirement("N80")
@pytest.mark.requirement("N111")
def test_the_register_says_what_was_missed_and_when_the_limit_was_reached(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    assert hand_in(client, referral, MORE).status_code == 302
    page = client.get(address(referral, "register")).content.decode()
    assert "Amara has missed 15½ school days because of illness" in page
    assert "Amara reached 15 days on Friday\N{NO-BREAK SPACE}25" in page
    for words in ("Medical appointments (M)", "Part-time timetable (C2)", "These are right, continue", "<svg"):
        assert words in page
    now = situation(referral)
    assert now.shape.tests["fifteen"].figure == 15.5
    assert now.events == {"threshold_reached": date(2026, 9, 25)}
    assert now.result.clocks["told"].due == date(2026, 10, 2)


def test_without_a_register_the_number_typed_counts(walk: tuple[Client, Referral]) -> None:
    _, referral = walk
    assert situation(referral).shape.tests["fifteen"].figure == 3
    assert situation(referral).events == {}


def test_rows_that_cannot_be_read_are_listed_and_nothing_is_stored(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    page = hand_in(client, referral, REGISTER + "28/09/2026,I?,/\\,/\\,/\\,/\\\n").content.decode()
    assert "1 mark could not be read" in page
    assert '<td class="govuk-table__cell">5</td><td class="govuk-table__cell">mon</td>' in page
    assert not RegisterMarks.objects.exists()
    assert "The first line must name the columns" in hand_in(client, referral, "what,ever\n1,2\n").content.decode()


SEVERAL = "UPN,Name,Date,Session,Code\nB1,One Madeup,7/9/2026,AM,I\nB2,Two Madeup,7/9/2026,AM,/\n"


def test_of_a_class_only_the_pupil_named_is_stored(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    page = hand_in(client, referral, SEVERAL).content.decode()
    assert "Which pupil in the file is this?" in page
    assert not RegisterMarks.objects.exists()
    assert hand_in(client, referral, SEVERAL, pupil="B2").status_code == 302
    assert RegisterMarks.objects.get().text == "2026-09-07 /"


def test_the_pupils_own_upn_picks_them_out(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    hand_in(client, referral, SEVERAL.replace("B1", "a12345678901x"))
    assert RegisterMarks.objects.get().text == "2026-09-07 I"


def test_marks_are_replaced_and_taken_off_until_it_is_sent(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    hand_in(client, referral, REGISTER)
    hand_in(client, referral, MORE)
    assert situation(referral).shape.tests["fifteen"].figure == 15.5
    assert "takes the old one’s place" in client.get(address(referral, "register") + "?correct=1").content.decode()
    client.post(address(referral, "register"), {"take_off": "1"})
    assert not RegisterMarks.objects.exists()


def test_what_was_counted_is_frozen_and_drawn_for_the_council(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    hand_in(client, referral, MORE)
    assert "Register marks in register.csv" in client.get(address(referral, "check-answers")).content.decode()
    assert send(client, referral).status_code == 302
    document = json.loads(referral.submission.document)
    (entry,) = document["attendance"]
    assert entry["sha256"] == RegisterMarks.objects.get().sha256
    assert [one["on"] for one in entry["figures"]] == ["2026-09-25", "2026-09-25"]
    hand_in(client, referral, REGISTER)
    assert RegisterMarks.objects.get().sha256 == entry["sha256"]
    council = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    case = council.get(f"/cases/{referral.submission.reference}/what-was-sent/").content.decode()
    assert "Amara has missed 15½ school days because of illness" in case
    assert "Show the marks as a table" in case


def test_marks_changed_behind_the_submission_are_not_drawn(walk: tuple[Client, Referral]) -> None:
    client, referral = walk
    hand_in(client, referral, MORE)
    send(client, referral)
    RegisterMarks.objects.update(text="2026-09-07 I,I")
    council = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    assert "<svg class" not in council.get(f"/cases/{referral.submission.reference}/what-was-sent/").content.decode()
