"""A plan is read by the council's case workers and the school that sent the referral; to all others it is not there."""

import pytest
import time_machine
from django.test import Client
from django.urls import URLPattern, reverse

from people.enums import Role
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from tests.wizard.planning.test_plan_pages import AGREE, DAY, WHY, met, of_council, of_school
from wizard.casework.actions.decide import decide
from wizard.casework.models import Case
from wizard.planning.enums import MeetingKind
from wizard.planning.models import Meeting
from wizard.planning.school_urls import urlpatterns as of_the_school
from wizard.planning.urls import urlpatterns as of_the_council

pytestmark = pytest.mark.django_db
PAPER = "paper/engagement/hand-in/"


@pytest.fixture
def case() -> Case:
    with time_machine.travel(SENT, tick=False):
        found = a_case("essex")
        officer = officer_of(found)
        decide(officer, found, AGREE["essex"], decided_on=DAY, because=WHY, weighed=weigh_all(found))
        met(signed_in(officer), of_council(found))
        return found


def addresses(case: Case) -> tuple[list[str], list[str]]:
    """Returns every address of the council's plan and of the school's, with ids that are there."""
    meeting = case.meetings.get().pk
    known = {
        "reference": case.submission.reference, "public_id": case.submission.referral.public_id, "number": meeting,
        "requirement": "partnership", "party": "parent", "authority": "essex", "pool": "robots",
    }  # fmt: skip

    def all_of(patterns: list[URLPattern], space: str) -> list[str]:
        return [
            reverse(f"{space}:{one.name}", kwargs={key: known[key] for key in one.pattern.converters} | paper_of(one))
            for one in patterns
        ]

    def paper_of(pattern: URLPattern) -> dict[str, str]:
        return {"requirement": "engagement"} if "paper" in str(pattern.pattern) else {}

    return all_of(list(of_the_council), "planning"), all_of(list(of_the_school), "planning_school")


def test_outsiders_find_no_plan(case: Case) -> None:
    council, school = addresses(case)
    outsiders = {
        "another council": make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")),
        "another school": make_member(Role.REFERRER, school=make_school(case.authority)),
        "an editor": make_member(Role.EDITOR, authority=case.authority),
        "a panel member": make_member(Role.PANEL_MEMBER, authority=case.authority),
    }
    before = case.meetings.count()
    for who, user in outsiders.items():
        client = signed_in(user)
        for address in [*council, *school]:
            if who == "another council" and address == "/cases/pools/":
                continue  # their own pools, and nothing of this council's
            assert client.get(address).status_code == 404, (who, address)
            assert client.post(address, {"number": "1"}).status_code in {404, 405}, (who, address)
    stranger = Client()
    for address in [*council, *school]:
        assert stranger.get(address)["Location"].startswith("/accounts/login/"), address
    assert case.meetings.count() == before


def test_each_side_finds_its_own_and_not_the_others(case: Case) -> None:
    council, school = addresses(case)
    officer, referrer = signed_in(officer_of(case)), signed_in(case.submission.submitted_by)
    assert all(officer.get(address).status_code == 404 for address in school)
    assert all(referrer.get(address).status_code == 404 for address in council)
    assert officer.get(of_council(case)).status_code == referrer.get(of_school(case)).status_code == 200


def test_a_viewer_of_the_school_reads_and_writes_nothing(case: Case) -> None:
    viewer = signed_in(make_member(Role.VIEWER, school=case.school))
    page = viewer.get(of_school(case))
    assert page.status_code == 200
    assert "<form" not in page.content.decode().partition("<main")[2].partition("</main>")[0]
    _, school = addresses(case)
    assert all(viewer.post(address, {"number": "1"}).status_code == 404 for address in school)
    for part in (
        "meeting/",
        "agreement/partnership/words/",
        "recommend-end/",
        "return/plan/",
        "paper/engagement/hand-in/",
    ):
        assert viewer.get(of_school(case, part)).status_code == 404, part


def test_a_meeting_of_another_case_is_not_found_from_here(case: Case) -> None:
    with time_machine.travel(SENT, tick=False):
        other = a_case("norfolk")
        theirs = Meeting.objects.create(
            case=other, kind=MeetingKind.PLANNING, planned_for=DAY, arranged_by=other.submission.submitted_by,
            arranged_at=other.opened_at,
        )  # fmt: skip
    officer = signed_in(officer_of(case))
    for part in ("", "held/", "off/", "record/", "minutes/", "action/"):
        assert officer.get(of_council(case, f"meeting/{theirs.pk}/{part}")).status_code == 404


def test_a_link_that_nobody_was_sent_leads_nowhere() -> None:
    assert Client().get("/agreement/madeup-token/").status_code == 404
