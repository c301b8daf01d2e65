"""A warning comes before any end for not taking part; a home is looked at first."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from people.models import User
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.provision.placing import DAY, a_provider, agreed_case, placed
from wizard.casework.enums import Move
from wizard.planning.actions.agree_package import PackageRefused
from wizard.planning.actions.end_provision import end_provision
from wizard.provision.actions.assess_home import assess_home
from wizard.provision.actions.log_engagement import WarningRefused, log_engagement, warn_family
from wizard.provision.actions.place_pupil import PlacementRefused, change_placement, place_pupil
from wizard.provision.engagement import Happened, Warned, calls_for_a_talk, hindrance_to_ending, in_a_row
from wizard.provision.models import HomeRisk, Placement
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
    ending = signed_in(officer).get(f"/cases/{case.submission.reference}/plan/end/").content.decode()
    assert "Warn the family first" in ending
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


def begin(officer: User, placement: Placement, venue: str = "home") -> Placement:
    return change_placement(
        officer, placement, venue=venue, where="", roll="single", sharing_agreed_on=DAY, first_day=DAY, last_day=None
    )
