"""Who has no account begins a referral where the route lets them: their own draft, by a link and a code."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from links.models import Link
from links.service import address_of
from people.enums import Role
from people.models import School, User
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_authority_page, make_member, make_route_version, make_school
from tests.family_walk import answer, opened
from tests.opening_links import open_link
from tests.referral_walk import (
    ANSWERS,
    DOCUMENTS,
    ROUTES,
    add_files,
    address,
    agree_to_all,
    answer_all,
    pages,
    send,
    signed_in,
    situation,
)
from tests.wizard.consent.test_clinician_gives_facts import DOCTOR
from wizard.casework.actions.ask_information import ask_information
from wizard.consent.models import ClinicianRequest, FamilyPerson
from wizard.consent.service import consents_asked
from wizard.evidence.service import ensure_key
from wizard.journey.actions.purge_drafts import purge_drafts
from wizard.referrals.models import Referral, StartedByLink, Submission
from wizard.referrals.service import ask_to_start

pytestmark = pytest.mark.django_db(transaction=True)
MAIL = "ward@example.test"
YOU = {"name": "Robin Madeup", "role": "Ward sister, Madeup Unit", "school_name": "Madeup Fen Academy"}
UNTOLD, TOLD = {**YOU, "tell_school": "no"}, {**YOU, "tell_school": "yes", "agreed_by": "Grace Madeup, mother"}
UNIT = {**ANSWERS["essex"], "starter": "mh_unit"}


@pytest.fixture
def school() -> School:
    """A school of Essex, with its policy's route in force: a mental health unit may begin it."""
    cache.clear()
    ensure_key()
    council = make_authority("essex")
    make_route_version(make_authority_page(council), (ROUTES / DOCUMENTS["essex"]).read_text())
    return make_school(council, "Madeup Fen Academy", named_mailbox="office@example.test", named_role="SENCO")


def asked(email: str = MAIL) -> Link:
    """A link asked for on the public page by the unit."""
    page = Client().post("/essex/refer/medical-referral/by-email/", {"email": email})
    assert page.status_code == 302, page.content.decode()
    return StartedByLink.objects.latest("pk").link


def begun(said: dict[str, str] = UNTOLD) -> tuple[Client, Referral]:
    """A browser in which the link is open, and the draft it leads to."""
    client, link = Client(), asked()
    response = client.post(open_link(client, link), said)
    assert response.status_code == 302, response.context["form"].errors
    return client, Referral.objects.get(started__link=link)


def sent(said: dict[str, str] = UNTOLD) -> tuple[Client, Referral]:
    client, referral = begun(said)
    answer_all(client, referral, UNIT)
    agree_to_all(client, referral)
    add_files(client, referral)
    assert send(client, referral).status_code == 302
    return client, Referral.objects.get(pk=referral.pk)


@pytest.mark.requirement("E45")
def test_a_unit_begins_leaves_returns_and_sends_without_an_account(school: School) -> None:
    start = Client().get("/essex/refer/medical-referral/").content.decode()
    assert "/essex/refer/medical-referral/by-email/" in start
    client, referral = begun()
    answer_all(client, referral, UNIT, until="parent_name")
    back = Client()  # another machine, another day: the same link, a new code
    assert back.get(address(referral)).status_code == 302
    assert back.get(open_link(back, referral.started.link))["Location"] == address(referral)
    assert "Begun by Robin Madeup, Ward sister" in back.get(address(referral)).content.decode()
    answer_all(back, referral, UNIT)
    agree_to_all(back, referral)
    add_files(back, referral)
    assert send(back, referral).status_code == 302
    shown = back.get(address(referral, "referral-sent")).content.decode()
    submission = Submission.objects.get()
    assert submission.reference in shown
    assert f"A receipt goes to {MAIL}" in shown
    document = json.loads(submission.document)
    assert document["begun"]["party"] == "mh_unit"
    assert set(referral.answers.values_list("party", flat=True)) == {"mh_unit"}
    mail.outbox.clear()
    deliver_due()
    receipt = next(one for one in mail.outbox if one.to == [MAIL] and "received" in one.subject)
    assert submission.reference in receipt.body
    assert address_of(referral.started.link) in receipt.body


def test_the_letter_says_nothing_of_a_child_and_an_address_gets_three_a_day(school: School) -> None:
    for _ in range(5):
        asked()
    assert StartedByLink.objects.count() == 3
    deliver_due()
    assert {tuple(one.to) for one in mail.outbox} == {(MAIL,)}
    assert address_of(StartedByLink.objects.latest("pk").link) in mail.outbox[-1].body


