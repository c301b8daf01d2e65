"""Nobody writes to a person whose contact is restricted; an address that must stay hidden is read by few."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.enums import Role
from record.models import Outbox
from record.service import deliver_due, do_chores
from tests.building import make_member
from tests.family_walk import address_of_person, ask_by_link, make_person
from tests.referral_walk import address, make_walk, signed_in
from wizard.consent.enums import AskedBy
from wizard.consent.service import (
    CannotWrite,
    address_for,
    ask_person,
    change_person,
    contact_restricted,
    family_letters,
    people_of,
)
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
STREET = "7 Hidden Lane"


@pytest.fixture
def referral() -> Referral:
    return make_walk()[1]


def test_a_restricted_person_is_asked_by_link_by_nobody(referral: Referral) -> None:
    person = make_person(referral, contact_restricted=True)
    with pytest.raises(CannotWrite):
        ask_person(referral.created_by, person, ["contact_consent"], AskedBy.LINK)
    form = {"people": [person.public_id], "way": "link", "keys": ["contact_consent"]}
    page = signed_in(referral.created_by).post(address(referral, "ask-family/contact_consent"), form)
    assert "Nobody may write to" in page.content.decode()
    assert not Outbox.objects.exists()


def test_nobody_is_asked_by_a_letter_to_a_mailbox_that_somebody_restricted_reads(referral: Referral) -> None:
    make_person(referral, "Tom Madeup", contact_restricted=True, email="home@example.test")
    grace = make_person(referral, email="Home@example.test")
    with pytest.raises(CannotWrite):
        ask_person(referral.created_by, grace, ["contact_consent"], AskedBy.LINK)


def test_restricting_contact_later_stops_letters_promised_and_reminders_and_shuts_the_page(referral: Referral) -> None:
    person = make_person(referral)
    ask_by_link(person)
    page_address = address_of_person(person)
    change_person(referral.created_by, person, {"contact_restricted": True})
    for days in (0, 8, 15, 27):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            do_chores()
            deliver_due()
    assert [one for one in mail.outbox if person.email in one.to] == []
    assert {one.state for one in Outbox.objects.filter(recipient=person.email)} <= {"waiting", "dead"}
    assert Client().get(page_address).status_code == 410


def test_a_receipt_goes_to_nobody_restricted_nor_to_an_address_they_share(referral: Referral) -> None:
    make_person(referral, "Grace Madeup")
    kept = make_person(referral, "Tom Madeup", contact_restricted=True, email="home@example.test")
    make_person(referral, "Una Madeup", email="HOME@example.test")
    make_person(referral, "Vic Madeup", email="")
    assert [one.email for one in family_letters(referral)] == ["grace@example.test"]
    assert contact_restricted(referral, kept)
    assert contact_restricted(referral, "home@example.test")
    assert not contact_restricted(referral, "")


def test_a_hidden_address_is_read_by_who_entered_it_administrators_and_after_sending_the_council(
    referral: Referral,
) -> None:
    person = make_person(referral, address=STREET, address_hidden=True)
    school, council = referral.school, referral.authority
    readers = {
        "entered it": referral.created_by,
        "administrator": make_member(Role.SCHOOL_ADMINISTRATOR, school=school),
        "another referrer": make_member(Role.REFERRER, school=school),
        "viewer": make_member(Role.VIEWER, school=school),
        "coordinator": make_member(Role.COORDINATOR, authority=council),
    }
    assert {who for who, user in readers.items() if address_for(user, person)} == {"entered it", "administrator"}
    Referral.objects.update(status="submitted")
    person.referral.refresh_from_db()
    read = {who for who, user in readers.items() if address_for(user, person)}
    assert read == {"entered it", "administrator", "coordinator"}


def test_another_referrer_neither_sees_a_hidden_address_nor_overwrites_it(referral: Referral) -> None:
    person = make_person(referral, address=STREET, address_hidden=True)
    client = signed_in(make_member(Role.REFERRER, school=referral.school))
    for step in ("family-people", f"family-people/{person.public_id}"):
        assert STREET not in client.get(address(referral, step)).content.decode()
    form = {"name": "Grace M", "party": "parent", "responsibility": "yes", "address": "Nowhere", "email": person.email}
    assert client.post(address(referral, f"family-people/{person.public_id}"), form).status_code == 302
    found = people_of(referral)[0]
    assert (found.name, found.address, found.address_hidden) == ("Grace M", STREET, True)


def test_reminders_come_after_five_and_ten_school_days_and_then_no_more(referral: Referral) -> None:
    person = make_person(referral)
    with time_machine.travel("2026-11-02T09:00Z"):
        ask_by_link(person)
    sent = []
    for day in ("06", "09", "10", "13", "16", "17", "24"):
        with time_machine.travel(f"2026-11-{day}T09:00Z"):
            do_chores()
            sent.append(Outbox.objects.filter(kind="consent_reminder").count())
    assert sent == [0, 1, 1, 1, 2, 2, 2]


def test_who_has_answered_is_not_reminded(referral: Referral) -> None:
    person = make_person(referral)
    with time_machine.travel("2026-11-02T09:00Z"):
        request = ask_by_link(person)
        request.given, request.answered_at = False, timezone.now()
        request.save()
    with time_machine.travel("2026-11-20T09:00Z"):
        do_chores()
    assert not Outbox.objects.filter(kind="consent_reminder").exists()
