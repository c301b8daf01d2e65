"""The pages a school meets ask what the two policies ask, in the situations they ask it."""

from typing import Any

import pytest
from django.test import Client

from tests.referral_walk import ESSEX, NORFOLK, address, answer_all, make_walk, pages
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db


def page(client: Client, referral: Referral, step: str) -> str:
    response: Any = client.get(address(referral, step))
    assert response.status_code == 200, step
    return str(response.content.decode())


@pytest.mark.requirement("N65", "N66", "N67", "N68", "N70", "N73", "N74", "N75", "N76", "N78", "N79", "N99")
@pytest.mark.parametrize(
    "item",
    [
        "own_policy",
        "health_advice",
        "just_one_number",
        "specialist",
        "gp",
        "parent_meeting",
        "health_plan",
        "sen_guidance",
        "key_adult",
        "attendance_plan",
        "safe_space",
        "exit_card",
        "timetable",
        "outreach",
        "online",
    ],
)
def test_norfolk_asks_of_each_thing_whether_it_was_tried_when_and_with_what_effect(item: str) -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    said = page(client, referral, "tried")
    for part in ("tried", "when", "effect"):
        assert f'name="tried__{item}__{part}"' in said


@pytest.mark.requirement("N69", "N71", "N77")
@pytest.mark.parametrize(
    ("answers", "item", "asked"),
    [
        ({"send": "sen_support"}, "senco", True),
        ({"send": "none"}, "senco", False),
        ({"main_reason": "mental_health"}, "ebsa", True),
        ({"main_reason": "physical"}, "ebsa", False),
        ({"dob": "2011-03-03"}, "exams", True),
        ({"dob": "2013-03-03"}, "exams", False),
    ],
)
def test_some_things_are_asked_only_of_some_pupils(answers: dict[str, str], item: str, asked: bool) -> None:
    client, referral = make_walk()
    answer_all(client, referral, {**NORFOLK, **answers}, until="first_name")
    assert (f"tried__{item}__tried" in page(client, referral, "tried")) is asked


@pytest.mark.requirement("N28", "N31")
def test_norfolk_asks_for_the_advice_of_the_health_service_its_date_and_its_reason() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    client.post(address(referral, "advice_sought"), {"advice_sought": "yes"})
    said = page(client, referral, "advice_date")
    assert said.count('name="advice_about"') == 7
    assert 'name="advice_date_day"' in said
    assert 'name="advice_given"' in said
    assert "advice_why_not" not in pages(referral)


@pytest.mark.requirement("N72")
def test_money_spent_is_asked_for_when_money_was_used() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    assert "budget_spent" not in pages(referral)
    client.post(address(referral, "tried"), {"tried__budget__tried": "yes"})
    assert 'name="more_funding"' in page(client, referral, "budget_spent")


@pytest.mark.requirement("N54", "N57")
def test_pregnancy_is_followed_by_whether_she_is_too_unwell_and_by_the_due_date() -> None:
    client, referral = make_walk()
    answers = {**NORFOLK, "main_reason": "pregnancy", "too_unwell": "yes"}
    answer_all(client, referral, answers, until="first_name")
    assert "too_unwell" in pages(referral)
    assert "due_date" in pages(referral)
    assert "evidence-due_date_proof" in pages(referral)


@pytest.mark.requirement("N103")
def test_a_repeat_referral_asks_whether_the_family_was_told() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    response = client.post(address(referral, "referred_before"), {"referred_before": "yes"})
    assert response["Location"] == address(referral, "family_told")


@pytest.mark.requirement("N111", "N112")
def test_the_attendance_record_is_a_file_and_last_years_may_be_added() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="first_name")
    for step in ("herringbone", "last_year"):
        assert 'type="file"' in page(client, referral, step)


@pytest.mark.requirement("E16", "E22")
def test_essex_asks_of_six_kinds_of_professional_and_what_was_done_with_their_advice() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, ESSEX, until="first_name")
    said = page(client, referral, "advice")
    for who in ("health", "inclusion", "psychology", "specialist_teacher", "attendance_team", "send_team"):
        assert f'name="advice__{who}__tried"' in said
    client.post(address(referral, "advice"), {"advice__health__tried": "yes"})
    assert 'name="advice_response"' in page(client, referral, "advice_response")


@pytest.mark.requirement("E17", "E23")
def test_essex_asks_for_sen_support_and_then_for_its_cost_row_by_row() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, ESSEX, until="first_name")
    assert "sen_costs" not in pages(referral)
    client.post(address(referral, "sen_support"), {"sen_support": "yes"})
    said = page(client, referral, "sen_costs")
    row = {"sen_costs__0__strategy": "Mentor", "sen_costs__0__cost": "£1,200.50"}
    assert all(f'name="{name}"' in said for name in row)
    client.post(address(referral, "sen_costs"), row)
    stored = referral.answers.get(question_key="sen_costs").value
    assert stored == [{"strategy": "Mentor", "cost": "1200.50"}]
    assert "Mentor" in page(client, referral, "sen_costs")


@pytest.mark.requirement("E19")
def test_essex_asks_for_the_sencos_own_word_of_every_school() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, ESSEX, until="senco_seen")
    said = page(client, referral, "senco_seen")
    assert said.count('type="checkbox"') == 1
    assert "SENCo and senior leaders</h1>" in said  # a page of one declaration has a heading too


@pytest.mark.requirement("E20")
def test_essex_has_the_senco_and_a_senior_leader_look_at_requests_about_mental_health() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, {**ESSEX, "reason": "mental_health"}, until="first_name")
    assert page(client, referral, "senco_seen").count('type="checkbox"') == 2


def test_answers_are_shown_in_words_and_never_as_stored() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    said = page(client, referral, "check-answers")
    assert "3 March 2013" in said
    assert "A physical illness or injury" in said
    assert "[&#x27;" not in said
    assert "2013-03-03" not in said
