"""Saved at every post, taken up by anybody of the school, changed from check-answers, never overwritten unseen."""

from http import HTTPStatus
from typing import Any

import pytest

from people.enums import Role
from tests.building import make_member
from tests.referral_walk import NORFOLK, address, answer_all, complete, make_walk, send, signed_in
from wizard.referrals.models import Answer, Referral, Submission

pytestmark = pytest.mark.django_db


def value(referral: Referral, key: str) -> Any:
    return Answer.objects.get(referral=referral, question_key=key).value


def seen(response: Any) -> str:
    return str(response.context["form"]["seen"].value())


@pytest.mark.requirement("N91")
def test_a_colleague_goes_on_from_another_machine_where_the_first_stopped() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    page = colleague.get(address(referral))
    assert "Amara Madeup" in page.content.decode()
    assert "Amara" not in page.content.decode().split("</title>")[0]
    assert 'value="Amara"' in colleague.get(address(referral, "first_name")).content.decode()
    colleague.post(address(referral, "address"), {"address": "12 Madeup Lane"})
    assert value(referral, "address") == "12 Madeup Lane"


def test_a_new_referral_is_called_so_until_the_pupil_is_known() -> None:
    client, referral = make_walk()
    assert "New referral" in client.get(address(referral)).content.decode()


def test_an_answer_that_must_be_given_is_asked_for_and_can_be_skipped() -> None:
    client, referral = make_walk()
    response = client.post(address(referral, "hospital"), {})
    page = response.content.decode()
    assert "<title>Error: " in page
    assert page.count("Select whether the pupil is staying in hospital now") == 2
    assert "Skip for now" in page
    assert not Answer.objects.exists()


def test_save_and_come_back_later_keeps_what_is_there_and_asks_for_nothing() -> None:
    client, referral = make_walk()
    response = client.post(address(referral, "first_name"), {"later": "1", "first_name": "Amara", "last_name": ""})
    assert response["Location"] == address(referral)
    assert value(referral, "first_name") == "Amara"


def test_what_was_typed_stays_in_the_form_when_something_is_wrong() -> None:
    client, referral = make_walk()
    page = client.post(address(referral, "first_name"), {"first_name": "Amara", "last_name": "", "upn": "not one"})
    assert 'value="Amara"' in page.content.decode()
    assert 'value="not one"' in page.content.decode()
    assert not Answer.objects.exists()


def test_change_leads_back_to_check_answers() -> None:
    client, referral = make_walk()
    complete(client, referral)
    page = client.get(address(referral, "check-answers")).content.decode()
    assert f'href="{address(referral, "address")}?change=1"' in page
    assert 'Change<span class="govuk-visually-hidden"> Where does the pupil live?' in page
    response = client.post(address(referral, "address") + "?change=1", {"address": "Another street"})
    assert response["Location"] == address(referral, "check-answers")


def test_a_change_that_brings_up_a_new_question_asks_it_first() -> None:
    client, referral = make_walk()
    complete(client, referral)
    data = {"referred_before": "yes"}
    response = client.post(address(referral, "referred_before") + "?change=1", data)
    assert response["Location"] == address(referral, "family_told") + "?change=1"


def test_an_answer_no_longer_asked_for_is_kept_but_neither_shown_nor_sent() -> None:
    client, referral = make_walk()
    complete(client, referral)
    client.post(address(referral, "referred_before"), {"referred_before": "yes"})
    client.post(address(referral, "family_told"), {"family_told": "yes"})
    client.post(address(referral, "referred_before"), {"referred_before": "no"})
    assert value(referral, "family_told") == "yes"
    assert "Have you told the family" not in client.get(address(referral, "check-answers")).content.decode()
    assert send(client, referral).status_code == HTTPStatus.FOUND
    assert "family_told" not in Submission.objects.get().document


def test_not_provided_stays_visible() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK, until="address")
    page = client.get(address(referral, "check-answers")).content.decode()
    assert "Not provided." in page


def test_a_colleagues_answer_is_not_overwritten_unseen() -> None:
    client, referral = make_walk()
    client.post(address(referral, "address"), {"address": "Old street"})
    page = client.get(address(referral, "address"))
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    colleague.post(address(referral, "address"), {"address": "Their street", "seen": seen(page)})
    mine = {"address": "My street", "seen": seen(page)}
    answer = client.post(address(referral, "address"), mine)
    shown = answer.content.decode()
    assert "A colleague changed this while you were writing" in shown
    assert "Their street" in shown
    assert "My street" in shown
    assert value(referral, "address") == "Their street"
    client.post(address(referral, "address"), {"address": "My street", "seen": seen(answer)})
    assert value(referral, "address") == "My street"


def test_a_colleague_on_another_page_is_no_conflict() -> None:
    client, referral = make_walk()
    page = client.get(address(referral, "address"))
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    colleague.post(address(referral, "hospital"), {"hospital": "no"})
    client.post(address(referral, "address"), {"address": "My street", "seen": seen(page)})
    assert value(referral, "address") == "My street"


@pytest.mark.requirement("N75", "N65", "N67")
def test_the_checklist_keeps_whether_when_and_effect() -> None:
    client, referral = make_walk()
    data = {
        "tried__own_policy__tried": "yes",
        "tried__own_policy__when": "March",
        "tried__own_policy__effect": "Helped",
    }
    client.post(address(referral, "tried"), data)
    assert value(referral, "tried")["own_policy"] == {"tried": "yes", "when": "March", "effect": "Helped"}
    page = client.get(address(referral, "check-answers")).content.decode()
    assert "Yes. March. Helped" in page or "opening" in page


def test_a_draft_can_be_withdrawn_and_is_then_closed() -> None:
    client, referral = make_walk()
    assert client.get(address(referral, "withdraw-draft")).status_code == HTTPStatus.OK
    assert client.post(address(referral, "withdraw-draft"))["Location"] == "/referrals/"
    assert client.get(address(referral, "hospital"))["Location"] == "/referrals/"
    client.post(address(referral, "hospital"), {"hospital": "no"})
    assert not Answer.objects.exists()


def test_the_list_shows_drafts_and_sent_of_the_school() -> None:
    client, referral = make_walk()
    assert "New referral" in client.get("/referrals/").content.decode()
    complete(client, referral)
    send(client, referral)
    page = client.get("/referrals/").content.decode()
    assert Submission.objects.get().reference in page
    assert "Amara Madeup" in page
