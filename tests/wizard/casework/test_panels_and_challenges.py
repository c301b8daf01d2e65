"""A panel advises on the cases before it, and its members read those alone; a challenge is kept and answered."""

import html
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from people.enums import Role
from people.sign_in import landing_of
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from wizard.casework.actions.decide import decide
from wizard.casework.actions.keep_challenge import record_challenge
from wizard.casework.models import Case, Challenge, PanelMeeting
from wizard.casework.panel_dates import proposals
from wizard.casework.standing import answer_due
from wizard.routes.service import Panel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel(SENT, tick=False):
        yield


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/{part}"


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


def arranged(case: Case, client: Client) -> PanelMeeting:
    said = {"panel": "case_panel", "place": "Room 2", **day("on", date(2026, 11, 10))}
    assert client.post(f"/cases/panels/new/{case.authority.slug}/", said).status_code == 302
    return PanelMeeting.objects.get()


def test_the_next_dates_follow_the_panel_s_rhythm_on_working_days() -> None:
    weekly = Panel("p", "Panel", "weekly")
    assert proposals(weekly, date(2026, 11, 10), date(2026, 11, 12), 2) == [date(2026, 11, 17), date(2026, 11, 24)]
    assert proposals(weekly, date(2026, 12, 18), date(2026, 12, 18), 1) == [date(2026, 12, 29)]
    assert proposals(Panel("p", "Panel", "as_needed"), None, date(2026, 11, 12)) == []


@pytest.mark.requirement("E52", "E27")
def test_a_case_is_put_to_the_panel_which_advises_and_its_papers_are_one_file() -> None:
    case = a_case("essex")
    member = make_member(Role.PANEL_MEMBER, authority=case.authority)
    client = signed_in(officer_of(case))
    meeting = arranged(case, client)
    assert meeting.seats.get().person == member
    assert (
        client.post(place(case, "panel/"), {"meeting": str(meeting.pk), "question": "Is she fit?"}).status_code == 302
    )
    here = f"/cases/panels/{meeting.pk}/"
    assert "Is she fit?" in text_of(client, here)
    assert client.post(here, {"name": "Dr Madeup", "role": "Paediatrician"}).status_code == 302
    assert client.get(f"{here}pack.pdf").content.startswith(b"%PDF")
    item = meeting.items.get()
    said = {f"came-{one.pk}": "yes" for one in meeting.seats.all()}
    said |= {f"advice-{item.pk}": "Arrange teaching at home.", f"dissent-{item.pk}": "One member would wait."}
    early = client.post(f"{here}minutes/", {**said, "minutes": "Held."}).content.decode()
    assert "on the day of the meeting or after it" in early
    with time_machine.travel("2026-11-18 10:00Z", tick=False):
        client = signed_in(officer_of(case))
        assert "Minutes are late" in text_of(client, "/cases/panels/")
        assert client.post(f"{here}minutes/", {**said, "minutes": "Held."}).status_code == 302
        page = text_of(client, here)
    for words in ("Arrange teaching at home.", "One member would wait.", "Held.", "(came)"):
        assert words in page
    case.refresh_from_db()
    assert not case.decisions.exists()


def test_a_member_reads_the_cases_on_their_agenda_and_no_other() -> None:
    case, other = a_case("essex"), a_case("essex")
    member = make_member(Role.PANEL_MEMBER, authority=case.authority)
    officer = signed_in(officer_of(case))
    meeting = arranged(case, officer)
    late = make_member(Role.PANEL_MEMBER, authority=case.authority)
    officer.post(place(case, "panel/"), {"meeting": str(meeting.pk), "question": "Is she fit?"})
    here, reader = f"/cases/panels/{meeting.pk}/", signed_in(member)
    assert landing_of(member) == "/cases/panels/"
    assert "All cases" not in text_of(reader, "/cases/panels/")
    assert "Amara Madeup" in text_of(reader, f"{here}{case.submission.reference}/")
    assert reader.get(f"{here}pack.pdf").status_code == 200
    assert reader.get(f"{here}{other.submission.reference}/").status_code == 404
    assert reader.get(place(case)).status_code == 404
    assert reader.get(f"{here}minutes/").status_code == 404
    assert reader.post(here, {"name": "X", "role": "Y"}).status_code == 404
    outsiders = [
        late,
        make_member(Role.PANEL_MEMBER, authority=make_authority("elsewhere")),
        make_member(Role.COORDINATOR, authority=make_authority("further")),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.FINANCE, authority=case.authority),
    ]
    for person in outsiders:
        client = signed_in(person)
        for page in (here, f"{here}pack.pdf", f"{here}minutes/", f"{here}{case.submission.reference}/"):
            assert client.get(page).status_code == 404, page
        assert client.get(f"/cases/panels/new/{case.authority.slug}/").status_code == 404
    member.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    assert reader.get(here).status_code == 404


