"""Somebody is asked by link, reads what it is about in plain words, and answers for themselves."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from links.service import address_of
from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_member
from tests.family_walk import address_of_person, agree, answer, ask_by_link, link_of, make_person, opened
from tests.referral_walk import ANSWERS as WALKS
from tests.referral_walk import address, answer_all, make_walk, situation
from wizard.consent.models import Consent, ConsentRequest
from wizard.consent.service import consents_of
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "contact_consent"


@pytest.fixture
def referral() -> Referral:
    return make_walk()[1]


def stands(referral: Referral, key: str = KEY) -> bool:
    found = situation(referral).consents.get(key)
    return found is not None and found.given and found.withdrawn_at is None


@pytest.mark.requirement("N107", "N30")
def test_a_parent_reads_what_is_asked_with_whom_how_long_and_agrees_to_a_part(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    client, page_address = opened(person)
    page = client.get(page_address).content.decode()
    for words in (
        "Asking the health professionals",
        "Medical Needs Service",
        "12 months",
        "You can say no",
        "Is this the right referral?",
    ):
        assert words in page, words
    assert answer(client, page_address, scopes=["contact_professionals"]).status_code == 302
    consent = consents_of(referral)[KEY]
    assert (consent.given, consent.scopes, consent.given_by, consent.how) == (
        True, ["contact_professionals"], "Grace Madeup", "link",
    )  # fmt: skip
    assert stands(referral)
    assert "Thank you" in client.get(page_address).content.decode()


def test_the_first_opening_is_an_event_and_the_next_is_none(referral: Referral) -> None:
    person = make_person(referral)
    asked = ask_by_link(person)
    client, page_address = opened(person)
    for _ in range(2):
        client.get(page_address)
    (event,) = Event.objects.filter(kind="consent_question_opened", subject_id=referral.public_id)
    assert event.data == {"request": asked.public_id}


def test_no_box_is_ticked_beforehand_and_yes_to_nothing_is_asked_again(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    client, page_address = opened(person)
    assert "checked" not in client.get(page_address).content.decode()
    page = answer(client, page_address, scopes=[])
    assert "Tick what you agree to" in page.content.decode()
    assert not stands(referral)


def test_a_no_is_kept_with_its_reason_and_can_become_a_yes(referral: Referral) -> None:
    person = make_person(referral)
    request = ask_by_link(person)
    client, page_address = opened(person)
    answer(client, page_address, given="no", reason="Not now")
    request.refresh_from_db()
    assert (request.given, request.reason, stands(referral)) == (False, "Not now", False)
    again = f"{page_address}?asked={request.public_id}"
    assert "Do you agree?" in client.get(again).content.decode()
    form = {"asked": request.public_id, "shown": request.words_sha256, "given": "yes", "scopes": ["tell_school"]}
    assert client.post(again, form).status_code == 302
    assert stands(referral)


@pytest.mark.requirement("N107")
def test_what_follows_is_shown_before_it_is_taken_back_and_school_hears_of_it(referral: Referral) -> None:
    person = make_person(referral)
    request = ask_by_link(person)
    agree(person)
    client, page_address = opened(person)
    back = f"{page_address}take-back/{request.public_id}/"
    assert "The coordinator asks nobody any more" in client.get(back).content.decode()
    assert stands(referral)
    for _ in range(2):
        assert client.post(back).status_code == 302
    assert not stands(referral)
    assert Event.objects.filter(kind="consent_withdrawn", subject_kind="referral").count() == 1
    deliver_due()
    told = [one for one in mail.outbox if "taken back" in one.subject]
    assert [one.to for one in told] == [[referral.created_by.email]]


def test_who_works_there_now_hears_of_it_when_the_one_who_asked_has_left(referral: Referral) -> None:
    request = ask_by_link(make_person(referral))
    agree(request.person)
    referral.created_by.memberships.update(ended_at=timezone.now())
    colleague = make_member(Role.REFERRER, school=referral.school)
    client, page_address = opened(request.person)
    client.post(f"{page_address}take-back/{request.public_id}/")
    told = Outbox.objects.filter(kind="consent_taken_back")
    assert list(told.values_list("recipient", flat=True)) == [colleague.email]


def test_what_was_agreed_to_is_bound_to_its_words(referral: Referral, monkeypatch: pytest.MonkeyPatch) -> None:
    person = make_person(referral)
    request = ask_by_link(person)
    client, page_address = opened(person)
    client.get(page_address)
    monkeypatch.setattr("wizard.consent.words.LASTS", "For ever.")
    form = {"asked": request.public_id, "shown": request.words_sha256, "given": "yes", "scopes": ["tell_school"]}
    client.post(page_address, form)
    request.refresh_from_db()
    assert request.answered_at is None
    assert not stands(referral)


def test_an_answer_to_words_on_an_older_page_is_not_taken(referral: Referral) -> None:
    person = make_person(referral)
    request = ask_by_link(person)
    client, page_address = opened(person)
    page = answer(client, page_address, shown="0" * 64)
    assert page.status_code == 409
    assert "This page has changed" in page.content.decode()
    request.refresh_from_db()
    assert request.answered_at is None


def test_an_agreement_runs_out_after_twelve_months(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    agree(person)
    assert stands(referral)
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert not stands(referral)


def test_after_four_weeks_without_an_answer_the_page_says_that_the_time_is_over(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        client, page_address = opened(person)
        page = client.get(page_address).content.decode()
    assert "The time is over" in page
    assert "Do you agree?" not in page


def test_several_things_asked_at_once_come_in_one_letter_and_one_after_another(referral: Referral) -> None:
    answer_all(*walk_of(referral), WALKS["norfolk"])
    person = make_person(referral)
    ask_by_link(person, "referral_consent", KEY)
    deliver_due()
    assert len([one for one in mail.outbox if one.to == [person.email]]) == 1
    agree(person)
    assert not stands(referral)
    agree(person)
    assert stands(referral)
    assert stands(referral, "referral_consent")


def walk_of(referral: Referral) -> tuple[Client, Referral]:
    client = Client()
    client.force_login(referral.created_by)
    return client, referral


def test_the_letter_says_who_asks_and_nothing_about_the_child(referral: Referral) -> None:
    answer_all(*walk_of(referral), WALKS["norfolk"])
    person = make_person(referral)
    ask_by_link(person)
    deliver_due()
    letter = next(one for one in mail.outbox if one.to == [person.email])
    text = f"{letter.subject} {letter.body}"
    assert address_of(link_of(person)) in text
    assert "Madeup High School" in text
    assert "Amara" not in text


@pytest.mark.parametrize("change", ["a token of another purpose", "a made-up token", "another person's request"])
def test_a_link_opens_one_person_and_nobody_else(referral: Referral, change: str) -> None:
    person, other = make_person(referral), make_person(referral, "Tom Madeup")
    theirs = ask_by_link(other)
    ask_by_link(person)
    client, page_address = opened(person)
    if change == "another person's request":
        form = {"asked": theirs.public_id, "shown": theirs.words_sha256, "given": "yes", "scopes": ["tell_school"]}
        client.post(page_address, form)
        theirs.refresh_from_db()
        assert theirs.answered_at is None
        assert client.get(f"{page_address}take-back/{theirs.public_id}/").status_code == 404
        return
    made_up = page_address.replace("/consent/", "/clinician/") if "purpose" in change else "/consent/abcdef-abcdef/"
    assert client.get(made_up).status_code == 404


def test_the_page_stays_shut_without_the_code_and_a_wrong_code_opens_nothing(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    page_address, client = address_of_person(person), Client()
    assert "We may ask" not in client.get(page_address).content.decode()
    client.post(page_address, {"link_step": "send"})
    for guess in range(7):
        client.post(page_address, {"link_step": "open", "code": f"{guess:06}"})
    assert "Do you agree?" not in client.get(page_address).content.decode()


def test_taking_somebody_off_ends_their_link(referral: Referral) -> None:
    client, _ = walk_of(referral)
    person = make_person(referral)
    ask_by_link(person)
    visitor, page_address = opened(person)
    client.post(address(referral, f"family-people/{person.public_id}"), {"remove": "1"})
    assert visitor.get(page_address).status_code == 410
    assert not ConsentRequest.objects.filter(ended_at=None).exists()
    assert not Consent.objects.exists()
