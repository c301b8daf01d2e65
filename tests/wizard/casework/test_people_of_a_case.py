"""Who looks after a case, who stands in, and who else may read how much of it until when."""

import html
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from people.enums import Role
from people.models import User
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of
from wizard.casework.actions.assign_case import NotAnOfficer, assign_case, hand_cases_on
from wizard.casework.actions.keep_party import add_party
from wizard.casework.enums import Access
from wizard.casework.models import Case, CaseParty, Cover, PanelItem, PanelMeeting, PanelSeat
from wizard.casework.queries import cases_visible_to
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import items_visible_to

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BASIS = "Public task: section 19 of the Education Act 1996"


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/{part}"


def day(name: str, value: date) -> dict[str, str]:
    return {f"{name}_day": str(value.day), f"{name}_month": str(value.month), f"{name}_year": str(value.year)}


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


@pytest.mark.requirement("L22", "L10")
def test_a_case_is_given_to_an_officer_who_is_told(mailoutbox: list[Any]) -> None:
    case = a_case()
    officer, colleague = officer_of(case), officer_of(case)
    client = signed_in(officer)
    assert "Select whose case it is" in client.post(place(case, "coordinator/"), {}).content.decode()
    assert client.post(place(case, "coordinator/"), {"owner": str(colleague.pk)}).status_code == 302
    case.refresh_from_db()
    assert case.owner == colleague
    assert colleague.email in text_of(client, place(case))
    client.post(place(case, "coordinator/"), {"owner": str(colleague.pk)})
    assert Outbox.objects.filter(kind="case_assigned", recipient=colleague.email).count() == 1
    deliver_due()
    letter = next(one for one in mailoutbox if one.to == [colleague.email])
    assert case.submission.reference in letter.body
    assert "Amara" not in letter.body + letter.subject


def test_nobody_gets_a_case_who_works_none_there() -> None:
    case = a_case()
    officer, elsewhere = officer_of(case), make_member(Role.COORDINATOR, authority=make_authority("elsewhere"))
    with pytest.raises(NotAnOfficer):
        assign_case(officer, case, elsewhere)
    with pytest.raises(PermissionDenied):
        assign_case(elsewhere, case, officer)
    assert signed_in(officer).post(place(case, "coordinator/"), {"owner": str(elsewhere.pk)}).status_code == 200
    case.refresh_from_db()
    assert case.owner is None


def test_all_cases_of_one_officer_go_to_another() -> None:
    cases = [a_case(), a_case(), a_case()]
    one, two = officer_of(cases[0]), officer_of(cases[0])
    senior = make_member(Role.SENIOR_COORDINATOR, authority=cases[0].authority)
    Case.objects.filter(pk__in=[cases[0].pk, cases[1].pk]).update(owner=one)
    Case.objects.filter(pk=cases[1].pk).update(status="closed")
    with pytest.raises(PermissionDenied):
        hand_cases_on(two, cases[0].authority, one, two)
    said = {"of": str(one.pk), "to": str(two.pk)}
    address = f"/cases/hand-on/{cases[0].authority.slug}/"
    assert signed_in(two).post(address, said).status_code == 200
    assert signed_in(senior).post(address, said).status_code == 302
    assert list(Case.objects.order_by("pk").values_list("owner", flat=True)) == [two.pk, one.pk, None]
    assert Event.objects.filter(kind="assigned").count() == 1


