"""Anybody may ask a council about a child: by a link and a code, and the council owes an answer by a day."""

from datetime import date
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from guidance.reading.models import AuthorityPage
from people.enums import Role
from people.models import Authority
from record.models import Event, Outbox
from record.service import deliver_due, do_chores
from tests.building import make_authority, make_authority_page, make_member, make_school
from tests.opening_links import open_link
from tests.referral_walk import signed_in
from wizard.enquiries.actions.start_enquiry import start_enquiry
from wizard.enquiries.models import Enquiry

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-02 09:00Z"
YOU = {"name": "Robin Madeup", "role": "Ward sister, Madeup Hospital"}
CHILD = {"child_name": "Amara Madeup", "on_roll": "none", "ward": "Madeup Hospital"}
WHAT = {"wanted": "referral", "about": "She has been on the ward for five weeks and nobody teaches her."}
AGREED = {"agreed_by": "Her mother", "agreed_on_day": "1", "agreed_on_month": "11", "agreed_on_year": "2026"}


@pytest.fixture
def council() -> Authority:
    authority = make_authority_page(make_authority("norfolk")).authority
    make_member(Role.COORDINATOR, authority=authority)
    return authority


def begin(council: Authority, starter: str = "parent", email: str = "asks@example.test") -> Enquiry:
    return start_enquiry(council, starter, email)


def fill(client: Client, enquiry: Enquiry, here: str, **pages: dict[str, str]) -> None:
    for part, said in pages.items():
        response = client.post(f"{here}{enquiry.public_id}/{part}/", said)
        assert response.status_code == 302, response.context["form"].errors


def asked_by_a_parent(client: Client, council: Authority) -> tuple[Enquiry, str]:
    enquiry = begin(council)
    here = open_link(client, enquiry.link)
    fill(client, enquiry, here, you={"name": "Robin Madeup"}, child=CHILD, what=WHAT)
    return enquiry, here


def test_who_asks_gets_a_link_and_is_told_the_same_as_everybody(client: Client, council: Authority) -> None:
    said = {"starter": "parent", "email": "Asks@Example.test"}
    response = client.post("/norfolk/ask/", said)
    assert (response.status_code, response["Location"]) == (302, "/enquiry/sent/")
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == ["asks@example.test"]
    assert "/enquiry/" in letter.body


def test_an_address_written_to_often_enough_gets_no_more_and_nobody_is_told(client: Client, council: Authority) -> None:
    for _ in range(5):
        assert client.post("/norfolk/ask/", {"starter": "parent", "email": "a@example.test"}).status_code == 302
    assert Enquiry.objects.count() == 3


@pytest.mark.parametrize("said", [{"starter": "parent"}, {"email": "a@example.test"}, {"starter": "x", "email": "y"}])
def test_what_is_wanting_is_said_on_the_page(client: Client, council: Authority, said: dict[str, str]) -> None:
    response = client.post("/norfolk/ask/", said)
    assert (response.status_code, Enquiry.objects.count()) == (200, 0)
    page = response.content.decode()
    assert "There is a problem" in page
    assert "<title>Error: Ask " in page  # once


def test_where_nobody_answers_the_page_says_whom_to_ring(client: Client) -> None:
    make_authority("wiltshire")
    assert (
        "Nobody at" in client.post("/wiltshire/ask/", {"starter": "parent", "email": "a@example.test"}).content.decode()
    )
    assert not Enquiry.objects.exists()


def test_only_a_council_is_asked(client: Client) -> None:
    make_authority("a-school", kind="school")
    assert client.get("/a-school/ask/").status_code == 404


@pytest.mark.requirement("N15", "N36", "N49")
@time_machine.travel(MONDAY, tick=False)
def test_a_parent_asks_and_reads_the_answer(client: Client, council: Authority) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    assert client.post(here).status_code == 302
    enquiry.refresh_from_db()
    # Five working days after Monday 2 November.
    assert (enquiry.status, enquiry.reply_by) == ("sent", date(2026, 11, 9))
    officer = make_member(Role.COORDINATOR, authority=council)
    signed_in(officer).post(f"/enquiries/{enquiry.public_id}/", {"answer": "We ring the ward tomorrow."})
    assert "We ring the ward tomorrow." in client.get(here).content.decode()
    assert Outbox.objects.filter(kind="enquiry_answered", recipient="asks@example.test").count() == 1


