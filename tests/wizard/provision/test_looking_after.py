"""The council looks after what it arranged: visits, the yearly check of a provider, and who is offered first."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from people.enums import Role
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.provision.placing import DAY, a_provider, agreed_case, placed
from wizard.provision.actions.check_provider import check_provider
from wizard.provision.actions.keep_visit import record_visit
from wizard.provision.models import QualityCheck, Visit
from wizard.provision.quality import ITEMS
from wizard.provision.queries import providers_for

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def boxes(name: str, on: date) -> dict[str, Any]:
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.mark.requirement("E85")
def test_a_visit_is_planned_held_and_what_must_change_is_somebodys_to_do() -> None:
    case, officer = agreed_case()
    placement = placed(case, officer)
    ours = f"/cases/{case.submission.reference}/provision/"
    here, visitor = f"{ours}teaching/{placement.public_id}/visits/", signed_in(officer)
    page = visitor.post(here, {**boxes("planned_on", date(2026, 11, 2)), "visitor": "Kim Madeup"}).content.decode()
    assert "Day of the visit must be today or later" in page
    assert visitor.post(here, {**boxes("planned_on", DAY), "visitor": "Kim Madeup"}).status_code == 302
    visit = Visit.objects.get()
    task = case.tasks.get(source=f"visit:{visit.pk}")
    assert (task.move, task.due_on, task.owner_name) == ("council", DAY, "Kim Madeup")
    assert "The council visits on Tuesday 3 November 2026" in visitor.get(ours).content.decode()
    said = {
        **boxes("held_on", DAY),
        "finding": "change",
        "found": "Too loud for her",
        **boxes("next_on", date(2026, 12, 1)),
    }
    assert "Enter what must change" in visitor.post(f"{here}{visit.pk}/", said).content.decode()
    assert visitor.post(f"{here}{visit.pk}/", {**said, "next_steps": "A room of her own"}).status_code == 302
    assert visitor.post(f"{here}{visit.pk}/", {**said, "next_steps": "Again"}).status_code == 404
    task.refresh_from_db()
    assert task.done_at is not None
    assert {one.what for one in case.tasks.filter(done_at=None, source__startswith="visit:")} == {
        "Madeup Tuition: A room of her own",
        "Visit Madeup Tuition: see how the teaching goes, hear the pupil, and write down what you found",
    }
    page = visitor.get(here).content.decode()
    assert "Something must change" in page
    assert "1 December 2026" in page
    other, _ = agreed_case()
    away = f"/cases/{other.submission.reference}/provision/teaching/{placement.public_id}/visits/"
    assert visitor.get(away).status_code == visitor.get(f"{away}{Visit.objects.latest('pk').pk}/").status_code == 404
    with pytest.raises(PermissionDenied):
        record_visit(officer, visit, held_on=DAY, finding="well", found="x", next_steps="", next_on=None)


@pytest.mark.requirement("N139", "E130")
def test_the_councils_list_is_gone_through_with_a_provider_and_is_due_again_in_a_year() -> None:
    case, officer = agreed_case()
    provider = a_provider(officer, case.authority, check_again_on=date(2026, 10, 1))
    visitor = signed_in(officer)
    offered = f"/cases/{case.submission.reference}/provision/add/"
    assert "Its yearly check is due" in visitor.get(offered).content.decode()
    here = f"/cases/providers/{case.authority.slug}/{provider.public_id}/check/"
    said = {**boxes("checked_on", DAY), **{f"seen-{key}": "yes" for key in ITEMS}}
    left = {key: value for key, value in said.items() if key != "seen-insurance"}
    assert "Select whether you saw this: It is insured" in visitor.post(here, left).content.decode()
    lacking = {**said, "seen-insurance": "no"}
    assert "Enter what is missing" in visitor.post(here, lacking).content.decode()
    assert visitor.post(here, {**lacking, "what-insurance": "Ran out in May"}).status_code == 302
    check = QualityCheck.objects.get()
    provider.refresh_from_db()
    assert (check.again_by, provider.check_again_on) == (date(2027, 11, 3), date(2027, 11, 3))
    page = visitor.get(here.replace("check/", "")).content.decode()
    assert "1 thing not seen" in page
    assert "Not seen: It is insured for what it does" in page
    assert "Its yearly check is due" not in visitor.get(offered).content.decode()
    away = make_member(Role.COORDINATOR, authority=make_authority("elsewhere"))
    assert signed_in(away).get(here).status_code == 404
    with pytest.raises(PermissionDenied):
        check_provider(away, provider, DAY, {key: {"seen": True, "what": ""} for key in ITEMS})


@pytest.mark.requirement("E64")
def test_whom_the_package_names_and_who_serves_the_area_is_offered_first() -> None:
    case, officer = agreed_case()
    school = case.school
    school.town = "Norwich"
    school.save()
    for name, area in (("Amber", "Kings Lynn"), ("Birch", "broadland, norwich"), ("Cedar", "")):
        a_provider(officer, case.authority, name=name, area=area)
    assert [one.name for one in providers_for(case, DAY)] == ["Birch", "Amber", "Cedar"]
    page = signed_in(officer).get(f"/cases/{case.submission.reference}/provision/add/").content.decode()
    assert page.index("Birch") < page.index("Amber") < page.index("Cedar")
