"""A provider on the council's list keeps, by its link, the register of the pupils placed there."""

import html
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db.utils import DatabaseError
from django.test import Client
from django.utils import timezone

from people.enums import Role
from record.models import Outbox
from record.service import deliver_due, events_of
from tests.building import make_authority, make_member
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms
from tests.wizard.provision.placing import DAY, SAID, a_provider, a_week, agreed_case, placed
from wizard.attendance.enums import Half
from wizard.casework.models import Case
from wizard.planning.models import Meeting, PlanRecord
from wizard.provision.actions.agree_timetable import HalfDay, TimetableRefused, agree_timetable
from wizard.provision.actions.keep_concern import raise_concern
from wizard.provision.actions.keep_provider import end_provider, keep_provider, send_provider_link
from wizard.provision.actions.mark_session import NotInTheRegister, mark_session
from wizard.provision.actions.place_pupil import PlacementRefused, change_placement, place_pupil
from wizard.provision.actions.send_report import send_report
from wizard.provision.chronology import entries
from wizard.provision.enums import Roll
from wizard.provision.models import Placement, ProviderReport, RegisterMark
from wizard.provision.pages.reach import codes_of
from wizard.provision.queries import kept_of
from wizard.provision.weeks import empty_sessions, session_on, week_from

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
CAME = {"came": "yes", "hours": "2", "said_by": "Tam Madeup"}
AWAY = {"came": "no", "why": "not_known", "told": "Nobody opened", "said_by": "Tam Madeup"}


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def taught(**fields: Any) -> tuple[Placement, Any]:
    case, officer = agreed_case()
    placement = placed(case, officer, **fields)
    a_week(case, officer, placement)
    return placement, send_provider_link(officer, placement.provider)


def code_now(placement: Placement, day: date = DAY, half: Half = Half.AM) -> str:
    return session_on(kept_of(placement.case, day, day), day, half, DAY).coded.answer.code.letters


@pytest.mark.requirement("E130", "N151", "N139")
def test_only_a_provider_on_the_list_is_placed_and_its_link_goes_to_its_own_address() -> None:
    case, officer = agreed_case()
    gone = end_provider(officer, a_provider(officer, case.authority, name="Gone"), DAY)
    elsewhere = make_authority("elsewhere")
    theirs = a_provider(make_member(Role.COORDINATOR, authority=elsewhere), elsewhere)
    for provider in (gone, theirs):
        with pytest.raises(PlacementRefused):
            place_pupil(officer, case, provider, arranged_by="council", venue="home")
    provider = a_provider(officer, case.authority)
    send_provider_link(officer, provider)
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == [SAID["email"]]
    assert "/provider/" in letter.body
    assert "Amara" not in f"{letter.body}{letter.subject}"


@pytest.mark.requirement("E130")
def test_who_is_no_longer_on_a_quality_checked_list_is_chosen_with_a_reason_only() -> None:
    case, officer = agreed_case()
    listed = {"framework": "the county’s directory", "framework_until": DAY}
    today = placed(case, officer, a_provider(officer, case.authority, **listed))  # its last day there
    assert today.despite == ""
    over = a_provider(officer, case.authority, **listed | {"framework_until": date(2026, 11, 2)})
    client, here = signed_in(officer), f"/cases/{case.submission.reference}/provision/add/"
    warning = "Its place on the county’s directory ended on 2 November 2026"
    assert warning in html.unescape(client.get(here).content.decode())
    said = {"provider": over.public_id, "arranged_by": "council", "venue": "home", "roll": "single"}
    refused = html.unescape(client.post(here, said).content.decode())
    assert f"{warning}. Choose another, or say why the pupil is placed there" in refused
    assert client.post(here, said | {"despite": "It has taught her since spring"}).status_code == 302
    assert case.placements.get(provider=over).despite == "It has taught her since spring"
    assert "No longer on the checked list" in client.get("/cases/providers/").content.decode()


def test_another_address_ends_the_link_and_so_does_leaving_the_list(client: Client) -> None:
    placement, link = taught()
    officer = officer_of(placement.case)
    here = open_link(client, link)
    keep_provider(officer, placement.case.authority, {**SAID, "email": "new@tuition.example"}, placement.provider)
    assert client.get(here).status_code == 410
    again = send_provider_link(officer, placement.provider)
    end_provider(officer, placement.provider, DAY)
    again.refresh_from_db()
    assert again.ended_at is not None
    with pytest.raises(PermissionDenied):
        send_provider_link(officer, placement.provider)