@pytest.mark.requirement("N19")
@time_machine.travel(MONDAY, tick=False)
def test_a_school_asks_about_its_own_duty_and_names_no_child(client: Client, council: Authority) -> None:
    enquiry = begin(council, "school")
    here = open_link(client, enquiry.link)
    question = {"wanted": "general", "about": "What do we owe a pupil who waits for a clinic?"}
    fill(client, enquiry, here, you=YOU, child={"child_name": "Amara Madeup", "on_roll": "none"}, what=question)
    assert client.post(here).status_code == 302
    enquiry.refresh_from_db()
    # What was said of a child before the question became a general one is gone with its page.
    assert (enquiry.status, enquiry.child_name, enquiry.on_roll) == ("sent", "", "")
    officer = signed_in(make_member(Role.COORDINATOR, authority=council))
    assert "About no one child" in officer.get("/enquiries/").content.decode()
    page = officer.get(f"/enquiries/{enquiry.public_id}/").content.decode()
    assert "What do we owe a pupil" in page
    assert "Born" not in page


@pytest.mark.requirement("N19")
@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(("name", "wants"), [("", False), ("Amara Madeup", True)])
def test_a_child_who_is_not_named_needs_nobody_s_agreement(
    client: Client, council: Authority, name: str, wants: bool
) -> None:
    enquiry = begin(council, "school")
    here = open_link(client, enquiry.link)
    child = {"child_name": name, "on_roll": "school", "school_name": "Madeup Fen Academy"}
    fill(client, enquiry, here, you=YOU, child=child, what={**WHAT, "wanted": "advice"})
    assert ("who agreed" in client.post(here).content.decode().lower()) is wants
    enquiry.refresh_from_db()
    assert enquiry.status == ("started" if wants else "sent")


def test_nothing_is_sent_while_something_is_wanting(client: Client, council: Authority) -> None:
    enquiry = begin(council)
    here = open_link(client, enquiry.link)
    fill(client, enquiry, here, you={"name": "Robin Madeup"})
    response = client.post(here)
    assert "still missing: the child’s name" in response.content.decode()
    enquiry.refresh_from_db()
    assert enquiry.status == "started"


@pytest.mark.requirement("E45", "N50")
@time_machine.travel(MONDAY, tick=False)
def test_a_unit_says_who_of_the_family_agreed(client: Client, council: Authority) -> None:
    enquiry = begin(council, "unit")
    here = open_link(client, enquiry.link)
    fill(client, enquiry, here, you=YOU, child=CHILD, what=WHAT)
    assert "who agreed" in client.post(here).content.decode().lower()
    fill(client, enquiry, here, agreed=AGREED)
    client.post(here)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.agreed_on) == ("sent", date(2026, 11, 1))


@pytest.mark.requirement("E44")
@time_machine.travel(MONDAY, tick=False)
def test_brothers_and_sisters_who_moved_along_are_asked_for_together(client: Client, council: Authority) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    added = client.post(f"{here}sibling/", {"child_name": "Bo Madeup"})
    assert added["Location"].endswith("/child/")
    brother = Enquiry.objects.get(beside=enquiry)
    assert brother.about == WHAT["about"]
    assert "Bo Madeup" in client.post(here).content.decode()
    fill(client, brother, here, child={"child_name": "Bo Madeup", "on_roll": "none"})
    client.post(here)
    assert set(Enquiry.objects.values_list("child_name", "status")) == {
        ("Amara Madeup", "sent"),
        ("Bo Madeup", "sent"),
    }


@pytest.mark.requirement("N16")
@time_machine.travel(MONDAY, tick=False)
@pytest.mark.parametrize(("may", "letters"), [("yes", 1), ("no", 0)])
def test_the_school_hears_of_it_only_where_the_person_agrees(
    client: Client, council: Authority, may: str, letters: int
) -> None:
    school = make_school(council, "Madeup Fen Academy")
    school.words = " madeup fen academy "
    school.save()
    make_member(Role.REFERRER, school=school)
    enquiry = begin(council)
    here = open_link(client, enquiry.link)
    child = {"child_name": "Amara Madeup", "on_roll": "school", "school_name": "Madeup Fen Academy"}
    fill(client, enquiry, here, you={"name": "Robin"}, child=child, what=WHAT, school={"tell_school": may})
    client.post(here)
    enquiry.refresh_from_db()
    assert (enquiry.status, enquiry.school) == ("sent", school)
    assert Outbox.objects.filter(kind="enquiry_school").count() == letters


@time_machine.travel(MONDAY, tick=False)
def test_letters_and_events_hold_nothing_of_the_child(client: Client, council: Authority) -> None:
    _, here = asked_by_a_parent(client, council)
    client.post(here)
    with time_machine.travel("2026-11-12 09:00Z", tick=False):
        do_chores()
    deliver_due()
    told = "".join(letter.subject + letter.body for letter in mail.outbox)
    told += str(list(Event.objects.values_list("data", flat=True)))
    assert "Amara" not in told
    assert "ward" not in told.lower().replace("towards", "")