def test_only_where_the_route_lets_somebody_begin_by_a_link(school: School) -> None:
    norfolk = make_authority("norfolk")
    version = make_route_version(make_authority_page(norfolk), (ROUTES / DOCUMENTS["norfolk"]).read_text())
    assert Client().get(f"/norfolk/refer/{version.route.address}/by-email/").status_code == 404
    assert "by-email" not in Client().get(f"/norfolk/refer/{version.route.address}/").content.decode()
    with pytest.raises(PermissionDenied):
        ask_to_start(version, "school", MAIL)


@pytest.mark.parametrize(
    ("said", "wanting"),
    [
        ({}, "Enter your name"),
        ({**YOU, "tell_school": "yes"}, "Enter who in the family agreed"),
        ({**TOLD, "school_name": ""}, "Enter the school"),
    ],
)
def test_what_is_wanting_is_said_and_nothing_is_begun(school: School, said: dict[str, str], wanting: str) -> None:
    client, link = Client(), asked()
    page = client.post(open_link(client, link), said)
    assert wanting in page.content.decode()
    assert not Referral.objects.exists()


@pytest.mark.parametrize("after", [False, True])
def test_nobody_else_reads_it_and_the_school_knows_nothing_without_agreement(school: School, after: bool) -> None:
    _, referral = sent() if after else begun()
    others = Client()
    open_link(others, asked("other@example.test"))
    people = [make_member(role, school=school) for role in (Role.REFERRER, Role.VIEWER, Role.SCHOOL_ADMINISTRATOR)]
    people.append(make_member(Role.COORDINATOR, authority=make_authority("elsewhere")))
    if not after:
        people.append(make_member(Role.COORDINATOR, authority=referral.authority))
    for visitor in (others, Client(), *(signed_in(one) for one in people)):
        for step in ("", "first_name", "check-answers", "referral-sent", "your-copy", "after", "family-agreements"):
            response = visitor.get(address(referral, step))
            assert response.status_code == 404 or response["Location"].startswith("/accounts/login/"), step
            assert visitor.post(address(referral, step), {"first_name": "X"}).status_code in (403, 404, 405)
    for item in referral.evidence.all():
        assert others.get(f"/evidence/{item.public_id}/original/").status_code == 302
    assert not Outbox.objects.filter(recipient__in=["office@example.test", *(one.email for one in people)]).exists()


def test_the_link_opens_its_own_draft_and_no_other_page(school: School) -> None:
    client = begun()[0]
    _, theirs = begun()
    assert client.get(address(theirs)).status_code == 302
    for place in ("/referrals/", "/people/", "/cases/", address(theirs, "family-people")):
        assert client.get(place)["Location"].startswith("/accounts/login/"), place


def test_the_school_sees_it_when_it_is_sent_where_the_family_agreed(school: School) -> None:
    staff = make_member(Role.REFERRER, school=school)
    _, referral = begun(TOLD)
    assert signed_in(staff).get(address(referral)).status_code == 404
    _, referral = sent(TOLD)
    assert referral.school == school
    assert signed_in(staff).get(address(referral, "your-copy")).status_code == 200
    assert Outbox.objects.filter(kind="receipt", recipient=staff.email).count() == 1
    assert json.loads(referral.submission.document)["school"]["name"] == "Madeup Fen Academy"


def test_when_the_half_hour_is_over_what_was_typed_is_kept_behind_a_new_code(school: School) -> None:
    client, referral = begun()
    page = next(iter(pages(referral)))
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        late = client.post(address(referral, page), {"starter": "other"})
        assert "What you typed is kept" in late.content.decode()
        assert 'name="kept-starter" value="other"' in late.content.decode()
        assert client.post(address(referral, f"{page}/typed"), {"text": "x"}).status_code == 401
    # Who they are was known from the link, so it was not asked again; nothing else is stored.
    assert dict(referral.answers.values_list("question_key", "value")) == {"starter": "mh_unit"}


def test_closing_the_page_shuts_it_on_this_machine(school: School) -> None:
    client, referral = begun()
    assert "The page is closed" in client.post(address(referral), {"link_step": "close"}).content.decode()
    assert client.get(address(referral))["Location"].startswith("/accounts/login/")


def test_what_only_the_school_can_answer_is_left_open_and_holds_nothing_back(school: School) -> None:
    client, referral = begun()
    answer_all(client, referral, {**UNIT, "starter": "school"})  # so that the route asks what only a school may answer
    theirs = {page.step_key for page in pages(referral).values() if page.step_key}
    assert "support" in theirs
    assert client.get(address(referral, "trauma_perceptive")).status_code == 302
    listed = client.get(address(referral)).content.decode()
    support = situation(referral).route.steps["support"].title
    assert support not in re.sub(r"<aside.*", "", listed)