def test_nobody_is_placed_before_the_council_agreed() -> None:
    case = a_case()
    officer = officer_of(case)
    with pytest.raises(PlacementRefused, match="follows a decision"):
        place_pupil(officer, case, a_provider(officer, case.authority), arranged_by="council", venue="home")


@pytest.mark.requirement("E106", "E110", "E129", "E128")
def test_both_rolls_need_a_registered_school_and_sharing_is_agreed_with_every_provider_before_the_first_day() -> None:
    case, officer = agreed_case()
    with pytest.raises(PlacementRefused, match="not a registered school"):
        placed(case, officer, roll="dual")
    placement = placed(case, officer, first_day=None)
    with pytest.raises(PlacementRefused, match="how concerns and absence are shared"):
        change_placement(
            officer, placement, venue="home", where="", roll="single", sharing_agreed_on=None, first_day=DAY,
            last_day=None,
        )  # fmt: skip
    school = a_provider(officer, case.authority, name="Madeup PRU", registered="school")
    with pytest.raises(PlacementRefused, match="how concerns and absence are shared"):
        placed(case, officer, school, roll="dual", venue="provider", sharing_agreed_on=None)
    dual = placed(case, officer, school, roll="dual", venue="provider")
    assert dual.get_roll_display().startswith("On both rolls: main at the school (M), subsidiary")


@pytest.mark.requirement("E121", "E69")
def test_the_first_day_asks_how_the_school_learns_who_came_and_home_which_advice_says_so() -> None:
    case, officer = agreed_case()
    placement = placed(case, officer, first_day=None)
    here = f"/cases/{case.submission.reference}/provision/"
    said = {"venue": "home", "roll": "single", "daily_method": ""} | {
        f"{name}_{part}": value for name in ("first_day", "sharing_agreed_on")
        for part, value in (("day", 3), ("month", 11), ("year", 2026))
    }  # fmt: skip
    visitor = signed_in(officer)
    page = visitor.post(f"{here}teaching/{placement.public_id}/", said).content.decode()
    assert "agree how the school learns each day who came" in page
    tomorrow = {**said, "daily_method": "phone", "sharing_agreed_on_day": 4}
    page = visitor.post(f"{here}teaching/{placement.public_id}/", tomorrow).content.decode()
    assert "Day of the agreement must be today or in the past" in page
    assert visitor.post(f"{here}teaching/{placement.public_id}/", {**said, "daily_method": "phone"}).status_code == 302
    page = visitor.get(here).content.decode()
    assert "The provider rings the school each day" in page
    assert "No medical advice" in page
    advised = {**said, "daily_method": "phone", "home_advice": "Dr Madeup, 2 October 2026"}
    visitor.post(f"{here}teaching/{placement.public_id}/", advised)
    page = visitor.get(here).content.decode()
    assert "At home because of: Dr Madeup, 2 October 2026" in page
    assert "No medical advice" not in page


