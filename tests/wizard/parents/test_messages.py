"""A family writes, the council answers by a day, and who does not answer is told each working day."""

import html
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied

from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member
from tests.referral_walk import signed_in
from tests.wizard.casework.cases import SENT, officer_of, weigh_all
from tests.wizard.parents.families import a_family, letters_to, opened, page_link, person
from wizard.casework.actions.decide import decide
from wizard.casework.models import Case, Challenge
from wizard.casework.service import acknowledge_referral, finish_task
from wizard.parents.actions.fall_silent import fall_silent, speak_again
from wizard.parents.actions.write_message import write_to_family
from wizard.parents.alarms import raise_alarms
from wizard.parents.models import FamilyMessage, QuietTime
from wizard.parents.queries import unanswered
from wizard.parents.telling import tell

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
ASKS = "When does somebody ring us?"


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def at(case: Case, part: str = "") -> str:
    return f"/cases/{case.submission.reference}/messages/{part}"


@pytest.mark.requirement("E98", "N155")
def test_a_parent_writes_and_the_council_has_a_task_with_a_day() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    assert client.post(f"{here}messages/", {"text": ASKS}).status_code == 302
    message = FamilyMessage.objects.get()
    assert message.task is not None
    assert (message.text, message.task.move, message.task.due_on) == (ASKS, "council", date(2026, 11, 10))
    page = html.unescape(client.get(f"{here}messages/").content.decode())
    assert ASKS in page
    assert "We answer by Tuesday 10 November 2026" in page  # five working days after Tuesday 3 November
    assert unanswered(case) == 1


def test_the_coordinator_hears_of_it_without_a_word_of_it_and_the_tab_counts_it() -> None:
    case, grace = a_family()
    officer = officer_of(case)
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": ASKS})
    deliver_due()
    letter = next(one for one in mail.outbox if "A family has written" in str(one.subject))
    assert letter.to == [officer.email]
    assert ASKS not in letter.body
    page = html.unescape(signed_in(officer).get(at(case)).content.decode())
    assert "Messages (1)" in page
    assert "Waiting for an answer" in page


def test_an_answer_settles_what_was_asked_and_tells_the_parent_by_a_link_alone() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": ASKS})
    client.post(f"{here}messages/", {"text": "And who?"})
    desk = signed_in(officer_of(case))
    assert desk.post(at(case, f"{grace.public_id}/"), {"text": ""}).status_code == 200
    assert desk.post(at(case, f"{grace.public_id}/"), {"text": "Tomorrow at ten."}).status_code == 302
    assert unanswered(case) == 0
    deliver_due()
    news = next(one for one in mail.outbox if one.to == [grace.email] and "news" in str(one.subject))
    assert "Tomorrow" not in news.body
    assert "Tomorrow at ten." in client.get(f"{here}messages/").content.decode()


def test_a_button_pressed_twice_writes_once() -> None:
    _, grace = a_family()
    client, here = opened(grace)
    for _ in range(2):
        client.post(f"{here}messages/", {"text": ASKS})
    assert FamilyMessage.objects.count() == 1


def test_the_same_words_again_after_they_were_settled_are_asked_again() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": ASKS})
    first = FamilyMessage.objects.get()
    assert first.task is not None
    finish_task(officer_of(case), first.task, "Rang them")
    client.post(f"{here}messages/", {"text": ASKS})
    assert FamilyMessage.objects.count() == 2
    assert unanswered(case) == 1


def test_a_message_that_needs_no_answer_is_settled_like_any_task() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": "Thank you."})
    message = FamilyMessage.objects.get()
    assert message.task is not None
    finish_task(officer_of(case), message.task, "Nothing to answer")
    assert unanswered(case) == 0


def test_who_does_not_answer_in_time_is_told_each_working_day() -> None:
    case, grace = a_family()
    officer_of(case)
    client, here = opened(grace)
    client.post(f"{here}messages/", {"text": ASKS})
    counted = []
    for day in ("2026-11-10", "2026-11-11", "2026-11-11", "2026-11-12", "2026-11-14"):
        with time_machine.travel(f"{day} 09:00Z", tick=False):
            counted.append(raise_alarms())
    assert counted == [0, 1, 0, 1, 0]  # due on the 10th; told once a day; the 14th is a Saturday
    assert Outbox.objects.filter(kind="family_waits").count() == 2


def test_a_parent_challenges_a_refusal_and_the_council_owes_an_answer() -> None:
    case, grace = a_family()
    decide(officer_of(case), case, "declined", decided_on=date(2026, 11, 3), because="The papers do not say how long.",
           reasons=["evidence"], weighed=weigh_all(case))  # fmt: skip
    client, here = opened(grace)
    page = html.unescape(client.get(f"{here}disagree/").content.decode())
    assert "Ombudsman" in page
    assert client.post(f"{here}disagree/", {}).status_code == 200
    said = {"stage": "review", "about": "The hospital wrote again."}
    assert client.post(f"{here}disagree/", said).status_code == 302
    assert client.post(f"{here}disagree/", said).status_code == 302
    made = Challenge.objects.get()
    assert made.decision is not None
    assert (made.stage, made.decision.kind, made.made_by) == ("review", "decline", "Grace Madeup")
    assert "The hospital wrote again." in client.get(f"{here}disagree/").content.decode()
    assert case.tasks.get().due_on == date(2026, 11, 10)


