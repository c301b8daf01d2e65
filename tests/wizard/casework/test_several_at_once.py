"""Monday morning with many new cases: several are given or acknowledged in one go, each by its own right."""

import html
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from people.enums import Role
from people.models import User
from record.models import Outbox
from record.service import events_of
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of
from wizard.casework.desk.load import load_of
from wizard.casework.models import Case

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
SEVERAL = "/cases/several/"


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def posted(client: Client, cases: list[Case], do: str, **said: Any) -> str:
    page = client.post(SEVERAL, {"case": [str(one.pk) for one in cases], "do": do, **said})
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def theirs(owner: User) -> int:
    return Case.objects.filter(owner=owner).count()


@pytest.mark.requirement("N14")
def test_cases_ticked_in_the_register_are_given_after_one_question_and_one_notice_goes_out() -> None:
    cases = [a_case(), a_case(), a_case()]
    Case.objects.filter(pk=cases[2].pk).update(status="closed")
    senior, taker = make_member(Role.SENIOR_COORDINATOR, authority=cases[0].authority), officer_of(cases[0])
    client = signed_in(senior)
    page = html.unescape(client.get("/cases/register/?choose=all").content.decode())
    assert page.count('form="several" checked') == 3
    asked = posted(client, cases, "assign")
    assert "Give 3 cases to somebody" in asked
    assert theirs(taker) == 0
    assert "Select who takes them" in posted(client, cases, "assign", step="do")
    page = posted(client, cases, "assign", step="do", owner=str(taker.pk), back="stage=open")
    assert "2 cases given, 1 not" in page
    assert "It is closed or withdrawn." in page
    assert 'href="/cases/register/?stage=open"' in page
    assert theirs(taker) == 2
    assert [events_of("case", one.submission.reference)[-1].kind for one in cases[:2]] == ["assigned"] * 2
    assert list(Outbox.objects.filter(recipient=taker.email).values_list("kind", flat=True)) == [
        "case_assigned_several"
    ]


def test_referrals_ticked_are_acknowledged_and_what_needs_reading_is_left() -> None:
    new, before, withdrawn = a_case(), a_case(), a_case()
    Case.objects.filter(pk=before.pk).update(status="planning")
    referral = withdrawn.submission.referral
    referral.withdrawn_at = timezone.now()
    referral.save(update_fields=["withdrawn_at"])
    client = signed_in(officer_of(new))
    page = posted(client, [new, before, withdrawn], "acknowledge", step="do", back="desk")
    assert "1 case acknowledged, 2 not" in page
    assert "The school withdrew it. Open it" in page
    assert dict(Case.objects.values_list("pk", "status"))[new.pk] == "acknowledged"
    assert Outbox.objects.filter(kind="case_acknowledged").count() == 1
    assert "Nothing was changed" in posted(client, [new], "acknowledge", step="do")


def test_nothing_ticked_says_so_and_another_council_s_case_is_not_found() -> None:
    mine, other = a_case(), a_case("essex")
    client = signed_in(officer_of(mine))
    assert "No case was chosen" in posted(client, [], "acknowledge", step="do")
    page = posted(client, [mine, other], "acknowledge", step="do")
    assert other.submission.reference not in page
    assert Case.objects.get(pk=other.pk).status == "received"
    abroad = make_member(Role.COORDINATOR, authority=other.authority)
    assert "Select who takes them" not in posted(client, [mine], "assign")
    assert posted(client, [mine], "assign", step="do", owner=str(abroad.pk)).count("Select a valid choice") <= 2
    assert theirs(abroad) == 0


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REFERRER, Role.PANEL_MEMBER, Role.FINANCE, None])
def test_nobody_else_does_anything_for_several(role: Role | None) -> None:
    case = a_case()
    at_school = role in {Role.VIEWER, Role.REFERRER}
    place = {"school": case.school} if at_school else {"authority": case.authority}
    client = signed_in(make_member(role, **place)) if role else Client()
    said = {"case": str(case.pk), "do": "acknowledge", "step": "do"}
    assert client.post(SEVERAL, said).status_code == (404 if role else 403)
    assert Case.objects.get().status == "received"


@pytest.mark.requirement("E83")
def test_a_senior_coordinator_sees_who_has_how_much_and_hands_on_what_a_leaver_has() -> None:
    cases = [a_case(), a_case(), a_case()]
    gone, stays = officer_of(cases[0]), officer_of(cases[0])
    for case, day in zip(cases, (date(2026, 11, 2), date(2026, 11, 9), date(2026, 12, 9)), strict=True):
        Case.objects.filter(pk=case.pk).update(owner=gone, next_due_on=day)
    gone.memberships.update(ended_at=timezone.now())
    senior = make_member(Role.SENIOR_COORDINATOR, authority=cases[0].authority)
    load = {one.officer: (one.open, one.late, one.week, one.here) for one in load_of([cases[0].authority_id],
                                                                                     date(2026, 11, 3))}  # fmt: skip
    assert load == {gone: (3, 1, 1, False), stays: (0, 0, 0, True), senior: (0, 0, 0, True)}
    client = signed_in(senior)
    assert "How many cases each officer has" in client.get("/cases/").content.decode()
    assert "How many cases each officer has" not in signed_in(stays).get("/cases/").content.decode()
    address = f"/cases/hand-on/{cases[0].authority.slug}/"
    assert client.post(address, {"of": str(gone.pk), "to": str(stays.pk)}).status_code == 302
    assert theirs(stays) == 3
    other = signed_in(make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")))
    assert str(gone) not in other.get("/cases/").content.decode()
