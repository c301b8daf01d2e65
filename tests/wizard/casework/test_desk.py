"""The desk says what is due today, in order, and whose it is; nothing of it is typed in."""

import html
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from people.enums import Role
from people.models import User
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of
from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.ask_council import ask_council
from wizard.casework.actions.ask_information import answer_information
from wizard.casework.actions.keep_challenge import answer_challenge, record_challenge
from wizard.casework.models import Case, Cover
from wizard.casework.service import add_task

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def desk(client: Client, query: str = "") -> str:
    page = client.get(f"/cases/{query}")
    assert page.status_code == 200
    return html.unescape(page.content.decode())


def acknowledged(user: User, slug: str = "norfolk") -> Case:
    case = a_case(slug)
    acknowledge_referral(user, case)
    return Case.objects.get(pk=case.pk)


@pytest.mark.requirement("N14", "E83")
def test_what_is_late_comes_before_what_is_due_and_what_is_new() -> None:
    new = a_case()
    officer = officer_of(new)
    late, soon = acknowledged(officer), acknowledged(officer)
    add_task(officer, late, "Ring the hospital", move="council", due_on=date(2026, 11, 2))
    add_task(officer, soon, "Write to the GP", move="school", due_on=date(2026, 11, 4))
    page = desk(signed_in(officer))
    assert page.index("Past its date</h2>") < page.index("Ring the hospital") < page.index("Due by Wednesday</h2>")
    assert page.index("Write to the GP") < page.index("New to read</h2>") < page.index("Read and acknowledge.")
    assert "3 things to do" in page
    assert "The school’s move" in page


def test_a_challenge_waits_at_the_desk_until_it_is_answered_in_a_closed_case_too() -> None:
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    Case.objects.filter(pk=case.pk).update(status="closed")
    made = record_challenge(
        officer, case, "review", made_by="R Madeup", received_on=date(2026, 10, 20), about="Look again."
    )
    client = signed_in(officer)
    assert "Somebody challenged it and waits for an answer." in desk(client)
    answer_challenge(officer, made, "We look again.", date(2026, 11, 3))
    assert "Somebody challenged it" not in desk(client)


def test_a_school_s_question_about_a_closed_case_waits_at_the_desk_too() -> None:
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    Case.objects.filter(pk=case.pk).update(status="closed")
    asked = ask_council(case.submission.submitted_by, case, "May we send a new letter?")
    client = signed_in(officer)
    with time_machine.travel("2026-11-09 10:00Z", tick=False):
        assert "The school asks: May we send a new letter?" in desk(client)
        answer_information(officer, asked, "Yes, as a new referral.")
        assert "May we send a new letter?" not in desk(client)


def test_a_family_s_wish_for_silence_takes_its_dates_off_the_desk_and_no_task() -> None:
    case = a_case()
    officer = officer_of(case)
    acknowledge_referral(officer, case)
    add_task(officer, case, "Ring the hospital", move="council", due_on=date(2026, 11, 2))
    client = signed_in(officer)
    quiet = Case.objects.filter(pk=case.pk)
    quiet.update(quiet_since=timezone.localdate())
    assert "Ring the hospital" in desk(client)
    quiet.update(next_about="clock:review", quiet_since=None)
    assert case.submission.reference in desk(client)
    quiet.update(quiet_since=timezone.localdate())
    assert case.submission.reference not in desk(client)


@pytest.mark.requirement("L22")
def test_a_colleague_s_case_is_on_everybody_s_desk_and_on_that_of_whoever_stands_in() -> None:
    case = a_case()
    officer, colleague = officer_of(case), officer_of(case)
    acknowledge_referral(officer, case)
    add_task(officer, case, "Ring the hospital", move="council", due_on=date(2026, 11, 3))
    Case.objects.filter(pk=case.pk).update(owner=colleague)
    client = signed_in(officer)
    assert "Ring the hospital" not in desk(client)
    assert "Ring the hospital" in desk(client, "?whose=all")
    days = {"first_day": date(2026, 11, 2), "last_day": date(2026, 11, 6)}
    cover = Cover.objects.create(authority=case.authority, away=colleague, by=officer, arranged_by=officer, **days)
    page = desk(client)
    assert "Ring the hospital" in page
    assert "You stand in for" in page
    cover.last_day = date(2026, 11, 2)
    cover.save()
    assert "Ring the hospital" not in desk(client)


def test_a_desk_shows_no_other_council_s_case() -> None:
    case = a_case()
    elsewhere = make_authority("elsewhere")
    page = desk(signed_in(make_member(Role.COORDINATOR, authority=elsewhere)), "?whose=all")
    assert case.submission.reference not in page
    for role in (Role.PANEL_MEMBER, Role.FINANCE, Role.EDITOR):
        assert signed_in(make_member(role, authority=case.authority)).get("/cases/").status_code == 404
    assert signed_in(make_member(Role.REFERRER, school=case.school)).get("/cases/").status_code == 404
