"""Somebody of health reads behind a link what is asked, and answers there; before the day they are reminded."""

import html
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.test import Client

from links.service import address_of
from record.service import deliver_due
from tests.opening_links import open_link
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import SENT
from tests.wizard.planning.test_plan_pages import agreed, day, of_council, of_school, post, text_of
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.evidence.service import ensure_key
from wizard.planning.actions.add_to_plan import CameAlready
from wizard.planning.actions.ask_by_link import answer_by_link, remind_health
from wizard.planning.models import AdviceAsked

pytestmark = pytest.mark.django_db
NURSE, EMAIL = "Sam Madeup, school nurse", "sam@health.example"
ASKED = "How long she can work at once"


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Traveller]:
    ensure_key()
    with time_machine.travel(SENT, tick=False) as clock:
        yield clock


def sent() -> tuple[Case, Client, AdviceAsked]:
    """A case whose council has asked the school nurse, by a link."""
    case, officer = agreed()
    client = signed_in(officer)
    said = {"kind": "advice", "who": NURSE, "asked": ASKED, **day("due_on", date(2026, 11, 20))}
    post(client, of_council(case, "health/ask/"), said)
    here = of_council(case, f"health/{case.added.get().pk}/send/")
    refused = html.unescape(client.post(here, {"email": "sam"}).content.decode())
    assert "Enter an email address like name@example.com" in refused
    assert "Select why you may ask them" in refused
    post(client, here, {"email": EMAIL, "basis": "agreed"})
    return case, client, AdviceAsked.objects.select_related("link").get()


def letters() -> list[tuple[str, str]]:
    deliver_due()
    return [(str(one.subject), str(one.body)) for one in mail.outbox if one.to == [EMAIL]]


@pytest.mark.requirement("E94", "E96")
def test_the_letter_holds_a_link_and_nothing_of_the_child_and_the_answer_is_kept_with_its_paper() -> None:
    case, client, asked = sent()
    ((subject, body),) = letters()
    assert subject == f"{case.authority.name} asks you for advice"
    assert address_of(asked.link) in body
    for words in ("Amara", ASKED, case.school.name, case.submission.reference):
        assert words not in subject + body, words
    nurse = Client()
    here = open_link(nurse, asked.link)
    page = html.unescape(nurse.get(here).content.decode())
    for words in ("Amara Madeup", ASKED, "The family agreed that you are asked", "3 March 2013"):
        assert words in page, words
    assert "Enter your answer" in nurse.post(here, {}).content.decode()
    done = nurse.post(here, {"name": NURSE, "what": "Twenty minutes, then a break", "file": a_pdf()})
    for words in ("Your answer was sent", "Twenty minutes, then a break", "letter.pdf"):
        assert words in done.content.decode(), words
    assert nurse.get(here).status_code == 410
    assert case.tasks.get(source=f"health:{asked.added_id}").done_at
    read = text_of(client, of_council(case, "health/"))
    for words in ("Twenty minutes, then a break", f"{NURSE}, by their own link", "Open the paper"):
        assert words in read, words
    deliver_due()
    told = next(one for one in mail.outbox if "answer has come" in str(one.subject))
    assert of_council(case, "health/") in told.body


@pytest.mark.requirement("E94", "E96")
def test_they_are_reminded_once_and_never_after_they_answered(on_the_day: time_machine.Traveller) -> None:
    case, _, asked = sent()
    assert remind_health() == 0
    on_the_day.move_to("2026-11-17 08:00Z")
    assert [remind_health(), remind_health()] == [1, 0]
    assert [subject for subject, _ in letters()][-1] == f"{case.authority.name} is still waiting for your advice"
    school = signed_in(case.submission.submitted_by)
    came = of_school(case, f"health/{asked.added_id}/came/")
    post(school, came, {"what": "She rang: twenty minutes", **day("came_on", date(2026, 11, 17))})
    AdviceAsked.objects.update(reminded_on=None)
    assert remind_health() == 0
    nurse = Client()
    assert "Nothing is waiting here" in nurse.get(open_link(nurse, asked.link)).content.decode()


@pytest.mark.requirement("E94", "E96")
def test_a_link_sent_again_ends_the_one_before_and_opens_nothing_else() -> None:
    case, client, asked = sent()
    post(client, of_council(case, f"health/{asked.added_id}/send/"), {"email": "kim@health.example", "basis": "safety"})
    assert Client().get(address_of(asked.link)).status_code == 410
    again = AdviceAsked.objects.select_related("link").get()
    token = address_of(again.link).split("/")[2]
    assert Client().get(f"/agreement/{token}/").status_code == 404
    assert "Amara" not in Client().get(address_of(again.link)).content.decode()


def test_an_answer_that_comes_while_the_case_ends_is_not_kept_behind_it() -> None:
    case, _, asked = sent()
    Case.objects.filter(pk=case.pk).update(status=CaseStatus.CLOSED, closed_on=date(2026, 11, 2))
    with pytest.raises(CameAlready):
        answer_by_link(asked.link, NURSE, "Twenty minutes, then a break")
    assert case.added.get().came_on is None