def test_an_absence_is_covered_and_the_cover_ended() -> None:
    case = a_case()
    away, by = officer_of(case), officer_of(case)
    client, address = signed_in(by), f"/cases/cover/{case.authority.slug}/"
    said = {"away": str(away.pk), "by": str(by.pk), **day("first_day", date(2026, 11, 9)),
            **day("last_day", date(2026, 11, 6))}  # fmt: skip
    assert "must not be before the first" in client.post(address, said).content.decode()
    assert client.post(address, {**said, **day("last_day", date(2026, 11, 20))}).status_code == 302
    cover = Cover.objects.get()
    assert f"{by} stands in for {away}" in text_of(client, "/cases/cover/")
    other = signed_in(make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")))
    assert other.post(address, {"end": str(cover.pk)}).status_code == 404
    assert other.post("/cases/cover/elsewhere/", {"end": str(cover.pk)}).status_code == 404
    assert client.post(address, {"end": str(cover.pk)}).status_code == 302
    assert "Nobody is away" in text_of(client, "/cases/cover/")


def party(case: Case, access: Access, person: User | None = None, until: date = date(2026, 11, 20)) -> CaseParty:
    return add_party(
        officer_of(case), case, "Sam Madeup", "Social worker", basis=BASIS, access=access, until=until,
        email=person.email if person else "",
    )  # fmt: skip


@pytest.mark.requirement("N14", "N11", "N20")
def test_a_party_is_written_down_with_the_basis_and_the_last_day() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    said = {"name": "Sam Madeup", "role": "Social worker", "access": "papers", "basis": "", "email": "nonsense"}
    page = html.unescape(client.post(place(case, "people/add/"), said).content.decode())
    for words in ("Enter the lawful basis", "Enter until when they may read it", "Enter an email address like"):
        assert words in page
    said |= {"basis": BASIS, "email": "sam@social.example", **day("until", date(2026, 11, 20))}
    assert client.post(place(case, "people/add/"), said).status_code == 302
    page = text_of(client, place(case, "people/"))
    assert "Sam Madeup, Social worker" in page
    assert "Has no account here" in page
    made = CaseParty.objects.get()
    client.post(place(case, "people/"), {"party": str(made.pk)})
    made.refresh_from_db()
    assert made.ended_at
    with pytest.raises(ValueError, match="until when"):
        add_party(officer_of(case), case, "Sam", "Nurse", basis=BASIS, access=Access.PAPERS)


COUNCIL_PAGES = ("", "what-was-sent/", "people/", "decision/", "decide/", "chronology/", "ask/", "letters/", "export/",
                 "what-was-sent.pdf", "coordinator/", "people/add/")  # fmt: skip


@pytest.mark.requirement("N11")
@pytest.mark.parametrize("role", [Role.FINANCE, Role.COORDINATOR])
def test_a_party_with_an_account_reads_that_case_alone_and_changes_nothing(role: Role) -> None:
    case, other = a_case(), a_case()
    person = make_member(role, authority=make_authority("elsewhere"))
    client = signed_in(person)
    assert client.get("/cases/shared/").status_code == 404
    shared = f"/cases/shared/{case.submission.reference}/"
    assert client.get(shared).status_code == 404
    party(case, Access.SUMMARY, person)
    page = text_of(client, shared)
    assert "Where it is" in page
    assert "Evidence</h2>" not in page
    party(case, Access.PAPERS, person)
    assert "Evidence</h2>" in text_of(client, shared)
    assert case.submission.reference in text_of(client, "/cases/shared/")
    assert not cases_visible_to(person).exists()
    assert client.get(f"/cases/shared/{other.submission.reference}/").status_code == 404
    for page in COUNCIL_PAGES:
        assert client.get(place(case, page)).status_code == 404, page
        assert client.post(place(case, page), {"owner": str(person.pk)}).status_code in (404, 405), page
    assert client.post(shared).status_code == 405
    events = Event.objects.filter(kind="case_read", subject_id=case.submission.reference)
    assert [event.data for event in events] == [{"part": "shared"}]


def test_a_party_reads_nothing_after_the_last_day_and_after_it_was_ended() -> None:
    case = a_case()
    person = make_member(Role.FINANCE, authority=case.authority)
    made = party(case, Access.PAPERS, person)
    shared = f"/cases/shared/{case.submission.reference}/"
    assert signed_in(person).get(shared).status_code == 200
    with time_machine.travel("2026-11-20 10:00Z", tick=False):
        assert signed_in(person).get(shared).status_code == 200
    with time_machine.travel("2026-11-21 10:00Z", tick=False):
        assert signed_in(person).get(shared).status_code == 404
    client = signed_in(officer_of(case))
    client.post(place(case, "people/"), {"party": str(made.pk)})
    assert signed_in(person).get(shared).status_code == 404
    named_only = make_member(Role.FINANCE, authority=case.authority)
    party(case, Access.NONE, named_only)
    assert signed_in(named_only).get(shared).status_code == 404


def with_files(case: Case) -> dict[str, EvidenceItem]:
    about: Any = {"referral": case.submission.referral, "for_key": "medical", "size": 1, "added_at": case.opened_at}
    return {
        readers: EvidenceItem.objects.create(
            **about, readers=readers, storage_name=f"{case.pk}-{readers}", original_name=f"{readers}.pdf"
        )
        for readers in (Readers.ALL, Readers.RESTRICTED, Readers.COUNCIL)
    }


def test_a_party_with_the_papers_opens_what_everybody_may_and_no_restricted_file() -> None:
    case, other = a_case(), a_case()
    person, reader = (make_member(Role.FINANCE, authority=case.authority) for _ in range(2))
    files = with_files(case)
    with_files(other)
    party(case, Access.PAPERS, person)
    party(case, Access.SUMMARY, reader)
    assert list(items_visible_to(person)) == [files[Readers.ALL]]
    assert not items_visible_to(reader).exists()
    page = text_of(signed_in(person), f"/cases/shared/{case.submission.reference}/")
    assert "all.pdf" in page
    assert "council.pdf" not in page
    with time_machine.travel("2026-11-21 10:00Z", tick=False):
        assert not items_visible_to(person).exists()
    person.is_active = False
    person.save()
    assert not items_visible_to(person).exists()


def test_a_panel_member_opens_the_files_of_the_cases_before_their_panel_alone() -> None:
    case, other = a_case(), a_case()
    files = with_files(case)
    with_files(other)
    officer, member, late = officer_of(case), *(make_member(Role.PANEL_MEMBER, authority=case.authority) for _ in "12")
    meeting = PanelMeeting.objects.create(
        authority=case.authority, panel="p", title="Panel", on=date(2026, 11, 10), arranged_by=officer
    )
    PanelSeat.objects.create(meeting=meeting, person=member, name="M Madeup")
    assert not items_visible_to(member).exists()
    PanelItem.objects.create(meeting=meeting, case=case, position=1, put_by=officer)
    assert set(items_visible_to(member)) == set(files.values())
    assert not items_visible_to(late).exists()
    page = text_of(signed_in(member), f"/cases/panels/{meeting.pk}/{case.submission.reference}/")
    assert f"/evidence/{files[Readers.ALL].public_id}/look/" in page
    assert Event.objects.filter(kind="case_read", actor=member).exists()
    member.memberships.update(ended_at="2026-11-01T00:00:00+00:00")
    assert not items_visible_to(member).exists()