@pytest.mark.requirement("N15")
@time_machine.travel(MONDAY, tick=False)
def test_a_late_answer_alarms_the_council_each_working_day(client: Client, council: Authority) -> None:
    _, here = asked_by_a_parent(client, council)
    client.post(here)
    for day in ("2026-11-09", "2026-11-10", "2026-11-10", "2026-11-14"):
        with time_machine.travel(f"{day} 09:00Z", tick=False):
            do_chores()
    # Due on the 9th: late from the 10th, told once that day, not on Saturday the 14th.
    assert Outbox.objects.filter(kind="enquiry_late").count() == 1


def test_what_was_sent_stays_as_it_is(client: Client, council: Authority) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    client.post(here)
    client.post(f"{here}{enquiry.public_id}/what/", {"wanted": "advice", "about": "Something else"})
    enquiry.refresh_from_db()
    assert enquiry.wanted == "referral"


def test_taking_back_deletes_what_was_not_sent_and_ends_what_was(client: Client, council: Authority) -> None:
    _, unsent = asked_by_a_parent(client, council)
    assert "is deleted" in client.post(unsent, {"do": "take_back"}).content.decode()
    assert not Enquiry.objects.exists()
    enquiry, sent = asked_by_a_parent(client, council)
    client.post(sent)
    client.post(sent, {"do": "take_back"})
    enquiry.refresh_from_db()
    assert enquiry.status == "withdrawn"


@pytest.mark.requirement("N18")
def test_an_enquiry_has_no_decision_and_says_that_a_referral_is_needed_for_one(
    client: Client, council: Authority
) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    client.post(here)
    page = signed_in(make_member(Role.COORDINATOR, authority=council)).get(f"/enquiries/{enquiry.public_id}/")
    assert list(page.context["form"].fields) == ["answer"]
    said = page.content.decode()
    assert "An answer decides nothing about the child" in said
    assert "a referral is needed" in said


def test_an_answer_is_given_once(client: Client, council: Authority) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    client.post(here)
    for officer in (make_member(Role.COORDINATOR, authority=council), make_member(Role.COORDINATOR, authority=council)):
        signed_in(officer).post(f"/enquiries/{enquiry.public_id}/", {"answer": f"From {officer.pk}"})
    enquiry.refresh_from_db()
    assert enquiry.answer == f"From {enquiry.answered_by_id}"
    assert Outbox.objects.filter(kind="enquiry_answered").count() == 1


def outsiders(council: Authority) -> dict[str, Any]:
    elsewhere = make_authority_page(make_authority("elsewhere")).authority
    return {
        "another council's coordinator": make_member(Role.COORDINATOR, authority=elsewhere),
        "a referrer": make_member(Role.REFERRER, school=make_school(council)),
        "an editor": make_member(Role.EDITOR, authority=council),
    }


def test_nobody_else_reads_an_enquiry(client: Client, council: Authority) -> None:
    enquiry, here = asked_by_a_parent(client, council)
    client.post(here)
    for who, user in outsiders(council).items():
        visitor = signed_in(user)
        assert visitor.get(f"/enquiries/{enquiry.public_id}/").status_code == 404, who
        assert visitor.post(f"/enquiries/{enquiry.public_id}/", {"answer": "x"}).status_code == 404, who
        assert "Amara" not in visitor.get("/enquiries/").content.decode(), who
    assert Client().get(f"/enquiries/{enquiry.public_id}/").status_code == 302


def test_one_link_reaches_no_other_enquiry(client: Client, council: Authority) -> None:
    mine, here = asked_by_a_parent(client, council)
    other, _ = asked_by_a_parent(Client(), council)
    assert client.get(f"{here}{other.public_id}/you/").status_code == 404
    assert client.get(f"{here}{mine.public_id}/nothing/").status_code == 404
    assert client.get(f"/enquiry/{'a' * 44}/").status_code == 404


def test_the_council_sees_nothing_before_it_is_sent(client: Client, council: Authority) -> None:
    enquiry, _ = asked_by_a_parent(client, council)
    officer = signed_in(make_member(Role.COORDINATOR, authority=council))
    assert officer.get(f"/enquiries/{enquiry.public_id}/").status_code == 404


def test_old_enquiries_are_forgotten(client: Client, council: Authority) -> None:
    with time_machine.travel(MONDAY, tick=False):
        _, here = asked_by_a_parent(client, council)
        begin(council)
        client.post(here)
        client.post(here, {"do": "take_back"})
    with time_machine.travel("2026-12-15 09:00Z", tick=False):
        do_chores()
        assert list(Enquiry.objects.values_list("status", flat=True)) == ["withdrawn"]
    with time_machine.travel("2027-11-15 09:00Z", tick=False):
        do_chores()
        assert not Enquiry.objects.exists()


def test_the_council_s_page_leads_to_asking(client: Client, council: Authority) -> None:
    assert AuthorityPage.objects.filter(authority=council).exists()
    assert "/norfolk/ask/" in client.get("/norfolk/").content.decode()
