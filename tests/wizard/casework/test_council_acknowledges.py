"""A referral arrives, the council is told, somebody acknowledges it, and the school is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from guidance.library.models import Contact
from people.enums import Role
from people.models import Authority
from record.models import Outbox
from record.service import deliver_due, events_of
from tests.building import make_authority, make_member, make_school, make_submission, make_user
from wizard.casework.alarms import raise_alarms
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import acknowledge_by, acknowledge_referral, cases_visible_to, open_case

pytestmark = pytest.mark.django_db

FRIDAY = datetime(2026, 11, 20, 11, 6, tzinfo=UTC)
CHILD = "Amara Madeup"


@pytest.fixture
def council() -> Authority:
    authority = make_authority("madeup")
    Contact.objects.create(authority=authority, key="desk", role="Desk", email="desk@madeup.example", main=True)
    return authority


def make_case(council: Authority, **fields: Any) -> Case:
    return open_case(make_submission(council, **fields))


def notices(kind: str) -> list[str]:
    return list(Outbox.objects.filter(kind=kind).values_list("recipient", flat=True))


@pytest.mark.requirement("E50")
def test_a_case_is_opened_once_and_the_shared_mailbox_told_once(council: Authority) -> None:
    submission = make_submission(council, document={"steps": [{"title": CHILD}]})
    case = open_case(submission)
    assert open_case(submission) == case
    assert (case.authority, case.school, case.status) == (council, submission.referral.school, CaseStatus.RECEIVED)
    assert notices("case_opened") == ["desk@madeup.example"]
    assert [event.kind for event in events_of("case", submission.reference)] == ["case_opened"]


@pytest.mark.parametrize("kind", ["case_opened", "case_acknowledged", "case_alarm"])
def test_notices_carry_a_reference_and_a_link_and_nothing_of_the_child(council: Authority, kind: str) -> None:
    school = make_school(council, "Northgate Madeup School")
    with time_machine.travel(FRIDAY, tick=False):
        case = make_case(council, school=school, document={"steps": [{"title": CHILD}]})
    with time_machine.travel(FRIDAY + timedelta(days=5), tick=False):
        raise_alarms()
        acknowledge_referral(make_member(Role.COORDINATOR, authority=council), case)
        deliver_due()
    sent = {message.subject.split(":")[0]: message for message in mail.outbox}
    assert len(sent) == len(mail.outbox) == 3
    row = Outbox.objects.get(kind=kind)
    message = next(message for message in mail.outbox if row.recipient in message.to and row.sent_at)
    said = f"{message.subject}\n{message.body}"
    assert case.submission.reference in said
    assert "http" in said
    assert CHILD not in said
    assert school.name not in said


def test_without_a_mailbox_the_people_who_work_cases_are_told() -> None:
    council = make_authority()
    coordinator = make_member(Role.COORDINATOR, authority=council)
    make_member(Role.EDITOR, authority=council)
    make_case(council)
    assert notices("case_opened") == [coordinator.email]


def test_with_nobody_at_all_the_event_says_so() -> None:
    case = make_case(make_authority())
    assert notices("case_opened") == []
    assert events_of("case", case.submission.reference)[0].data["mailboxes"] == 0


@pytest.mark.parametrize(
    ("received", "by"),
    [
        (FRIDAY, "2026-11-24"),
        (datetime(2026, 12, 23, 9, 0, tzinfo=UTC), "2026-12-29"),
        (datetime(2026, 11, 21, 9, 0, tzinfo=UTC), "2026-11-24"),
    ],
    ids=["over a weekend", "over Christmas and its substitute day", "sent on a Saturday"],
)
def test_it_is_to_be_acknowledged_within_two_working_days(received: datetime, by: str) -> None:
    assert timezone.localdate(acknowledge_by(received)).isoformat() == by


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.SENIOR_COORDINATOR])
def test_acknowledging_tells_the_school_once_however_often_it_is_pressed(council: Authority, role: Role) -> None:
    case, first, second = make_case(council), *(make_member(role, authority=council) for _ in range(2))
    done = acknowledge_referral(first, case)
    again = acknowledge_referral(second, case)
    assert done.status == again.status == CaseStatus.ACKNOWLEDGED
    assert (again.acknowledged_by, again.acknowledged_at) == (first, done.acknowledged_at)
    assert notices("case_acknowledged") == [case.submission.submitted_by.email]
    kinds = [event.kind for event in events_of("case", case.submission.reference)]
    assert kinds == ["case_opened", "case_acknowledged"]


def test_only_the_council_s_own_case_workers_may_acknowledge(council: Authority) -> None:
    case = make_case(council)
    people = [
        make_user(),
        make_user(is_superuser=True, is_staff=True),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.COORDINATOR, authority=make_authority()),
        make_member(Role.EDITOR, authority=council),
        make_member(Role.FINANCE, authority=council),
    ]
    for person in people:
        with pytest.raises(PermissionDenied):
            acknowledge_referral(person, case)
        assert not cases_visible_to(person).exists()
    case.refresh_from_db()
    assert case.status == CaseStatus.RECEIVED


@pytest.mark.requirement("N14")
def test_the_alarm_rings_once_each_working_day_until_somebody_acknowledges(council: Authority) -> None:
    with time_machine.travel(FRIDAY, tick=False):
        case = make_case(council)
    rung = []
    for days in range(11):
        with time_machine.travel(FRIDAY + timedelta(days=days), tick=False):
            if days == 10:
                acknowledge_referral(make_member(Role.COORDINATOR, authority=council), case)
            rung.append(raise_alarms() + raise_alarms())
    # Friday, weekend, Monday, Tuesday (due), Wednesday, Thursday, Friday, weekend, Monday (acknowledged first)
    assert rung == [0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0]
    assert notices("case_alarm") == ["desk@madeup.example"] * 3


DOCUMENT = {
    "route": {"title": "Medical needs", "version": 3, "edition": "2024-25"},
    "steps": [
        {
            "title": "The pupil",
            "questions": [
                {
                    "key": "name",
                    "ask": "What is the pupil’s name?",
                    "shown": [CHILD],
                    "cites": [{"uid": "madeup-11-b", "number": "11.b"}],
                },
                {"key": "wish", "ask": "What do they wish?", "shown": [], "cites": []},
                {"key": "odd", "ask": "Anything else?", "shown": ["<script>alert(1)</script>"]},
            ],
        }
    ],
    "requirements": [{"key": "letter", "title": "A doctor’s letter", "status": "missing", "missing": ["a file"]}],
    "evidence": [{"public_id": "abc234", "for": "letter", "name": "letter.pdf", "bytes": 2048, "dated": "2026-11-02"}],
    "consents": [{"consent_key": "share", "given": True, "given_by": "R Madeup", "how": "signed_paper"}],
    "officer_requests": [{"about": "requirement:letter", "reason": "The hospital answers in January."}],
    "declarations": [{"ask": "I declare that this is right", "shown": ["Yes"]}],
}


@pytest.mark.requirement("N14")
def test_the_coordinator_reads_what_was_sent_and_acknowledges_it(client: Client, council: Authority) -> None:
    case = make_case(council, document=DOCUMENT, flagged=True)
    coordinator = make_member(Role.COORDINATOR, authority=council)
    client.force_login(coordinator)
    address = f"/cases/{case.submission.reference}/"
    desk = client.get("/cases/").content.decode()
    assert address in desk
    assert CHILD not in desk
    page = client.get(f"{address}what-was-sent/").content.decode()
    for words in (CHILD, "/clause/madeup-11-b/", "Not provided", "/evidence/abc234/", "letter.pdf", "2 November 2026",
                  "The hospital answers in January.", "A doctor’s letter", "R Madeup", "I declare"):  # fmt: skip
        assert words in page
    assert "<script>alert(1)" not in page
    assert client.post(address)["Location"] == address
    assert f"Acknowledged by {coordinator}" in client.get(f"{address}chronology/").content.decode()
    assert client.get("/cases/").content.decode().count(address) == 0
    assert address in client.get("/cases/register/").content.decode()


@pytest.mark.parametrize(
    "document",
    [{}, {"steps": None, "evidence": ["x"]}, {"steps": [{}], "consents": [{}], "officer_requests": [{}]}],
)
def test_a_document_that_says_less_is_still_read(
    client: Client, council: Authority, document: dict[str, object]
) -> None:
    case = make_case(council, document=document)
    client.force_login(make_member(Role.COORDINATOR, authority=council))
    for part in ("", "what-was-sent/", "ask/", "chronology/"):
        assert client.get(f"/cases/{case.submission.reference}/{part}").status_code == 200


def test_anybody_else_finds_nothing_there(client: Client, council: Authority) -> None:
    case = make_case(council, document=DOCUMENT)
    address = f"/cases/{case.submission.reference}/"
    assert client.get(address).status_code == 302
    other = make_authority("elsewhere")
    people = [
        make_member(Role.COORDINATOR, authority=other),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.EDITOR, authority=council),
        make_user(is_superuser=True, is_staff=True),
        make_user(),
    ]
    for person in people:
        client.force_login(person)
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 404
            assert CHILD not in response.content.decode()
        desk = client.get("/cases/")
        assert case.submission.reference not in desk.content.decode()
    assert Case.objects.get().status == CaseStatus.RECEIVED
