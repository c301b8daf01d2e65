"""A warning comes before any end for not taking part; a home is looked at first; worries are for named people."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client

from people.enums import Role
from people.models import User
from record.service import events_of
from tests.building import make_member, make_school
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, officer_of
from tests.wizard.provision.placing import DAY, a_provider, agreed_case, placed
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.planning.actions.agree_package import PackageRefused, end_provision
from wizard.provision.actions.assess_home import assess_home
from wizard.provision.actions.keep_concern import CHAIN, follow_up, raise_concern, read_concern
from wizard.provision.actions.log_engagement import WarningRefused, log_engagement, warn_family
from wizard.provision.actions.place_pupil import PlacementRefused, change_placement, place_pupil
from wizard.provision.engagement import Happened, Warned, calls_for_a_talk, hindrance_to_ending, in_a_row
from wizard.provision.models import Concern, HomeRisk, Placement
from wizard.provision.queries import home_documents

WARNED = {"told": "Amara and Ms Madeup", "how": "In a meeting", "offered": "Lessons in the library, an hour less"}
LOOKED: dict[str, Any] = {
    "assessed_on": DAY, "assessed_by": "Tam Madeup", "risks": "A dog", "measures": "It stays in the kitchen",
    "look_again_on": DAY + timedelta(days=90),
}  # fmt: skip
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def log(*kinds: str) -> list[Happened]:
    return [Happened(DAY + timedelta(days=at), kind) for at, kind in enumerate(kinds)]


@pytest.mark.requirement("N152")
def test_the_third_time_running_calls_for_a_talk_once_and_going_well_begins_anew() -> None:
    assert not calls_for_a_talk(log("cancelled", "refused"))
    assert calls_for_a_talk(log("cancelled", "refused", "not_ready"))
    assert not calls_for_a_talk(log("cancelled", "refused", "not_ready", "refused"))
    assert len(in_a_row(log("cancelled", "refused", "went_well", "refused"))) == 1


@pytest.mark.requirement("N154")
def test_nothing_ends_for_not_taking_part_before_a_warning_and_its_day() -> None:
    missed, on = log("refused", "refused"), DAY + timedelta(days=10)
    assert "Warn the family first" in hindrance_to_ending(missed, [], on)
    early = Warned(DAY - timedelta(days=1), DAY + timedelta(days=3))
    assert "Warn the family first" in hindrance_to_ending(missed, [early], on)
    warned = Warned(DAY + timedelta(days=2), DAY + timedelta(days=16))
    assert "look again on 19 November 2026" in hindrance_to_ending(missed, [warned], on)
    assert hindrance_to_ending(missed, [warned], DAY + timedelta(days=16)) == ""
    assert hindrance_to_ending(log("refused", "went_well"), [], on) == ""
    assert hindrance_to_ending([], [], on) == ""


@pytest.mark.requirement("N152", "N154", "E101")
def test_the_council_cannot_end_it_before_the_warning() -> None:
    case, officer = agreed_case()
    school = case.submission.submitted_by
    for kind in ("cancelled", "refused", "not_ready"):
        log_engagement(school, case, DAY, kind, "Amara was too tired")
    task = case.tasks.get(source__startswith="engagement:")
    assert (task.move, task.due_on) == (Move.COUNCIL, DAY)
    said = {"views": "Everybody was heard.", "onward": "The school goes on.", "duty": "We offer the library."}
    with pytest.raises(PackageRefused, match="Warn the family first"):
        end_provision(officer, case, "unwilling", DAY, **said)
    with pytest.raises(WarningRefused):
        warn_family(officer, case, DAY, look_again_on=DAY, **WARNED)
    warn_family(officer, case, DAY, look_again_on=DAY + timedelta(days=14), **WARNED)
    with pytest.raises(PackageRefused, match="17 November 2026"):
        end_provision(officer, case, "unwilling", DAY, **said)
    with time_machine.travel("2026-11-17 10:00Z", tick=False):
        assert end_provision(officer, case, "unwilling", date(2026, 11, 17), **said).status == "closed"


def test_a_child_who_is_back_needs_no_warning() -> None:
    case, officer = agreed_case()
    log_engagement(officer, case, DAY, "refused")
    said = {"views": "Everybody was heard.", "onward": "The school goes on."}
    assert end_provision(officer, case, "well", DAY, **said).status == "closed"


def test_only_the_council_warns() -> None:
    case, _ = agreed_case()
    with pytest.raises(PermissionDenied):
        warn_family(case.submission.submitted_by, case, DAY, look_again_on=DAY + timedelta(days=9), **WARNED)


@pytest.mark.requirement("E70", "E71")
def test_where_the_route_asks_the_home_is_looked_at_and_an_adult_agrees_before_the_first_day() -> None:
    case, officer = agreed_case("essex", "commission")
    assert home_documents(case) == ["Risk assessment for teaching at home"]
    provider = a_provider(officer, case.authority)
    placement = placed(case, officer, provider, first_day=None)
    for safe, adult, agreed, said in (
        (None, "", None, "looks at the home"),
        (False, "Ms Madeup", DAY, "nobody may teach there yet"),
        (True, "", None, "an adult agrees"),
        (True, "Ms Madeup", None, "an adult agrees"),
    ):
        if safe is not None:
            assess_home(officer, placement, safe=safe, adult=adult, adult_agreed_on=agreed, **LOOKED)
        with pytest.raises(PlacementRefused, match=said):
            begin(officer, placement)
    assess_home(officer, placement, safe=True, adult="Ms Madeup", adult_agreed_on=DAY, **LOOKED)
    assert begin(officer, placement).first_day == DAY
    assert HomeRisk.objects.count() == 4
    elsewhere = place_pupil(officer, case, provider, arranged_by="council", venue="provider")
    assert begin(officer, elsewhere, "provider").first_day == DAY


def test_where_the_route_does_not_ask_teaching_at_home_begins_without_it() -> None:
    case, officer = agreed_case()
    assert home_documents(case) == []
    assert placed(case, officer).first_day is not None


@pytest.mark.requirement("N150", "E132")
def test_a_worry_is_read_by_the_people_named_and_each_reading_is_an_event() -> None:
    concern, school, named = a_concern()
    reference = concern.case.submission.reference
    before = [one.kind for one in events_of("case", reference)]
    read_concern(named, concern)
    follow_up(school, concern, "Rang the family")
    chain = events_of(CHAIN, concern.public_id)
    assert [one.kind for one in chain] == ["concern_raised", "concern_read", "concern_followed_up"]
    assert "bruise" not in str([one.data for one in chain])
    assert [one.kind for one in events_of("case", reference)] == before
    other = officer_of(concern.case)
    for action in (lambda: read_concern(other, concern), lambda: follow_up(other, concern, "x")):
        with pytest.raises(PermissionDenied):
            action()


def test_who_left_the_school_reads_no_more() -> None:
    concern, school, _ = a_concern()
    school.memberships.update(ended_at="2026-11-03T00:00Z")
    with pytest.raises(PermissionDenied):
        read_concern(school, concern)


def test_nobody_outside_the_case_can_be_named() -> None:
    case, officer = agreed_case()
    stranger = make_member(Role.REFERRER, school=make_school(case.authority))
    with pytest.raises(PermissionDenied):
        raise_concern(officer, case, seen_on=DAY, about="x", told_lead="x", told_on=DAY, readers=[stranger])


@pytest.mark.requirement("E125")
def test_on_the_pages_a_worry_is_there_for_its_readers_alone() -> None:
    concern, school, named = a_concern()
    case = concern.case
    council = f"/cases/{case.submission.reference}/provision/worries/"
    mine = f"/referrals/{case.submission.referral.public_id}/after/provision/worries/"
    one = f"{concern.public_id}/"
    for user, here in ((school, mine), (named, council)):
        visitor = signed_in(user)
        assert "What you may read" in visitor.get(here).content.decode()
        assert "a bruise" in visitor.get(here + one).content.decode()
    colleague = make_member(Role.REFERRER, school=case.school)
    for user, here in ((officer_of(case), council), (colleague, mine)):
        visitor = signed_in(user)
        page = visitor.get(here)
        assert page.status_code == 200
        assert "What you may read" not in page.content.decode()
        assert visitor.get(here + one).status_code == 404
        assert visitor.post(here + one, {"what": "x"}).status_code == 404
    assert Client().get(mine + one).status_code == 302
    other, _ = agreed_case()
    away = f"/cases/{other.submission.reference}/provision/worries/{one}"
    assert signed_in(named).get(away).status_code == 404


def test_a_worry_is_written_down_on_the_page_after_a_lead_was_told() -> None:
    case, officer = agreed_case()
    here = f"/cases/{case.submission.reference}/provision/worries/"
    visitor = signed_in(officer)
    assert "Tell a safeguarding lead first" in visitor.post(here, {}).content.decode()
    days = {f"{name}_{part}": value for name in ("seen_on", "told_on") for part, value in
            (("day", 3), ("month", 11), ("year", 2026))}  # fmt: skip
    said = {**days, "about": "She had a bruise.", "told_lead": "Dana Madeup",
            "readers": [case.submission.submitted_by_id]}  # fmt: skip
    assert visitor.post(here, said).status_code == 302
    assert Concern.objects.get().readers.count() == 2


def begin(officer: User, placement: Placement, venue: str = "home") -> Placement:
    return change_placement(
        officer, placement, venue=venue, where="", roll="single", sharing_agreed_on=DAY, first_day=DAY, last_day=None
    )


def a_concern() -> tuple[Concern, User, User]:
    case, officer = agreed_case()
    school: User = case.submission.submitted_by
    fresh = Case.objects.get(pk=case.pk)
    concern = raise_concern(
        school, fresh, seen_on=DAY, about="She had a bruise.", told_lead="Dana Madeup", told_on=DAY, readers=[officer]
    )
    return concern, school, officer
