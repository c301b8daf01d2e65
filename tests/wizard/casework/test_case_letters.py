"""Letters begin with the authority's words, go out once to everybody whom the policy names, and stay as they went."""

import html
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from people.enums import Role
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, weigh_all
from wizard.casework.actions.change_template import CannotWord, change_template
from wizard.casework.actions.decide import decide
from wizard.casework.actions.write_letter import write_letter
from wizard.casework.letter_words import (
    DEFAULTS,
    KINDS,
    SILENT,
    Words,
    filled,
    lacks_challenge,
    unknown_fields,
    values_of,
)
from wizard.casework.models import Case, CaseLetter, Decision, LetterTemplate
from wizard.casework.school_news import school_addresses
from wizard.casework.writing_to import addressees_of, owed
from wizard.consent.models import FamilyPerson

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "The doctor’s letter does not say how the illness keeps Amara from school."


@pytest.fixture
def on_the_day() -> Any:
    with time_machine.travel(SENT, tick=False):
        yield


def place(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/{part}"


def decided(case: Case, outcome: str) -> Decision:
    weighed = weigh_all(case)
    return decide(
        officer_of(case), case, outcome, decided_on=date(2026, 11, 3), because=WHY, reasons=["evidence"],
        weighed=weighed,
    )  # fmt: skip


def parent(case: Case, **fields: Any) -> FamilyPerson:
    return FamilyPerson.objects.create(
        referral=case.submission.referral, party="parent", added_by=case.submission.submitted_by,
        added_at=case.opened_at, **{"name": "R Madeup", "email": "r@example.test", **fields},
    )  # fmt: skip


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


def sent(client: Client, address: str, **said: str) -> Any:
    page = client.get(address)
    assert page.status_code == 200, address
    first = page.context["form"].initial
    return client.post(address, {**first, **said})


@pytest.mark.requirement("E54")
def test_a_refusal_reaches_everybody_the_policy_names_with_reasons_and_how_to_challenge_it() -> None:
    case = a_case()
    person = parent(case)
    decided(case, "declined")
    client = signed_in(officer_of(case))
    page = text_of(client, place(case, "letters/"))
    assert "R Madeup" in page
    assert sent(client, place(case, "letters/write/1/school/")).status_code == 302
    assert not case.moments.filter(event="notified").exists()
    assert sent(client, place(case, f"letters/write/1/person-{person.public_id}/")).status_code == 302
    assert case.moments.get(event="notified").on == date(2026, 11, 3)
    assert "Everybody the policy names has been written to" in text_of(client, place(case, "letters/"))
    letter = CaseLetter.objects.get(to_kind="parent")
    for words in (WHY, "Ombudsman", "3 November 2026", "The evidence is not enough", "Dear R Madeup"):
        assert words in letter.body
    assert "{" not in letter.body + letter.subject
    assert text_of(client, place(case, f"letters/{letter.public_id}/")).count("Ombudsman")
    paper = client.get(place(case, f"letters/{letter.public_id}.pdf"))
    assert paper.content.startswith(b"%PDF")


def test_the_notice_by_email_says_nothing_of_the_child() -> None:
    case = a_case()
    person = parent(case)
    decided(case, "declined")
    client = signed_in(officer_of(case))
    for to in ("school", f"person-{person.public_id}"):
        sent(client, place(case, f"letters/write/1/{to}/"))
    deliver_due()
    notices = [one for one in mail.outbox if "has written" in one.subject]
    assert sorted(one.to[0] for one in notices) == sorted(["r@example.test", case.submission.submitted_by.email])
    for one in notices:
        assert "Amara" not in one.subject + str(one.body)
        assert "illness" not in str(one.body)


def test_nothing_is_written_to_somebody_who_is_restricted() -> None:
    case = a_case()
    parent(case, name="X Madeup", email="x@example.test", contact_restricted=True)
    person = parent(case, name="R Madeup", email="")
    decided(case, "declined")
    client = signed_in(officer_of(case))
    page = text_of(client, place(case, "letters/"))
    assert "Nothing is ever written to: X Madeup" in page
    address = place(case, f"letters/write/1/person-{person.public_id}/")
    refused = sent(client, address, way="email", to_email="x@example.test")
    assert "Nothing may be written to this address" in refused.content.decode()
    assert "Enter an email address, or send it by post" in sent(client, address, way="email").content.decode()
    assert sent(client, address, way="post").status_code == 302
    assert CaseLetter.objects.get().to_email == ""
    assert not Outbox.objects.filter(kind="case_letter_family").exists()


def test_a_refusal_without_the_ways_to_challenge_it_does_not_go_out() -> None:
    case = a_case()
    decided(case, "declined")
    client = signed_in(officer_of(case))
    page = sent(client, place(case, "letters/write/1/school/"), body="No.")
    assert "Say how to challenge it" in page.content.decode()
    assert not CaseLetter.objects.exists()


def test_where_nobody_decided_the_letter_owns_up_and_says_how_to_challenge_that() -> None:
    case = a_case()
    client = signed_in(officer_of(case))
    assert sent(client, place(case, "letters/write/0/school/")).status_code == 302
    letter = CaseLetter.objects.get()
    assert (letter.decision, letter.template) == (None, "silence")
    assert "Ombudsman" in letter.body
    assert not case.decisions.exists()


def test_a_letter_goes_out_once() -> None:
    case = a_case()
    decided(case, "declined")
    client = signed_in(officer_of(case))
    address = place(case, "letters/write/1/school/")
    assert sent(client, address).status_code == 302
    assert client.get(address).status_code == 404
    assert client.get(place(case, "letters/write/2/school/")).status_code == 404
    assert client.get(place(case, "letters/write/1/nobody/")).status_code == 404


def test_a_letter_counts_whatever_name_stands_on_it_and_a_button_pressed_twice_writes_one() -> None:
    case = a_case()
    decision = decided(case, "declined")
    parent(case)
    to = next(one for one in addressees_of(case, decision) if one.kind == "parent")
    words, renamed = Words("About", "Your review, a complaint, the Ombudsman."), replace(to, name="Mr and Mrs Madeup")
    officer = officer_of(case)
    first = write_letter(officer, case, decision, renamed, words, by_post=True)
    assert write_letter(officer, case, decision, renamed, words, by_post=True) == first
    assert to.key not in {one.key for one in owed(case, decision)}


def test_a_notice_for_the_school_does_not_follow_a_teacher_who_left() -> None:
    case = a_case()
    sender = case.submission.submitted_by
    assert school_addresses(case) == [sender.email]
    sender.memberships.update(ended_at=timezone.now())
    assert school_addresses(case) == [sender.email]
    colleague = make_member(Role.REFERRER, school=case.school)
    assert school_addresses(case) == [colleague.email]


def test_a_letter_names_the_day_of_sending_in_london() -> None:
    with time_machine.travel("2026-06-30 23:30Z", tick=False):
        assert values_of(a_case(), None, "")["sent_on"] == "1 July 2026"


def test_our_own_words_hold_known_fields_and_every_refusal_says_how_to_challenge() -> None:
    for kind, (_, words) in {**DEFAULTS, "silence": SILENT}.items():
        assert not unknown_fields(words.subject + words.body)
        said = filled(words.body, {"how_to_challenge": "Ombudsman"})
        assert not lacks_challenge(kind, said)


def test_a_senior_coordinator_words_the_letters_of_their_own_council() -> None:
    case = a_case()
    senior = make_member(Role.SENIOR_COORDINATOR, authority=case.authority)
    client = signed_in(senior)
    address = f"/cases/letter-templates/{case.authority.slug}/decline/"
    assert KINDS["decline"] in text_of(client, "/cases/letter-templates/")
    said = {"subject": "About {reference}", "body": "Dear {name}, {becuase} {how_to_challenge}"}
    assert "There is no field called {becuase}" in client.post(address, said).content.decode()
    said["body"] = "Dear {name}, {because}"
    assert "Put {how_to_challenge}" in client.post(address, said).content.decode()
    said["body"] = "Dear {name}, {because} {how_to_challenge}"
    preview = client.post(address, {**said, "step": "preview"}).content.decode()
    assert "Dear Ms Madeup" in preview
    assert not LetterTemplate.objects.exists()
    assert client.post(address, said).status_code == 302
    decided(case, "declined")
    page = signed_in(officer_of(case)).get(place(case, "letters/write/1/school/"))
    assert page.context["form"].initial["subject"] == f"About {case.submission.reference}"


def test_nobody_else_words_them() -> None:
    case = a_case()
    people = [
        officer_of(case),
        make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.EDITOR, authority=case.authority),
    ]
    for person in people:
        client = signed_in(person)
        assert client.get(f"/cases/letter-templates/{case.authority.slug}/decline/").status_code == 404
    senior = make_member(Role.SENIOR_COORDINATOR, authority=case.authority)
    with pytest.raises(CannotWord):
        change_template(senior, case.authority, "decline", Words("{pupli}", "{how_to_challenge}"))


def test_everybody_else_finds_no_letter() -> None:
    case = a_case()
    decided(case, "declined")
    sent(signed_in(officer_of(case)), place(case, "letters/write/1/school/"))
    letter = CaseLetter.objects.get().public_id
    pages = (
        "letters/",
        "letters/write/1/parent/",
        "letters/write/0/school/",
        f"letters/{letter}/",
        f"letters/{letter}.pdf",
    )
    outsiders = [
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.REFERRER, school=case.school),
        make_member(Role.VIEWER, school=case.school),
        make_member(Role.PANEL_MEMBER, authority=case.authority),
        make_member(Role.FINANCE, authority=case.authority),
    ]
    for person in outsiders:
        client = signed_in(person)
        for page in pages:
            assert client.get(place(case, page)).status_code == 404, page
    other = a_case("essex")
    assert signed_in(officer_of(other)).get(place(other, f"letters/{letter}/")).status_code == 404
