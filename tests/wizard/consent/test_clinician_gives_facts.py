"""A clinician is asked for facts, with the family's agreement first; nobody else can give them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from links.models import Link
from links.service import address_of
from people.enums import Role
from record.models import Outbox
from record.service import deliver_due, do_chores
from tests.building import make_member
from tests.family_walk import agree, ask_by_link, make_person, opened
from tests.opening_links import open_link
from tests.referral_walk import ANSWERS, a_pdf, address, answer_all, make_walk, signed_in, situation
from wizard.consent.models import ClinicianRequest
from wizard.consent.service import (
    FamilyHasNotAgreed,
    NotAClinician,
    clinician_facts_of,
    prepare_clinician,
    send_to_clinician,
)
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import describe_item
from wizard.journey.family.decisions import reads_like_a_decision
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
DOCTOR = {
    "name": "Dr Madeup", "author": "paediatrician", "role": "Paediatrician", "organisation": "Madeup Hospital",
    "email": "dr@hospital.example.test", "question": "Is tiredness to be expected?", "for_key": "medical",
}  # fmt: skip
FACTS = {
    "condition": "Long illness with tiredness, treated at home", "effect": "Sleeps until noon",
    "how_seen": "in_person", "seen_on_day": "2", "seen_on_month": "11", "seen_on_year": "2026",
    "hours": "5", "expected": "six weeks", "truth": "on",
}  # fmt: skip

MORE = {"referrals": "To the sleep clinic in October", "support": "A quiet place to rest"}


@pytest.fixture
def referral() -> Referral:
    client, referral = make_walk()
    answer_all(client, referral, ANSWERS["norfolk"])
    return referral


def sent(referral: Referral) -> ClinicianRequest:
    request = prepare_clinician(referral.created_by, referral, DOCTOR)
    person = make_person(referral)
    ask_by_link(person, request.consent_key)
    agree(person)
    return send_to_clinician(referral.created_by, request)


def page_of(request: ClinicianRequest) -> tuple[Client, str]:
    client = Client()
    return client, open_link(client, Link.objects.get(pk=request.link_id))


@pytest.mark.requirement("N30", "L18", "N107")
def test_nothing_is_sent_before_the_family_has_agreed_to_this_clinician(referral: Referral) -> None:
    request = prepare_clinician(referral.created_by, referral, DOCTOR)
    with pytest.raises(FamilyHasNotAgreed):
        send_to_clinician(referral.created_by, request)
    client = signed_in(referral.created_by)
    page = client.post(address(referral, f"clinician-requests/{request.public_id}"), {"do": "send"})
    assert "The family has not agreed to this yet" in page.content.decode()
    person = make_person(referral)
    ask_by_link(person, request.consent_key)
    visitor, their_page = opened(person)
    assert "Dr Madeup, Paediatrician, Madeup Hospital" in visitor.get(their_page).content.decode()
    agree(person)
    client.post(address(referral, f"clinician-requests/{request.public_id}"), {"do": "send"})
    assert Outbox.objects.filter(kind="clinician_asked", recipient=DOCTOR["email"]).count() == 1


@pytest.mark.requirement("N108", "E93")
def test_facts_become_evidence_by_link_that_counts_under_the_routes_rules(referral: Referral) -> None:
    request = sent(referral)
    client, page_address = page_of(request)
    response = client.post(page_address, {**FACTS, **MORE, "file": a_pdf("report.pdf")})
    assert "Thank you. This is what you gave" in response.content.decode()
    request.refresh_from_db()
    item = EvidenceItem.objects.get(public_id=request.item)
    assert (item.by_party, item.author, item.how_seen, str(item.seen_on)) == (
        "clinician", "paediatrician", "in_person", "2026-11-02",
    )  # fmt: skip
    assert set(item.covers) == {"condition", "seen", "referrals", "support"}
    assert EvidenceItem.objects.filter(referral=referral, by_party="clinician").count() == 2
    assert situation(referral).result.requirements["medical"].status == "met"
    assert [one.facts["hours"] for one in clinician_facts_of(referral)] == ["5"]
    shown = signed_in(referral.created_by).get(address(referral, f"clinician-requests/{request.public_id}"))
    assert "by the link sent to them" in shown.content.decode()


def test_the_school_cannot_say_anew_what_the_clinician_said(referral: Referral) -> None:
    request = sent(referral)
    client, page_address = page_of(request)
    client.post(page_address, FACTS)
    item = EvidenceItem.objects.get(by_party="clinician")
    said = {"author": "psychiatrist", "seen_on": "2026-11-20", "readers": "restricted"}
    describe_item(referral.created_by, referral, item.public_id, said)
    item.refresh_from_db()
    assert (item.author, str(item.seen_on), item.readers) == ("paediatrician", "2026-11-02", "restricted")


def test_the_clinician_sees_who_when_and_the_question_and_is_asked_for_no_decision(referral: Referral) -> None:
    client, page_address = page_of(sent(referral))
    page = client.get(page_address).content.decode()
    for words in ("Amara Madeup", "3 March 2013", "Madeup High School", "Is tiredness to be expected?"):
        assert words in page
    for words in ("Grace", "01632", "physical", "Please decide", "placement", "tuition"):
        assert words not in page, words
    assert "You are not asked to decide" in page


def test_facts_are_given_once_and_stay(referral: Referral) -> None:
    request = sent(referral)
    client, page_address = page_of(request)
    client.post(page_address, FACTS)
    again = client.post(page_address, {**FACTS, "condition": "Something else"})
    assert "Long illness" in again.content.decode()
    request.refresh_from_db()
    assert request.facts["condition"].startswith("Long illness")
    assert EvidenceItem.objects.filter(referral=referral).count() == 1


@pytest.mark.parametrize("whose", ["the school", "the family"])
def test_an_address_of_school_or_family_is_no_clinicians(referral: Referral, whose: str) -> None:
    email = referral.created_by.email if whose == "the school" else make_person(referral).email
    with pytest.raises(NotAClinician):
        prepare_clinician(referral.created_by, referral, {**DOCTOR, "email": email.upper()})


def test_facts_filled_in_by_somebody_of_the_school_are_not_taken(referral: Referral) -> None:
    request = sent(referral)
    client = signed_in(make_member(Role.VIEWER, school=referral.school))
    page_address = open_link(client, Link.objects.get(pk=request.link_id))
    page = client.post(page_address, {**FACTS, "file": a_pdf()})
    assert "Only the health professional can answer here" in page.content.decode()
    assert not clinician_facts_of(referral)
    assert not EvidenceItem.objects.exists()


@pytest.mark.requirement("N107")
def test_when_the_family_takes_it_back_the_clinicians_page_is_over(referral: Referral) -> None:
    request = sent(referral)
    clinician, page_address = page_of(request)
    person = request.referral.family.get()
    client, their_page = opened(person)
    asked = person.requests.get()
    client.post(f"{their_page}take-back/{asked.public_id}/")
    assert clinician.get(page_address).status_code == 410
    assert clinician.post(page_address, FACTS).status_code == 410
    assert not clinician_facts_of(referral)


def test_a_no_is_kept_and_nobody_writes_again(referral: Referral) -> None:
    request = sent(referral)
    client, page_address = page_of(request)
    client.post(page_address, {"do": "decline", "reason": "I have left the service"})
    request.refresh_from_db()
    assert request.reason == "I have left the service"
    with time_machine.travel(timezone.now() + timedelta(days=20)):
        do_chores()
    assert not Outbox.objects.filter(kind="clinician_reminder").exists()


def test_a_clinician_is_reminded_twice_and_then_the_time_is_over(referral: Referral) -> None:
    request = sent(referral)
    for days in (9, 16, 23):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            do_chores()
    assert Outbox.objects.filter(kind="clinician_reminder").count() == 2
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert Client().get(address_of(Link.objects.get(pk=request.link_id))).status_code == 410


def test_the_letter_names_neither_the_child_nor_the_illness(referral: Referral) -> None:
    sent(referral)
    deliver_due()
    letter: Any = next(one for one in mail.outbox if one.to == [DOCTOR["email"]])
    assert "Amara" not in letter.body + letter.subject
    assert "not a request for a sick note" in letter.body


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is not fit for school", "fit for school"),
        ("She should have home tuition", "home tuition"),
        ("She cannot attend school at present", "cannot attend school"),
        ("Tired after an hour; sleeps badly", ""),
    ],
)
def test_words_that_read_like_a_decision_are_pointed_out(text: str, found: str) -> None:
    assert reads_like_a_decision(text) == found
