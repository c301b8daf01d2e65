"""Somebody answers after the referral was sent: the council is told, and its case says so, once for each answer."""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client

from people.enums import Role
from record.models import Event
from record.service import deliver_due
from tests.building import make_member
from tests.family_walk import answer, ask_by_link, make_person, opened
from tests.referral_walk import complete, make_walk, send
from wizard.casework.models import Case
from wizard.consent.models import ConsentRequest
from wizard.referrals.models import Referral, Submission
from wizard.referrals.service import ask_officer

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "contact_consent"


@pytest.fixture
def asked() -> ConsentRequest:
    """A mother who was asked, and a referral sent before she answered."""
    client, referral = make_walk()
    complete(client, referral)
    request = ask_by_link(make_person(referral))
    make_member(Role.COORDINATOR, authority=referral.authority)
    page = send_without(client, referral)
    assert page.status_code == 302
    return request


def send_without(client: Client, referral: Referral) -> HttpResponse:
    """Sends what still lacks the agreement, with a reason for the officer."""
    referral.refresh_from_db()
    why = "She has been asked and has not answered yet."
    ask_officer(referral.created_by, referral, f"requirement:{KEY}", why, seen=referral.lock_version)
    return send(client, referral)


def case_page(referral: Referral) -> str:
    coordinator = Client()
    coordinator.force_login(make_member(Role.COORDINATOR, authority=referral.authority))
    return coordinator.get(f"/cases/{Submission.objects.get(referral=referral).reference}/").content.decode()


def told(referral: Referral) -> list[str]:
    reference = Case.objects.get(submission__referral=referral).submission.reference
    events = Event.objects.filter(subject_kind="case", subject_id=reference, kind__contains="_later")
    return list(events.order_by("number").values_list("kind", flat=True))


@pytest.mark.requirement("N107")
def test_a_yes_by_link_is_on_the_case_and_in_a_letter_without_a_word_about_the_child(asked: ConsentRequest) -> None:
    client, page = opened(asked.person)
    assert answer(client, page, scopes=["contact_professionals"]).status_code == 302
    assert told(asked.referral) == ["consent_given_later"]
    shown = case_page(asked.referral)
    assert "Grace Madeup agreed on" in shown
    assert "after the referral was sent" in shown
    mail.outbox.clear()
    deliver_due()
    letters = [one for one in mail.outbox if "The family has answered" in one.subject]
    assert len(letters) == 1
    assert not {"Grace", "Amara", "Madeup"}.intersection(letters[0].body.split())


def test_a_no_that_becomes_a_yes_is_told_twice_and_shown_as_it_stands(asked: ConsentRequest) -> None:
    client, page = opened(asked.person)
    answer(client, page, given="no", reason="Not now")
    assert "They write: Not now" in case_page(asked.referral)
    form = {"asked": asked.public_id, "shown": asked.words_sha256, "given": "yes", "scopes": ["tell_school"]}
    for _ in range(2):  # the second is a double click
        client.post(f"{page}?asked={asked.public_id}", form)
    assert told(asked.referral) == ["consent_declined_later", "consent_given_later"]
    assert "Grace Madeup said no" not in case_page(asked.referral)


def test_what_is_taken_back_afterwards_is_no_longer_shown_as_agreed(asked: ConsentRequest) -> None:
    client, page = opened(asked.person)
    answer(client, page)
    client.post(f"{page}take-back/{asked.public_id}/", {"sure": "yes"})
    shown = case_page(asked.referral)
    assert "Grace Madeup agreed on" not in shown
    assert "An agreement was taken back" in shown


def test_an_answer_before_sending_tells_the_council_nothing_of_its_own() -> None:
    client, referral = make_walk()
    complete(client, referral)
    request = ask_by_link(make_person(referral))
    browser, page = opened(request.person)
    answer(browser, page)
    assert send(client, referral).status_code == 302
    assert told(referral) == []
    assert "after the referral was sent" not in case_page(referral)
