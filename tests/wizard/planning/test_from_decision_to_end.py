"""From the decision to the end: a meeting, a record, an agreement signed by all, a package, a start, an end."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db.utils import DatabaseError

from people.enums import Role
from people.models import User
from record.service import events_of
from tests.building import make_authority, make_member
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from wizard.casework.actions.decide import decide
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.planning.actions.agree_package import Item, PackageRefused, agree_package
from wizard.planning.actions.arrange_meeting import (
    Guest,
    NotFinished,
    OnAnotherDay,
    Promise,
    arrange_meeting,
    record_meeting,
    send_minutes,
    write_record,
)
from wizard.planning.actions.ask_signature import ask_signature
from wizard.planning.actions.claim_places import set_places
from wizard.planning.actions.end_provision import end_provision
from wizard.planning.actions.hand_in import hand_in
from wizard.planning.actions.sign_agreement import NotToSign, draw_up, record_signature
from wizard.planning.actions.start_provision import NotReady, change_package, start_provision
from wizard.planning.beginning import ToSign, lacks_before_start
from wizard.planning.chores import give_places
from wizard.planning.enums import Attendee, MeetingKind, PackageStatus, Part, SignedHow
from wizard.planning.models import Meeting, Package, PlanRecord, PoolClaim
from wizard.planning.queries import agreements_to_sign
from wizard.planning.sections import PART_A, missing_in
from wizard.routes.service import route_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
DAY = date(2026, 11, 3)
START = date(2026, 11, 9)
WHY = "Amara has been too unwell for school for twenty days, and her doctor says so."
PLAN = {one.key: f"Words about {one.key}" for one in PART_A}
FEWER = {
    "full_time_hours": Decimal(25),
    "why_less": "Her consultant advises five.",
    "next_increase_on": date(2026, 12, 7),
}
HOURS = [Item("online", Decimal(5), "Madeup Online", "At home", "She tires in company")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def agreed(slug: str = "norfolk", outcome: str = "accepted") -> tuple[Case, User]:
    case = a_case(slug)
    officer = officer_of(case)
    decide(officer, case, outcome, decided_on=DAY, because=WHY, weighed=weigh_all(case))
    case.refresh_from_db()
    return case, officer


def met(case: Case, kind: MeetingKind = MeetingKind.PLANNING) -> Meeting:
    school = case.submission.submitted_by
    guests = [Guest(Attendee.PARENT, "Ms Madeup"), Guest(Attendee.COUNCIL, "An officer")]
    meeting = arrange_meeting(school, case, kind, DAY, place="online", guests=guests)
    came = {one.pk: True for one in meeting.invited.all()}
    return record_meeting(school, meeting, DAY, came=came, views={}, minutes="We agreed on five hours a week.")


def planned(slug: str = "norfolk", outcome: str = "accepted", **fields: Any) -> tuple[Package, User]:
    case, officer = agreed(slug, outcome)
    write_record(case.submission.submitted_by, met(case), Part.A, PLAN)
    items = fields.pop("items", HOURS)
    return agree_package(officer, case, items, **(FEWER | fields)), officer


@pytest.mark.requirement("N123")
def test_the_school_finds_the_day_and_people_are_invited_by_role() -> None:
    case, _ = agreed()
    meeting = met(case)
    assert (meeting.held_on, meeting.invited.filter(came=True).count()) == (DAY, 2)
    assert case.moments.get(event="meeting_held").about == str(meeting.pk)


@pytest.mark.requirement("N125")
@pytest.mark.parametrize("place", ["school", "home", "online"])
def test_a_meeting_is_at_school_at_home_or_online(place: str) -> None:
    case, officer = agreed()
    assert arrange_meeting(officer, case, MeetingKind.PLANNING, DAY, place=place).place == place


@pytest.mark.requirement("N129")
def test_every_action_of_a_meeting_has_an_owner_and_a_day() -> None:
    case, officer = agreed()
    meeting = arrange_meeting(officer, case, MeetingKind.PLANNING, DAY, place="school")
    promise = Promise("Lend the laptop", "school", "Head of Year 9", date(2026, 11, 6))
    record_meeting(officer, meeting, DAY, came={}, views={}, minutes="Said.", promises=[promise])
    task = case.tasks.get()
    assert (task.what, task.owner_name, task.due_on) == ("Lend the laptop", "Head of Year 9", date(2026, 11, 6))
    assert task.source == f"meeting:{meeting.pk}"


def test_a_meeting_is_written_down_after_it_was_held() -> None:
    case, officer = agreed()
    meeting = arrange_meeting(officer, case, MeetingKind.PLANNING, START, place="school")
    with pytest.raises(OnAnotherDay):
        record_meeting(officer, meeting, START, came={}, views={}, minutes="Not yet.")


@pytest.mark.requirement("N128", "N140", "N150")
@pytest.mark.parametrize("section", ["needs", "safeguarding_lead", "return"])
def test_a_plan_without_what_it_must_hold_is_not_finished(section: str) -> None:
    case, officer = agreed()
    with pytest.raises(NotFinished) as refused:
        write_record(officer, met(case), Part.A, {**PLAN, section: "  "})
    assert [one.key for one in refused.value.missing] == [section]


@pytest.mark.requirement("N131")
def test_each_review_writes_the_next_version_and_the_plan_stays() -> None:
    case, officer = agreed()
    write_record(officer, met(case), Part.A, PLAN)
    words = {"progress": "Better", "pupil_view": "I like it", "parent_view": "She sleeps", "return": "In March"}
    write_record(officer, met(case, MeetingKind.REVIEW), Part.B, words)
    assert list(case.records.values_list("number", "part")) == [(1, "A"), (2, "B")]
    with pytest.raises(DatabaseError, match="frozen"):
        PlanRecord.objects.filter(case=case).update(content={})


@pytest.mark.requirement("N142")
def test_minutes_are_written_down_as_sent_and_to_whom() -> None:
    case, officer = agreed()
    meeting = send_minutes(officer, met(case), [Guest(Attendee.PARENT, "Ms Madeup")], date(2026, 11, 3))
    assert meeting.minutes_sent_to == [{"role": "parent", "name": "Ms Madeup"}]


@pytest.mark.requirement("N130")
def test_provision_does_not_start_before_part_a() -> None:
    case, officer = agreed()
    package = agree_package(officer, case, HOURS)
    with pytest.raises(NotReady) as refused:
        start_provision(officer, package, START)
    assert [one.about for one in refused.value.lacks] == ["part_a", "hours"]


@pytest.mark.requirement("N124")
def test_the_start_moves_the_clocks_and_the_case() -> None:
    publish_terms()
    package, officer = planned()
    start_provision(officer, package, START)
    package.refresh_from_db()
    assert (package.status, package.ends_on) == (PackageStatus.RUNNING, date(2027, 2, 22))
    case = Case.objects.get(pk=package.case_id)
    assert (case.status, case.clocks.get(key="period_end").due_on) == (CaseStatus.PROVIDED, date(2027, 2, 22))


@pytest.mark.requirement("N165")
def test_a_continuation_starts_the_twelve_weeks_again() -> None:
    publish_terms()
    package, officer = planned()
    start_provision(officer, package, START)
    with time_machine.travel("2027-02-22 10:00Z", tick=False):
        again = agree_package(officer, package.case, HOURS, **FEWER)
        start_provision(officer, again, date(2027, 2, 22))
    package.refresh_from_db()
    case = Case.objects.get(pk=package.case_id)
    assert (package.status, package.ended_on) == (PackageStatus.ENDED, date(2027, 2, 22))
    assert case.clocks.get(key="period_end").due_on == date(2027, 6, 7)
    assert list(case.moments.filter(event__endswith="_started").values_list("event", flat=True)) == [
        "provision_started",
        "period_started",
    ]


@pytest.mark.requirement("E58")
def test_nothing_starts_in_essex_before_everybody_signed_the_agreement() -> None:
    package, officer = planned("essex", "commission", items=[Item("teaching", Decimal(5))])
    case = package.case
    wanted = agreements_to_sign(case)
    assert wanted, "Essex wants its partnership agreement signed before placement"
    with pytest.raises(NotReady):
        start_provision(officer, package, START)
    for one in wanted:
        agreement = draw_up(case.submission.submitted_by, case, one.key, "What each of us does.")
        for party in one.signers:
            record_signature(officer, agreement, party, "Somebody Madeup", SignedHow.PAPER, DAY)
    hand_in(case.submission.submitted_by, case, "engagement", words={"whole": "What helps him take part."})
    assert start_provision(officer, package, START).status == PackageStatus.RUNNING


def test_other_words_ask_everybody_to_sign_again() -> None:
    package, officer = planned("essex", "commission", items=[Item("teaching", Decimal(5))])
    one = agreements_to_sign(package.case)[0]
    first = draw_up(officer, package.case, one.key, "These words.")
    record_signature(officer, first, one.signers[0], "Somebody", SignedHow.MEETING, DAY)
    assert draw_up(officer, package.case, one.key, "These words.") == first
    draw_up(officer, package.case, one.key, "Other words.")
    assert agreements_to_sign(package.case)[0].signed == frozenset()
    with pytest.raises(NotToSign):
        record_signature(officer, first, one.signers[-1], "Too late", SignedHow.PAPER, DAY)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"items": []}, "Choose what is to be provided"),
        ({"items": [Item("no_such_line")]}, "Choose what is to be provided"),
        ({"full_time_hours": Decimal(25)}, "why it is fewer hours"),
        ({"full_time_hours": Decimal(25), "why_less": "Her consultant advises five."}, "looked at next"),
    ],
)
def test_a_package_says_what_it_holds_and_why_it_is_less(fields: dict[str, Any], said: str) -> None:
    case, officer = agreed()
    with pytest.raises(PackageRefused, match=said):
        agree_package(officer, case, fields.pop("items", HOURS), **fields)


def test_nothing_is_packed_before_the_council_agreed() -> None:
    case = a_case()
    with pytest.raises(PackageRefused):
        agree_package(officer_of(case), case, HOURS)


@pytest.mark.requirement("N135", "N137")
def test_scarce_things_go_by_priority_and_then_by_the_day_of_asking() -> None:
    first, officer = planned(items=[Item("av1", Decimal(1))])
    senior = make_member(Role.SENIOR_COORDINATOR, authority=first.case.authority)
    set_places(senior, first.case.authority, "robots", 1)
    second = agree_package(officer, again_at(first.case), [Item("av1", Decimal(1))])
    claims = dict(PoolClaim.objects.values_list("line__package", "placed_on"))
    assert claims == {first.pk: DAY, second.pk: None}
    start_provision(officer, first, DAY)
    end_provision(officer, first.case, "well", DAY, views="All agree", onward="Back to class")
    assert PoolClaim.objects.get(line__package=second).placed_on == DAY


def again_at(case: Case) -> Case:
    other = a_case(case.authority.slug)
    decide(officer_of(other), other, "accepted", decided_on=DAY, because=WHY, weighed=weigh_all(other))
    other.refresh_from_db()
    return other


@pytest.mark.requirement("N173", "E137", "N175")
def test_only_the_council_ends_provision() -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    for other in (
        package.case.submission.submitted_by,
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.PANEL_MEMBER, authority=package.case.authority),
    ):
        with pytest.raises(PermissionDenied):
            end_provision(other, package.case, "well", DAY, views="v", onward="o")
    assert end_provision(officer, package.case, "well", DAY, views="v", onward="o").status == CaseStatus.CLOSED


@pytest.mark.requirement("N170", "E138")
def test_an_end_that_leaves_the_child_away_says_how_the_duty_is_met() -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    with pytest.raises(PackageRefused, match="duty"):
        end_provision(officer, package.case, "too_unwell", DAY, views="v", onward="o")
    end_provision(officer, package.case, "too_unwell", DAY, views="v", onward="o", duty="A review in four weeks")
    assert package.case.endings.get().duty == "A review in four weeks"


@pytest.mark.requirement("L26")
def test_an_end_waits_for_what_the_route_wants_first() -> None:
    package, officer = planned("leicestershire", "arranged", items=[Item("home_tuition", Decimal(5), why="She tires")])
    case = package.case
    draw_up(officer, case, "joint_plan", "The plan")
    said = {"views": "All agree", "onward": "Back to class"}
    with pytest.raises(PackageRefused, match="Who helps with the return: not there yet"):
        end_provision(officer, case, "returned", DAY, **said, why_lacking="A reason moves no must")
    hand_in(officer, case, "return_help", words={"whole": "Her tutor, and a worker of the council"})
    assert end_provision(officer, case, "returned", DAY, **said).endings.get().lacking == []


def test_an_officer_ends_without_what_the_route_leaves_to_a_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    package, officer = planned("leicestershire", "arranged", items=[Item("home_tuition", Decimal(5), why="She tires")])
    case, said = package.case, {"views": "All agree", "onward": "Back to class"}
    route = route_of(case.submission.referral.route_version)
    softer = replace(route.requirements["return_help"], need="expected")
    monkeypatch.setitem(route.requirements, "return_help", softer)
    with pytest.raises(PackageRefused, match="say why it ends without it"):
        end_provision(officer, case, "returned", DAY, **said)
    end_provision(officer, case, "returned", DAY, **said, why_lacking="She chose her own adult")
    ending = case.endings.get()
    assert (ending.lacking, ending.why_lacking) == (["Who helps with the return"], "She chose her own adult")


@pytest.mark.parametrize("reason", ["no_request", "well", "no_evidence", "too_unwell", "unwilling", "end_of_age"])
@pytest.mark.requirement("N167", "N168", "N169", "N171", "N172")
def test_every_reason_of_the_policy_can_be_given(reason: str) -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    case = end_provision(officer, package.case, reason, DAY, views="v", onward="o", duty="A plan")
    assert (case.end_reason, case.closed_on) == (reason, DAY)


@pytest.mark.parametrize(
    "fields",
    [{"reason": "no such reason"}, {"views": " "}, {"onward": ""}, {"ended_on": date(2026, 11, 4)}],
)
def test_an_end_without_reason_views_or_plan_is_refused(fields: dict[str, Any]) -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    given = {"reason": "well", "ended_on": DAY, "views": "v", "onward": "o", **fields}
    with pytest.raises(PackageRefused):
        end_provision(officer, package.case, given.pop("reason"), given.pop("ended_on"), **given)


def test_events_say_nothing_of_the_child() -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    told = str([event.data for event in events_of("case", package.case.submission.reference)])
    assert "tires" not in told
    assert "Madeup" not in told


def test_what_lacks_before_the_start_reads_as_sentences() -> None:
    one = ToSign("partnership", "Partnership agreement", ("school", "parent", "pupil"), frozenset({"school"}))
    lacks = lacks_before_start(
        decided=True, part_a=True, package=True, agreements=[one], starts_known=True,
        party_labels={"parent": "the parent", "pupil": "the pupil"},
    )  # fmt: skip
    assert [lack.say for lack in lacks] == ["Partnership agreement: not signed by the parent and the pupil"]


def test_a_finished_part_a_lacks_nothing() -> None:
    assert missing_in(Part.A, PLAN) == []


def test_an_end_gives_back_what_was_only_planned_and_happens_once() -> None:
    package, officer = planned(items=[Item("av1", Decimal(1), "", "", "To see her class")])
    set_places(make_member(Role.SENIOR_COORDINATOR, authority=package.case.authority), package.case.authority,
               "robots", 1)  # fmt: skip
    said = {"views": "All agree", "onward": "Back to class"}
    end_provision(officer, package.case, "well", DAY, **said)
    package.refresh_from_db()
    assert (package.status, PoolClaim.objects.get().released_on) == (PackageStatus.ENDED, DAY)
    with pytest.raises(PackageRefused):
        end_provision(officer, package.case, "well", DAY, **said)
    assert package.case.endings.count() == 1


def test_nothing_is_changed_or_ended_before_it_began() -> None:
    package, officer = planned()
    start_provision(officer, package, DAY)
    before = date(2026, 11, 2)
    again = agree_package(officer, package.case, HOURS, **FEWER)
    with pytest.raises(PackageRefused):
        change_package(officer, again, before)
    with pytest.raises(PackageRefused):
        end_provision(officer, package.case, "well", before, views="All agree", onward="Back to class")


def test_a_place_of_a_withdrawn_case_goes_to_who_waits() -> None:
    first, _ = planned(items=[Item("av1", Decimal(1), "", "", "To see her class")])
    authority = first.case.authority
    set_places(make_member(Role.SENIOR_COORDINATOR, authority=authority), authority, "robots", 1)
    second, _ = planned(items=[Item("av1", Decimal(1), "", "", "To see her class")])
    assert PoolClaim.objects.get(line__package=second).placed_on is None
    Case.objects.filter(pk=first.case_id).update(status=CaseStatus.WITHDRAWN)
    assert give_places() == 1
    assert PoolClaim.objects.get(line__package=second).placed_on == DAY


def test_a_meeting_is_written_down_once_and_its_minutes_go_out_after_it() -> None:
    case, officer = agreed()
    meeting = met(case)
    record_meeting(officer, meeting, DAY, came={}, views={}, minutes="Other words.")
    meeting.refresh_from_db()
    assert (meeting.minutes, case.moments.filter(event="meeting_held").count()) == (
        "We agreed on five hours a week.",
        1,
    )
    with pytest.raises(OnAnotherDay):
        send_minutes(officer, meeting, [Guest(Attendee.PARENT, "Ms Madeup")], date(2026, 11, 2))


def test_a_meeting_about_the_return_is_no_planning_meeting() -> None:
    publish_terms()
    case, _ = agreed()
    met(case, MeetingKind.RETURN)
    assert not case.clocks.get(key="planning").is_dealt_with
    met(case)
    assert case.clocks.get(key="planning").is_dealt_with


def test_nobody_signs_in_here_for_another_side_and_an_earlier_link_ends() -> None:
    case, officer = agreed("essex", "commission")
    school = case.submission.submitted_by
    paper = draw_up(school, case, "partnership", "Who does what.")
    for actor, party in ((school, "parent"), (officer, "school")):
        with pytest.raises(NotToSign):
            record_signature(actor, paper, party, "Somebody", SignedHow.ACCOUNT, DAY)
    ask_signature(school, paper, "parent", "Ms Madeup", "wrong@example.invalid")
    right = ask_signature(school, paper, "parent", "Ms Madeup", "right@example.invalid")
    assert list(paper.asked.filter(link__ended_at=None)) == [right]
