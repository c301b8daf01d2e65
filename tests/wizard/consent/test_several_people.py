"""Several people, each for themselves: agreed when all have, and no one sees anything of another."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from record.models import Outbox
from schoolyear.counting import add_months
from tests.family_walk import agree, answer, ask_by_link, make_person, opened
from tests.referral_walk import ANSWERS, ROUTES, a_pdf, address, answer_all, make_walk, pages, signed_in, situation
from wizard.consent.models import ConsentRequest, FamilyView
from wizard.consent.service import ask_again, consents_of, must_sign
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import add_item
from wizard.journey.family.reminding import ask_again_where_changed
from wizard.referrals.models import Answer, Referral
from wizard.routes.models import RouteVersion
from wizard.routes.service import Route, compile_route, load_document

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "contact_consent"
VOICE = "parent_voice"


@pytest.fixture
def referral() -> Referral:
    return make_walk()[1]


def fill_in(referral: Referral) -> None:
    answer_all(signed_in(referral.created_by), referral, ANSWERS["norfolk"])


def test_it_is_agreed_when_everybody_asked_has_agreed_and_only_to_what_all_agreed(referral: Referral) -> None:
    grace, tom = make_person(referral), make_person(referral, "Tom Madeup")
    for person in (grace, tom):
        ask_by_link(person)
    agree(grace)
    assert not consents_of(referral)[KEY].given
    agree(tom, scopes=["contact_professionals"])
    consent = consents_of(referral)[KEY]
    assert (consent.given, consent.scopes) == (True, ["contact_professionals"])
    assert consent.given_by == "Grace Madeup, Tom Madeup"


@pytest.mark.parametrize("second", [{"given": "no"}, {"scopes": []}])
def test_one_who_says_no_is_enough_for_it_not_to_be_agreed(referral: Referral, second: dict[str, str]) -> None:
    grace, tom = make_person(referral), make_person(referral, "Tom Madeup")
    for person in (grace, tom):
        ask_by_link(person)
    agree(grace)
    client, page_address = opened(tom)
    answer(client, page_address, **second)
    assert not consents_of(referral)[KEY].given


def test_two_parents_see_nothing_of_each_other(referral: Referral) -> None:
    fill_in(referral)
    grace = make_person(referral, lives_apart=True, address="1 First Street", phone="01632 960111")
    tom = make_person(referral, "Tom Wanderer", address="2 Second Street")
    for person in (grace, tom):
        ask_by_link(person)
    client, page_address = opened(grace)
    answer(client, page_address, given="no", reason="Because of the flat")
    client.post(f"{page_address}your-words/", {VOICE: "Grace has her own opinion"})
    client.post(f"{page_address}your-papers/", {"place": "medical", "file": a_pdf("graces-letter.pdf")})
    add_item(referral.created_by, referral, "medical", a_pdf("about-tom.pdf", "x"), {"type": "letter"})
    assert EvidenceItem.objects.get(original_name="graces-letter.pdf").by_party == "parent"
    theirs, their_address = opened(tom)
    shown = ""
    for place in ("", "your-words/", "your-papers/"):
        shown += theirs.get(their_address + place).content.decode()
    answer(theirs, their_address)
    shown += theirs.get(their_address).content.decode()
    for word in ("Grace", "opinion", "First Street", "960111", "graces-letter", "about-tom", "flat"):
        assert word not in shown, word
    assert "Tom Wanderer" in shown


def test_own_words_stand_beside_the_schools_and_neither_writes_over_the_other(referral: Referral) -> None:
    fill_in(referral)
    person = make_person(referral)
    ask_by_link(person)
    client, page_address = opened(person)
    agree(person)
    assert client.post(f"{page_address}your-words/", {VOICE: "She sleeps badly"}).status_code == 302
    page = next(one for one in pages(referral).values() if VOICE in one.questions)
    school = signed_in(referral.created_by)
    school.post(address(referral, page.address), dict.fromkeys(page.questions, "The school's words"))
    assert Answer.objects.get(referral=referral, question_key=VOICE).value == "The school's words"
    assert FamilyView.objects.get().text == "She sleeps badly"
    check = school.get(address(referral, "check-answers")).content.decode()
    assert "The school&#x27;s words" in check
    assert "Grace Madeup, in their own words by link: She sleeps badly" in check
    client.post(f"{page_address}your-words/", {VOICE: "She sleeps better"})
    assert Answer.objects.get(referral=referral, question_key=VOICE).value == "The school's words"


def test_what_only_the_family_said_counts_as_said(referral: Referral) -> None:
    fill_in(referral)
    Answer.objects.filter(referral=referral, question_key=VOICE).delete()
    assert VOICE not in situation(referral).result.answered
    person = make_person(referral)
    ask_by_link(person)
    client, page_address = opened(person)
    client.post(f"{page_address}your-words/", {VOICE: "She sleeps badly"})
    assert VOICE in situation(referral).result.answered
    assert situation(referral).stored[VOICE] == "Grace Madeup: She sleeps badly"


def test_the_young_person_is_asked_for_their_own_voice_and_not_for_the_parents(referral: Referral) -> None:
    fill_in(referral)
    person = make_person(referral, "Amara Madeup", party="pupil")
    ask_by_link(person)
    client, page_address = opened(person)
    page = client.get(f"{page_address}your-words/").content.decode()
    assert 'name="pupil_voice"' in page
    assert VOICE not in page


AGE = {"fact": "pupil.age", "at_least": 12}
YEAR = {"fact": "pupil.year_group", "at_least": 9}


@pytest.mark.parametrize(
    ("when", "born", "signers"),
    [
        (AGE, "2013-11-22", ("parent", "pupil")),
        (AGE, "2014-11-22", ("parent", "pupil")),
        (AGE, "2014-11-23", ("parent",)),
        (AGE, None, ("parent", "pupil")),
        (YEAR, "2012-09-01", ("parent", "pupil")),
        (YEAR, "2013-08-31", ("parent", "pupil")),
        (YEAR, "2013-09-01", ("parent",)),
        (None, None, ("parent", "pupil")),
    ],
)
def test_who_signs_by_age_and_year_group(when: dict[str, object] | None, born: str | None, signers: tuple[str]) -> None:
    route = signed_route(when)
    answers = {"dob": born} if born else {}
    assert must_sign(route, route.requirements[KEY], answers, date(2026, 11, 22)) == signers


def signed_route(when: dict[str, object] | None) -> Route:
    document = load_document(json.dumps(signed_document(when)))
    return compile_route(document.text, document.sha256)


def signed_document(when: dict[str, object] | None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((ROUTES / "norfolk-medical-needs.json").read_text())
    asked = next(one for one in document["requirements"] if one["key"] == KEY)
    asked["form"] = "signed"
    asked["signed_by"] = [{"who": "parent"}, {"who": "pupil", **({"when": when} if when else {})}]
    return document


def moved(referral: Referral, document: dict[str, Any]) -> Referral:
    """The draft, under a later version of its route with this document."""
    before = referral.route_version
    text = load_document(json.dumps(document))
    version = RouteVersion.objects.create(
        route=before.route, number=2, schema_version="1.0", document=text.text, sha256=text.sha256,
        effective_from=before.effective_from, published_at=timezone.now(),
    )  # fmt: skip
    Referral.objects.filter(pk=referral.pk).update(route_version=version)
    return Referral.objects.get(pk=referral.pk)


def test_a_young_person_of_twelve_signs_for_themselves_with_a_typed_name(referral: Referral) -> None:
    fill_in(referral)
    referral = moved(referral, signed_document(AGE))
    grace, amara = make_person(referral), make_person(referral, "Amara Madeup", party="pupil")
    for person in (grace, amara):
        ask_by_link(person)
    agree(grace, signature="Grace Madeup")
    assert situation(referral).result.requirements[KEY].status == "not_met"
    client, page_address = opened(amara)
    assert "Type your name" in answer(client, page_address).content.decode()
    agree(amara, signature="Amara M")
    assert consents_of(referral)[KEY].signed == ["parent", "pupil"]
    assert situation(referral).result.requirements[KEY].status == "met"
    page = signed_in(referral.created_by).get(address(referral, f"consent-{KEY}")).content.decode()
    assert "Signed: Amara M" in page


@pytest.mark.requirement("N107")
def test_what_several_signed_runs_as_long_as_the_route_says_and_one_may_take_it_back(referral: Referral) -> None:
    fill_in(referral)
    document = signed_document(AGE)
    next(one for one in document["requirements"] if one["key"] == KEY)["lasts_months"] = 6
    referral = moved(referral, document)
    people = [make_person(referral), make_person(referral, "Amara Madeup", party="pupil")]
    for person in people:
        request = ask_by_link(person)
        assert "6 months, as the policy says" in request.words["lasts"]
        agree(person, signature=person.name)
    consent = consents_of(referral)[KEY]
    assert (consent.signed, consent.lasts_until) == (["parent", "pupil"], add_months(timezone.localdate(), 6))
    assert situation(referral).result.requirements[KEY].status == "met"
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        assert KEY not in situation(referral).consents
    client, page_address = opened(people[1])
    asked = ConsentRequest.objects.get(person=people[1], ended_at=None)
    client.post(f"{page_address}take-back/{asked.public_id}/")
    assert situation(referral).result.requirements[KEY].missing == ("It was withdrawn.",)
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        assert ask_by_link(people[0]).answered_at is None  # what has run out can be asked for again


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (lambda one: one.update(why="Other words."), "the words have changed"),
        (lambda one: one["scopes"].pop(), "what is asked for is not the same"),
    ],
)
def test_changed_words_or_scopes_ask_again_and_the_school_reads_why(
    referral: Referral, change: Callable[[dict[str, Any]], object], because: str
) -> None:
    fill_in(referral)
    person = make_person(referral)
    first = ask_by_link(person)
    agree(person)
    document = json.loads(referral.route_version.document)
    change(next(one for one in document["requirements"] if one["key"] == KEY))
    referral = moved(referral, document)
    assert KEY not in situation(referral).consents
    assert ask_again_where_changed() == 1
    assert ask_again_where_changed() == 0
    first.refresh_from_db()
    assert (first.given, first.ended) == (True, "changed")
    page = signed_in(referral.created_by).get(address(referral, f"consent-{KEY}")).content.decode()
    assert "Asked again because" in page
    assert because in page
    assert Outbox.objects.filter(kind="consent_asked", recipient=person.email).count() == 2
    agree(person)
    assert situation(referral).consents[KEY].given


def test_another_recipient_asks_again(referral: Referral) -> None:
    person = make_person(referral)
    first = ask_by_link(person)
    agree(person)
    document = json.loads(referral.route_version.document)
    document["route"]["copies_to"] = ["service", "attendance"]
    referral = moved(referral, document)
    ask_again(referral)
    first.refresh_from_db()
    assert "it would now also go to Attendance service" in first.ended_because
