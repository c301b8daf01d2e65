"""What is provided to a pupil is seen by its council's case workers and its school; by nobody else at any address."""

from collections.abc import Iterator

import pytest
import time_machine
from django.test import Client

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.provision.placing import SAID, a_provider, a_week, agreed_case, placed
from wizard.casework.models import Case
from wizard.provision import school_urls, urls
from wizard.provision.models import Placement, Provider, Timetable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def taught() -> tuple[Placement, User]:
    case, officer = agreed_case()
    placement = placed(case, officer)
    a_week(case, officer, placement)
    return placement, officer


def council_places(placement: Placement) -> list[str]:
    here = f"/cases/{placement.case.submission.reference}/provision/"
    listed = f"/cases/providers/{placement.case.authority.slug}/"
    return [
        here, f"{here}add/", f"{here}timetable/", f"{here}teaching/{placement.public_id}/",
        f"{here}teaching/{placement.public_id}/home/", f"{here}taking-part/", f"{here}taking-part/warning/",
        f"{here}teaching/{placement.public_id}/messages/", f"{here}teaching/{placement.public_id}/visits/",
        f"{listed}{placement.provider.public_id}/check/",
        f"{here}worries/", f"{here}safeguarding-people/", f"{here}kept-in-mind/", "/cases/providers/", f"{listed}add/",
        f"{listed}{placement.provider.public_id}/",
    ]  # fmt: skip


def school_places(placement: Placement) -> list[str]:
    here = f"/referrals/{placement.case.submission.referral.public_id}/after/provision/"
    home = f"{here}teaching/{placement.public_id}/home/"
    return [here, f"{here}timetable/", home, f"{here}taking-part/", f"{here}worries/", f"{here}kept-in-mind/",
            f"{here}safeguarding-people/", f"{here}teaching/{placement.public_id}/messages/"]  # fmt: skip


def outsiders(case: Case) -> dict[str, User]:
    return {
        "a referrer of another school": make_member(Role.REFERRER, school=make_school(case.authority)),
        "an editor of the council": make_member(Role.EDITOR, authority=case.authority),
        "another council's coordinator": make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
    }


def status(visitor: Client, place: str, post: bool) -> int:
    return (visitor.post(place, {"do": "end"}) if post else visitor.get(place)).status_code


@pytest.mark.parametrize("post", [False, True])
def test_outsiders_find_nothing_at_any_address_and_change_nothing(post: bool) -> None:
    placement, _ = taught()
    case = placement.case
    for who, user in outsiders(case).items():
        visitor = signed_in(user)
        for place in (*council_places(placement), *school_places(placement)):
            if place == "/cases/providers/" and who.startswith("another council"):
                assert SAID["name"] not in visitor.get(place).content.decode()
                continue
            assert status(visitor, place, post) in ((404, 405) if post else (404,)), (who, place)
    stranger = Client()
    for place in (*council_places(placement), *school_places(placement)):
        answer = stranger.get(place)
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"]
    assert Provider.objects.get().ended_on is None
    assert Timetable.objects.count() == 1


@pytest.mark.requirement("E112", "E126", "E127")
def test_the_school_reads_its_own_part_and_never_the_councils() -> None:
    placement, _ = taught()
    mine = signed_in(placement.case.submission.submitted_by)
    viewer = signed_in(make_member(Role.VIEWER, school=placement.case.school))
    for place in council_places(placement):
        assert mine.get(place).status_code == 404
    first, *written = school_places(placement)
    page = mine.get(first).content.decode()
    assert "Madeup Tuition" in page
    assert "Dana Madeup" in page
    assert viewer.get(first).status_code == 200
    for place in written:
        assert mine.get(place).status_code == 200
        assert viewer.get(place).status_code == 404
        assert viewer.post(place, {}).status_code == 404


def test_a_placement_of_another_case_is_not_found_under_this_one() -> None:
    placement, officer = taught()
    other, _ = taught()
    here = f"/cases/{placement.case.submission.reference}/provision/teaching/{other.public_id}/"
    assert signed_in(officer).get(here).status_code == 404
    assert signed_in(officer).post(here, {}).status_code == 404


def test_a_provider_of_another_council_is_not_found_under_ones_own() -> None:
    placement, officer = taught()
    elsewhere = make_authority("elsewhere")
    theirs = a_provider(make_member(Role.COORDINATOR, authority=elsewhere), elsewhere)
    visitor = signed_in(officer)
    slug = placement.case.authority.slug
    for place in (f"/cases/providers/{slug}/{theirs.public_id}/", f"/cases/providers/elsewhere/{theirs.public_id}/"):
        assert visitor.get(place).status_code == 404
        assert visitor.post(place, {"do": "link"}).status_code == 404


def test_the_council_sees_who_is_placed_with_a_provider() -> None:
    placement, officer = taught()
    page = signed_in(officer).get(council_places(placement)[-1]).content.decode()
    assert "1 pupil placed there" in page
    assert placement.case.submission.reference in page


@pytest.mark.requirement("E105", "E133", "L20")
def test_both_see_the_same_week_with_its_codes_rules_and_rolls() -> None:
    placement, officer = taught()
    case = placement.case
    pages = [
        signed_in(officer).get(council_places(placement)[0]).content.decode(),
        signed_in(case.submission.submitted_by).get(school_places(placement)[0]).content.decode(),
    ]
    for page in pages:
        assert "This rule has been in force since 19 August 2024" in page
        assert "Never D here" in page
        assert f"On the roll of {case.school.name} only" in page
        assert "takes a pupil off a roll or off a mailing list" in page


def test_every_address_of_this_room_is_walked_here_or_by_link() -> None:
    names = {str(one.name) for one in (*urls.urlpatterns, *school_urls.urlpatterns)}
    by_link = {"register", "report"}  # tests/wizard/provision/test_provider_keeps_the_register.py
    worries = {"concern", "concern_paper", "worry"}  # tests/wizard/provision/test_worries.py
    written = {"messages", "provider_messages", "visit"}  # test_messages.py, test_looking_after.py
    walked = {
        "in_mind", "home", "engagement", "warning", "concerns", "safeguarding", "visits", "quality", "case", "place",
        "placement", "timetable", "providers", "provider", "add_provider", "messages",
    }  # fmt: skip
    assert names == walked | by_link | worries | written