def test_of_two_with_one_name_neither_reads_what_the_other_said() -> None:
    case, grace = a_family()
    other = person(case, grace.name, email="other@example.test")
    tell(case, "opened")
    acknowledge_referral(officer_of(case), case)
    client, here = opened(grace)
    client.post(f"{here}disagree/", {"stage": "complaint", "about": "He rings every night."})
    assert "He rings every night." in client.get(f"{here}disagree/").content.decode()
    assert "answers what you said" in client.get(here).content.decode()
    client, here = opened(other)
    for part in ("disagree/", "all/"):
        assert "He rings" not in client.get(here + part).content.decode(), part
    assert "answers what you said" not in client.get(here).content.decode()


def test_silence_where_a_decision_was_due_is_challenged_too() -> None:
    _, grace = a_family()
    client, here = opened(grace)
    page = html.unescape(client.get(f"{here}disagree/").content.decode())
    assert "Decide now, or tell me when" in page
    client.post(f"{here}disagree/", {"stage": "complaint", "about": "Nobody answers us."})
    assert Challenge.objects.get().decision is None


def test_an_officer_sends_the_page_again_and_the_old_link_ends() -> None:
    case, grace = a_family()
    old = page_link(grace)
    client, here = opened(grace)
    desk = signed_in(officer_of(case))
    assert desk.post(at(case), {"do": "send", "person": grace.public_id}).status_code == 302
    assert page_link(grace) != old
    assert client.get(here).status_code == 410
    assert len(letters_to(grace.email, "family_page")) == 2
    desk.post(at(case), {"do": "end", "person": grace.public_id})
    old.refresh_from_db()
    assert Event.objects.filter(subject_id=case.submission.reference, kind="family_page_ended").exists()


def test_somebody_added_later_gets_the_page_by_an_officers_word() -> None:
    case, _ = a_family()
    kit = person(case, "Kit Madeup", responsibility="no")
    tell(case, "decision:1")
    assert letters_to(kit.email) == []
    desk = signed_in(officer_of(case))
    page = html.unescape(desk.get(at(case)).content.decode())
    assert "No parental responsibility" in page
    desk.post(at(case), {"do": "send", "person": kit.public_id})
    assert len(letters_to(kit.email, "family_page")) == 1


def test_an_officer_keeps_silence_with_its_reason_and_ends_it() -> None:
    case, grace = a_family()
    desk = signed_in(officer_of(case))
    assert desk.post(at(case, "silence/"), {"wished_by": "Grace"}).status_code == 200
    assert desk.post(at(case, "silence/"), {"wished_by": "Grace", "reason": "Time together."}).status_code == 302
    page = html.unescape(desk.get(at(case)).content.decode())
    assert "The family wishes silence" in page
    assert "Time together." in page
    assert desk.post(at(case, f"{grace.public_id}/"), {"text": "We think of you."}).status_code == 302
    assert letters_to(grace.email, "family_news") == []
    assert desk.post(at(case, "silence/"), {"why": "Grace rang on Monday."}).status_code == 302
    case.refresh_from_db()
    assert case.quiet_since is None
    assert QuietTime.objects.get().ended_why == "Grace rang on Monday."
    kinds = set(Event.objects.filter(subject_id=case.submission.reference).values_list("kind", flat=True))
    assert {"family_silence_begun", "family_silence_ended"} <= kinds


def test_clocks_run_on_in_silence() -> None:
    case, _ = a_family()
    fall_silent(officer_of(case), case, "Grace", "Time together.")
    case.refresh_from_db()
    assert (case.next_about, case.next_due_on) == ("acknowledge", date(2026, 11, 5))


def test_nobody_else_writes_or_decides_about_silence() -> None:
    case, grace = a_family()
    for actor in (
        make_member(Role.COORDINATOR, authority=make_authority("elsewhere")),
        make_member(Role.VIEWER, school=case.school),
        make_member(Role.SCHOOL_ADMINISTRATOR, school=case.school),
    ):
        with pytest.raises(PermissionDenied):
            write_to_family(actor, case, grace, "No")
        with pytest.raises(PermissionDenied):
            fall_silent(actor, case, "Me", "Because")
        with pytest.raises(PermissionDenied):
            speak_again(actor, case, "Because")


def test_nothing_is_written_to_who_may_not_be_written_to() -> None:
    case, grace = a_family()
    grace.contact_restricted = True
    grace.save()
    officer = officer_of(case)
    with pytest.raises(PermissionDenied):
        write_to_family(officer, case, grace, "Hello")
    desk = signed_in(officer)
    assert desk.post(at(case), {"do": "send", "person": grace.public_id}).status_code == 404
    assert desk.post(at(case, f"{grace.public_id}/"), {"text": "Hello"}).status_code == 404
    assert "Nothing is ever written to this person" in desk.get(at(case)).content.decode()
    deliver_due()
    assert not [one for one in mail.outbox if one.to == [grace.email]]  # the link promised before is not sent either