@pytest.mark.requirement("E114", "E119", "E122", "E121")
def test_the_register_is_kept_by_link_and_the_code_follows(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    page = client.get(here).content.decode()
    assert "Amara Madeup" in page
    assert "On the roll of the school only" in page
    assert code_now(placement) == "K"
    posted = {"placement": placement.public_id, "half": "am"}
    assert client.post(here, {**posted, **CAME}).status_code == 302
    mark = RegisterMark.objects.get()
    assert (mark.came, mark.hours, mark.said_by, mark.by_link) == (True, Decimal(2), "Tam Madeup", link)
    assert client.post(here, {**posted, **CAME}).status_code == 302
    assert RegisterMark.objects.count() == 1
    assert client.post(here, {**posted, **AWAY}).status_code == 302
    assert [one.came for one in RegisterMark.objects.order_by("pk")] == [True, False]
    assert code_now(placement) == "N"
    kinds = [one.kind for one in events_of("case", placement.case.submission.reference)]
    assert kinds[-2:] == ["register_kept", "register_corrected"]


@pytest.mark.requirement("E112", "E109")
def test_an_absence_nobody_explained_is_told_to_the_school_at_once_without_a_name(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    client.post(here, {"placement": placement.public_id, "half": "am", **AWAY})
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == [placement.case.submission.submitted_by.email]
    assert f"/referrals/{placement.case.submission.referral.public_id}/after/provision/" in letter.body
    assert "Amara" not in f"{letter.body}{letter.subject}"
    told = {**AWAY, "why": "ill"}
    client.post(here, {"placement": placement.public_id, "half": "am", **told})
    assert Outbox.objects.filter(kind="provision_absent").count() == 1


def test_one_press_keeps_a_session_as_planned_in_the_name_of_who_kept_the_last(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    first = client.get(here).content.decode()
    assert "Took part, 2 hours" in first
    assert "Kept in your name" not in first  # nobody knows yet who keeps it: the name is typed beside it
    unnamed = {"placement": placement.public_id, "half": "am", "came": "yes", "hours": "2.0", "said_by": ""}
    assert "Enter your name" in client.post(here, unnamed).content.decode()
    mark_session(link, placement, DAY - timedelta(days=1), Half.AM, came=True, said_by="Tam Madeup", hours=Decimal(2))
    page = client.get(here).content.decode()
    assert "Took part, 2 hours" in page
    assert "Kept in your name, Tam Madeup" in page
    pressed = {"placement": placement.public_id, "half": "am", "came": "yes", "hours": "2.0", "said_by": "Tam Madeup"}
    assert client.post(here, pressed).status_code == 302
    assert (code_now(placement), RegisterMark.objects.count()) == ("K", 2)
    assert "Took part, 2 hours" not in client.get(here).content.decode()


def test_a_placement_long_over_is_closed_to_its_provider_and_a_report_sent_twice_is_one(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    said = {"first_day": DAY, "last_day": DAY, "progress": "Well", "next_steps": "", "pupil_says": "Yes",
            "pupil_silent_why": "", "written_by": "Tam"}  # fmt: skip
    assert send_report(link, placement, **said) == send_report(link, placement, **said)
    Placement.objects.filter(pk=placement.pk).update(last_day=DAY - timedelta(days=28))
    assert client.get(f"{here}report/{placement.public_id}/").status_code == 200
    Placement.objects.filter(pk=placement.pk).update(last_day=DAY - timedelta(days=29))
    assert client.get(f"{here}report/{placement.public_id}/").status_code == 404
    with pytest.raises(PermissionDenied):
        send_report(link, placement, **{**said, "progress": "Again"})
    assert ProviderReport.objects.count() == 1


def test_a_form_left_half_says_what_is_missing(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    posted = {"placement": placement.public_id, "half": "am"}
    assert "Select yes or no" in client.post(here, posted).content.decode()
    assert "Select why" in client.post(here, {**posted, "came": "no", "said_by": "T"}).content.decode()
    assert "Enter the hours taught" in client.post(here, {**posted, "came": "yes", "said_by": "T"}).content.decode()
    assert RegisterMark.objects.count() == 0


def test_a_link_reaches_the_pupils_placed_there_and_nobody_else(client: Client) -> None:
    _, link = taught()
    other, _ = taught(provider=None)
    here = open_link(client, link)
    assert client.post(here, {"placement": other.public_id, "half": "am", **CAME}).status_code == 404
    assert client.get(f"{here}report/{other.public_id}/").status_code == 404
    with pytest.raises(PermissionDenied):
        mark_session(link, other, DAY, Half.AM, came=True, said_by="T", hours=Decimal(2))
    assert Client().get(here).status_code == 200  # the door alone, without a name
    assert "Amara" not in Client().get(here).content.decode()


def test_what_is_not_planned_or_lies_ahead_is_not_in_the_register(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    posted = {"placement": placement.public_id, **CAME}
    assert client.post(here, {**posted, "half": "pm"}).status_code == 404
    assert client.post(here, {**posted, "half": "x"}).status_code == 404
    for day in (DAY + timedelta(days=1), DAY - timedelta(days=29), "2026-13-01"):
        assert client.get(f"{here}?day={day}").status_code == 404
    with pytest.raises(NotInTheRegister):
        mark_session(link, placement, DAY + timedelta(days=1), Half.AM, came=True, said_by="T", hours=Decimal(2))


def test_a_closed_case_and_a_last_day_that_passed_show_nobody(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    Placement.objects.filter(pk=placement.pk).update(last_day=DAY - timedelta(days=1))
    assert "Amara" not in client.get(here).content.decode()
    Placement.objects.filter(pk=placement.pk).update(last_day=None)
    Case.objects.filter(pk=placement.case_id).update(status="closed")
    assert "Amara" not in client.get(here).content.decode()
    assert client.get(f"{here}report/{placement.public_id}/").status_code == 404


@pytest.mark.requirement("E89", "E90")
def test_a_report_carries_the_pupils_own_words_or_says_why_there_are_none(client: Client) -> None:
    placement, link = taught()
    address = f"{open_link(client, link)}report/{placement.public_id}/"
    days = {f"{name}_{part}": value for name, on in (("first_day", DAY - timedelta(days=7)), ("last_day", DAY))
            for part, value in (("day", on.day), ("month", on.month), ("year", on.year))}  # fmt: skip
    said = {**days, "progress": "Fractions go well.", "written_by": "Tam Madeup"}
    assert "or why the pupil says nothing" in client.post(address, said).content.decode()
    assert client.post(address, {**said, "pupil_says": "I like the library."}).status_code == 302
    report = ProviderReport.objects.get()
    assert report.pupil_says == "I like the library."
    told = set(Outbox.objects.filter(kind="provision_report").values_list("key", flat=True))
    assert {key.split(":")[2] for key in told} == {"school", "council"}


def test_what_a_provider_said_never_changes(client: Client) -> None:
    placement, link = taught()
    mark = mark_session(link, placement, DAY, Half.AM, came=True, said_by="T", hours=Decimal(2))
    with pytest.raises(DatabaseError, match="frozen"):
        RegisterMark.objects.filter(pk=mark.pk).update(came=False)


@pytest.mark.requirement("E88", "E120")
def test_a_changed_week_is_the_next_timetable_and_gaps_are_counted() -> None:
    publish_terms()
    placement, _ = taught()
    case = placement.case
    monday = date(2026, 11, 2)
    before = week_from(kept_of(case, monday, monday + timedelta(days=4)), monday, DAY)
    assert empty_sessions(before) == 5
    assert [one["answer"].code.letters for one in codes_of(before)] == ["N", "I", "K"]
    school = case.submission.submitted_by
    a_week(case, school, placement, holds_from=DAY + timedelta(days=7))
    assert [one.number for one in case.timetables.all()] == [1, 2]
    assert kept_of(case, DAY, DAY).timetable_on(DAY) == case.timetables.get(number=1)
    holidays = week_from(kept_of(case, date(2026, 12, 21), date(2026, 12, 25)), date(2026, 12, 21), DAY)
    assert all(one.closed for one in holidays)


def test_a_part_time_week_is_for_a_time_looked_at_again_and_agreed_with_the_family() -> None:
    case, officer = agreed_case()
    week = [HalfDay(0, "am", "school"), HalfDay(0, "pm", "part_time")]
    with pytest.raises(TimetableRefused) as refused:
        agree_timetable(officer, case, DAY, week)
    assert set(refused.value.faults) == {"until", "review_on", "agreed_with"}
    stored = agree_timetable(
        officer, case, DAY, week, until=date(2026, 12, 18), review_on=date(2026, 12, 1), agreed_with="Ms Madeup"
    )
    assert stored.until == date(2026, 12, 18)


def test_somebody_elses_placement_fits_into_no_week() -> None:
    placement, _ = taught()
    case, officer = agreed_case()
    with pytest.raises(TimetableRefused):
        a_week(case, officer, placement)


def test_events_say_nothing_of_the_child() -> None:
    placement, link = taught()
    mark_session(link, placement, DAY, Half.AM, came=False, why="ill", told="Amara has a fever", said_by="T")
    data = str([one.data for one in events_of("case", placement.case.submission.reference)])
    assert "Amara" not in data
    assert "fever" not in data


@pytest.mark.requirement("N149", "N150", "N151")
def test_the_page_behind_the_link_names_the_schools_safeguarding_lead_as_the_plan_does(client: Client) -> None:
    placement, link = taught()
    here = open_link(client, link)
    assert "Ask the school for the name" in client.get(here).content.decode()
    said = {"case": placement.case, "part": "A", "content": {"safeguarding_lead": "Sam Madeup, 01632 960 199"}}
    officer = officer_of(placement.case)
    meeting = Meeting.objects.create(
        case=placement.case, kind="planning", planned_for=DAY, arranged_by=officer, arranged_at=timezone.now()
    )
    PlanRecord.objects.create(meeting=meeting, number=1, written_by=officer, written_at=timezone.now(), **said)
    assert "Sam Madeup, 01632 960 199" in client.get(here).content.decode()


@pytest.mark.requirement("E117", "E116")
def test_on_both_rolls_the_provider_reads_which_half_days_are_d_in_its_own_register(client: Client) -> None:
    case, officer = agreed_case()
    school = a_provider(officer, case.authority, registered="school")
    placement = placed(case, officer, school, roll="dual", venue="provider")
    week = [HalfDay(1, "am", "taught", placement, Decimal(3)), HalfDay(1, "pm", "school")]
    agree_timetable(officer, case, DAY, week)
    page = client.get(open_link(client, send_provider_link(officer, school))).content.decode()
    assert "Afternoon: due at the school. In your own register that is code D." in page
    assert "subsidiary (S) with you, main (M) at the school" in page


@pytest.mark.requirement("N45", "N48")
def test_a_hospital_school_shares_the_plan_and_the_case_stays_open() -> None:
    case, officer = agreed_case()
    ward = a_provider(officer, case.authority, name="Madeup Hospital School", registered="hospital")
    placement = placed(case, officer, ward, roll="dual", venue="hospital")
    a_week(case, officer, placement)
    assert code_now(placement) == "D"
    change_placement(
        officer, placement, venue="hospital", where="", roll="dual", sharing_agreed_on=DAY,
        first_day=placement.first_day, last_day=DAY - timedelta(days=1),
    )  # fmt: skip
    case.refresh_from_db()
    assert (case.status, case.closed_on, code_now(placement)) == ("planning", None, "I")


@pytest.mark.requirement("E76")
def test_the_week_says_which_subjects_and_who_teaches_them() -> None:
    placement, _ = taught()
    case = placement.case
    a_week(case, case.submission.submitted_by, placement, subjects="Art: Ms Madeup, by post")
    page = signed_in(case.submission.submitted_by).get(
        f"/referrals/{case.submission.referral.public_id}/after/provision/?week=2026-11-02"
    )
    assert "Art: Ms Madeup, by post" in page.content.decode()


@pytest.mark.requirement("N138", "E77", "E80", "E134", "E135", "E136", "S41")
def test_what_keeps_the_pupil_in_mind_is_promised_by_somebody_for_a_day() -> None:
    case, _ = agreed_case()
    here = f"/referrals/{case.submission.referral.public_id}/after/provision/kept-in-mind/"
    visitor = signed_in(case.submission.submitted_by)
    assert "Select what the school does" in visitor.post(here, {}).content.decode()
    by = {"due_on_day": "9", "due_on_month": "11", "due_on_year": "2026", "owner_name": "Ms Madeup"}
    assert visitor.post(here, {"way": "letters", **by}).status_code == 302
    assert "Enter what the school does" in visitor.post(here, {"way": "other", **by}).content.decode()
    task = case.tasks.get(source="mind:letters")
    assert (task.move, task.owner_name, task.due_on) == ("school", "Ms Madeup", date(2026, 11, 9))
    assert "go to this family as to all others" in visitor.get(here).content.decode()


def test_the_chronology_tells_what_was_provided_and_nothing_of_worries() -> None:
    placement, link = taught()
    mark_session(link, placement, DAY, Half.AM, came=True, said_by="Tam", hours=Decimal(2))
    officer = officer_of(placement.case)
    raise_concern(officer, placement.case, seen_on=DAY, about="A worry", told_lead="x", told_on=DAY, readers=[])
    said = [one.what for one in entries(placement.case)]
    assert any(one.startswith("Placed with Madeup Tuition") for one in said)
    assert "Register of 3 November 2026, morning: came" in said
    assert not [one for one in said if "worry" in one.casefold() or "concern" in one.casefold()]


@pytest.mark.requirement("E105", "E133")
def test_nothing_here_takes_a_pupil_off_the_schools_roll() -> None:
    placement, _ = taught()
    assert {str(one.label) for one in Roll} == {
        "On the roll of the school only",
        "On both rolls: main at the school (M), subsidiary at the provider (S)",
    }
    assert placement.case.school_id == placement.case.submission.referral.school_id


def test_ten_pupils_of_ten_schools_cost_a_provider_at_most_sixty_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    case, officer = agreed_case()
    provider = a_provider(officer, case.authority)
    here = open_link(client, send_provider_link(officer, provider))
    for number in range(10):
        one = case if number == 0 else agreed_case()[0]
        a_week(one, officer, placed(one, officer, provider))
    with django_assert_max_num_queries(60):
        assert client.get(here).content.decode().count("Amara Madeup</h2>") == 10