def test_a_case_is_put_to_no_other_council_s_panel() -> None:
    case, other = a_case("essex"), a_case()
    meeting = arranged(case, signed_in(officer_of(case)))
    client = signed_in(officer_of(other))
    page = client.post(place(other, "panel/"), {"meeting": str(meeting.pk), "question": "Is she fit?"})
    assert "Select the meeting" in page.content.decode()
    assert not meeting.items.exists()


def test_a_challenge_to_a_decision_is_kept_and_answered_and_changes_nothing() -> None:
    case = a_case()
    officer = officer_of(case)
    why = "The evidence does not say how the illness keeps Amara from school."
    decide(officer, case, "declined", decided_on=date(2026, 11, 3), because=why, reasons=["evidence"],
           weighed=weigh_all(case))  # fmt: skip
    client = signed_in(officer)
    said = {"stage": "review", "decision": "1", "made_by": "R Madeup", "about": "The letter does say so.",
            **day("received_on", date(2026, 11, 3))}  # fmt: skip
    assert client.post(place(case, "challenge/"), said).status_code == 302
    made = Challenge.objects.get()
    assert made.decision == case.decisions.get()
    assert "The letter does say so." in text_of(client, place(case, "decision/"))
    answer = {"answer": "We look again.", **day("answered_on", date(2026, 11, 3))}
    assert client.post(place(case, f"challenge/{made.pk}/"), answer).status_code == 302
    assert "We look again." in text_of(client, place(case, "decision/"))
    assert case.decisions.get().because == why


@pytest.mark.parametrize(
    ("named", "promised", "due"),
    [
        (None, None, date(2026, 11, 17)),
        (None, (20, "working_days"), date(2026, 12, 1)),
        (date(2026, 11, 6), (20, "working_days"), date(2026, 11, 6)),
        (None, (5, "school_days"), date(2026, 11, 17)),  # nobody has published the school's days
    ],
)
def test_an_answer_to_a_challenge_is_due_when_the_route_promises_it(
    named: date | None, promised: tuple[int, str] | None, due: date
) -> None:
    challenge = Challenge(stage="review", received_on=date(2026, 11, 3), answer_by=named)
    assert answer_due(challenge, promised, None) == due


def test_silence_is_challenged_too() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    said = {"stage": "ombudsman", "decision": "none", "made_by": "R Madeup", "about": "Nobody answers.",
            **day("received_on", date(2026, 11, 3))}  # fmt: skip
    assert client.post(place(case, "challenge/"), said).status_code == 302
    assert Challenge.objects.get().decision is None
    assert "that nobody has decided" in text_of(client, place(case, "decision/"))


def test_a_challenge_of_another_case_is_not_answered_from_here() -> None:
    case, other = a_case(), a_case("essex")
    made = record_challenge(
        officer_of(other), other, "review", made_by="R Madeup", received_on=date(2026, 11, 3), about="No."
    )
    client = signed_in(officer_of(case))
    answer = {"answer": "We look again.", **day("answered_on", date(2026, 11, 3))}
    assert client.post(place(case, f"challenge/{made.pk}/"), answer).status_code == 404
    stranger = signed_in(make_member(Role.REFERRER, school=other.school))
    assert stranger.get(place(other, "challenge/")).status_code == 404


def test_a_meeting_that_is_called_off_tells_its_cases_and_takes_no_more() -> None:
    case = a_case("essex")
    client = signed_in(officer_of(case))
    meeting = arranged(case, client)
    client.post(place(case, "panel/"), {"meeting": str(meeting.pk), "question": "Is she fit?"})
    here = f"/cases/panels/{meeting.pk}/"
    assert signed_in(officer_of(a_case("norfolk"))).post(here, {"do": "call_off"}).status_code == 404
    assert client.post(here, {"do": "call_off"}).status_code == 302
    page = text_of(client, here)
    assert "Called off on" in page
    assert "put it before another meeting" in page
    assert client.post(here, {"name": "Dr Madeup", "role": "Paediatrician"}).status_code == 404
    assert "called off" in text_of(client, place(case, "chronology/"))
    assert "case_panel" not in text_of(client, "/cases/panels/")
    with time_machine.travel("2026-11-10 16:00Z", tick=False):
        refused = client.post(f"{here}minutes/", {"minutes": "Nobody came"})
        assert refused.status_code == 200
    meeting.refresh_from_db()
    assert meeting.minutes_at is None