def test_the_council_asks_the_beginner_who_answers_by_the_same_link(school: School) -> None:
    client, referral = sent()
    case = referral.submission.case
    officer = make_member(Role.COORDINATOR, authority=referral.authority)
    request = ask_information(officer, case, of="school", about="", what="Which ward?", due_on=None)
    assert Outbox.objects.filter(kind="case_asked", recipient=MAIL).exists()
    assert "Which ward?" in client.get(address(referral, "after")).content.decode()
    client.post(address(referral, f"after/{request.pk}"), {"answer": "Poplars"})
    request.refresh_from_db()
    assert request.answer == "Poplars"
    page = signed_in(officer).get(f"/cases/{referral.submission.reference}/").content.decode()
    assert "Madeup Fen Academy is not told" in page


def test_a_draft_that_is_withdrawn_or_deleted_leaves_nobody_behind(school: School) -> None:
    client, referral = begun()
    over = client.post(address(referral, "withdraw-draft"))
    assert "The referral was withdrawn" in client.get(over["Location"]).content.decode()
    link = referral.started.link
    with time_machine.travel(timezone.now() + timedelta(days=200)):
        assert purge_drafts() == 1
    link.refresh_from_db()
    assert (link.email, link.ended_at is None) == ("", False)
    assert User.objects.filter(pk=referral.created_by_id, first_name="", is_active=False).exists()


def family_member(client: Client, referral: Referral, email: str = "grace@example.test") -> FamilyPerson:
    """Grace, written down by who began the referral on the page of people to ask."""
    about = {"name": "Grace Madeup", "party": "parent", "responsibility": "yes", "email": email}
    assert client.post(address(referral, "family-people/add-person"), about).status_code == 302
    return referral.family.get()


def asked_by(client: Client, referral: Referral, person: FamilyPerson, key: str) -> tuple[int, str]:
    """Asks one of the family for one agreement, by link. Returns the answer's status and page."""
    form = {"people": [person.public_id], "keys": [key], "way": "link"}
    response = client.post(address(referral, f"ask-family/{key}"), form)
    return response.status_code, response.content.decode()


@pytest.mark.requirement("E45")
def test_who_began_by_a_link_asks_the_family_and_with_its_word_a_clinician(school: School) -> None:
    client, referral = begun()
    answer_all(client, referral, UNIT)
    person = family_member(client, referral)
    assert client.post(address(referral, "clinician-requests"), {**DOCTOR, "author": "gp"}).status_code == 302
    clinician = ClinicianRequest.objects.get()
    place = address(referral, f"clinician-requests/{clinician.public_id}")
    assert "The family has not agreed" in client.post(place, {"do": "send"}).content.decode()
    assert asked_by(client, referral, person, clinician.consent_key)[0] == 302
    theirs, page = opened(person)
    shown = theirs.get(page).content.decode()
    assert "Robin Madeup, Ward sister, Madeup Unit asks Grace Madeup" in shown
    assert "No school told" not in shown
    assert answer(theirs, page).status_code == 302
    client.post(place, {"do": "send"})
    mail.outbox.clear()
    deliver_due()
    letters = {one.to[0]: one for one in mail.outbox}
    assert letters[DOCTOR["email"]].subject == "Robin Madeup asks you for facts"
    assert address_of(referral.started.link) in letters[MAIL].body  # the news that Grace has answered
    assert not any("No school" in one.body + one.subject for one in mail.outbox)
    clinician.refresh_from_db()
    doctor = Client()
    facts = doctor.get(open_link(doctor, clinician.link)).content.decode()
    assert "Robin Madeup, Ward sister, Madeup Unit asks Dr Madeup" in facts


def test_who_began_by_a_link_gives_nobody_elses_word(school: School) -> None:
    client, referral = begun()
    answer_all(client, referral, UNIT)
    page = client.post(address(referral, "clinician-requests"), {**DOCTOR, "author": "gp", "email": MAIL})
    assert "Enter the health professional’s own address" in page.content.decode()
    person = family_member(client, referral, MAIL)
    _, words = asked_by(client, referral, person, next(iter(consents_asked(situation(referral).route))))
    assert "is your own" in words
    assert not person.requests.exists()


def test_the_pages_of_asking_are_found_by_who_began_it_and_nobody_else(school: School) -> None:
    client, referral = begun()
    answer_all(client, referral, UNIT)
    person = family_member(client, referral)
    strangers = [Client(), *(signed_in(make_member(role, school=school)) for role in (Role.REFERRER, Role.VIEWER))]
    strangers.append(signed_in(make_member(Role.COORDINATOR, authority=referral.authority)))
    key = next(iter(consents_asked(situation(referral).route)))
    places = ("family-people", f"family-people/{person.public_id}", f"ask-family/{key}", "clinician-requests")
    for place in places:
        assert client.get(address(referral, place)).status_code == 200, place
        for stranger in strangers:
            response = stranger.get(address(referral, place))
            assert response.status_code == 404 or response["Location"].startswith("/accounts/login/"), place
