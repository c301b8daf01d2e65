"""Papers wanted after sending: a document before the start, newer advice from health before a review."""

import html
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from people.enums import Role
from record.service import deliver_due
from tests.building import make_member
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms
from tests.wizard.planning.test_plan_pages import (
    DAY,
    agreed,
    day,
    meeting_said,
    met,
    of_council,
    of_school,
    packed,
    post,
    started,
    text_of,
    written,
)
from wizard.casework.enums import CaseStatus
from wizard.casework.service import school_parts_of
from wizard.evidence.enums import Readers
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import ensure_key
from wizard.planning.models import HandedIn
from wizard.planning.papers import papers_before_start
from wizard.planning.sections import PART_A

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
PAPER = "paper/engagement/"


@pytest.fixture
def on_the_day() -> Iterator[None]:
    ensure_key()
    with time_machine.travel(SENT, tick=False):
        yield


@pytest.mark.requirement("E56")
def test_a_document_that_the_route_wants_is_asked_from_the_day_of_sending_and_nothing_starts_without_it() -> None:
    case = a_case("essex")
    school = signed_in(case.submission.submitted_by)
    assert "Reintegration and Engagement document" in text_of(school, of_school(case))
    assert [one["count"] for one in school_parts_of(case, "after") if one["label"] == "Plan"] == [1]
    case, officer = agreed("essex")
    client, school = signed_in(officer), signed_in(case.submission.submitted_by)
    meeting = post(school, of_school(case, "meeting/"), meeting_said(on=date(2026, 11, 10)))
    # The school day before Tuesday 10 November is Monday the 9th.
    assert case.tasks.get(source="paper:engagement").due_on == date(2026, 11, 9)
    packed(client, case, "teaching")
    missing = "Reintegration and Engagement document: the school has not handed it in yet"
    assert missing in text_of(client, of_council(case, "package/"))
    refused = client.post(of_council(case, "start/"), day("starts_on", DAY))
    assert missing in html.unescape(refused.content.decode())
    empty = html.unescape(school.post(of_school(case, f"{PAPER}hand-in/"), {}).content.decode())
    assert "Choose a file, or write down what it says" in empty
    post(school, of_school(case, f"{PAPER}hand-in/"), {"file": a_pdf(), "few": "few"})
    item = EvidenceItem.objects.get(for_key="engagement")
    assert (item.readers, case.handed_in.get().item) == (Readers.RESTRICTED, item)
    assert case.tasks.get(source="paper:engagement").done_at
    assert "Open it" in text_of(client, of_council(case, PAPER))
    assert missing not in text_of(client, of_council(case, "package/"))
    assert meeting


@pytest.mark.requirement("E56")
def test_only_some_may_open_what_is_kept_to_a_few_people() -> None:
    case, _ = agreed("essex")
    school = signed_in(case.submission.submitted_by)
    post(school, of_school(case, f"{PAPER}hand-in/"), {"file": a_pdf(), "few": "few"})
    colleague = signed_in(make_member(Role.REFERRER, school=case.school))
    page = text_of(colleague, of_school(case, PAPER))
    assert "Restricted paper" in page
    assert "letter.pdf" not in page
    assert "Open it" not in page


@pytest.mark.requirement("E56")
def test_the_council_adds_a_paper_it_was_given_as_a_file_too_and_a_file_that_is_none_is_refused() -> None:
    case, officer = agreed("essex")
    client, school = signed_in(officer), signed_in(case.submission.submitted_by)
    bad = SimpleUploadedFile("letter.pdf", b"MZ no paper at all", "application/pdf")
    for who, here in ((school, of_school(case, f"{PAPER}hand-in/")), (client, of_council(case, f"{PAPER}hand-in/"))):
        assert who.post(here, {"file": bad}).status_code == 200
    assert not HandedIn.objects.exists()
    post(client, of_council(case, f"{PAPER}hand-in/"), {"words_whole": "Seen on paper", "file": a_pdf()})
    item = EvidenceItem.objects.get(for_key="engagement")
    assert (item.readers, item.added_by) == (Readers.ALL, officer)
    page = text_of(school, of_school(case, PAPER))
    assert "Seen on paper" in page
    assert "Open it" in page
    assert [one.there for one in papers_before_start(case)] == [True]


@pytest.mark.requirement("E56")
def test_a_file_that_was_taken_off_does_not_count() -> None:
    case, _ = agreed("essex")
    school = signed_in(case.submission.submitted_by)
    post(school, of_school(case, f"{PAPER}hand-in/"), {"file": a_pdf()})
    EvidenceItem.objects.update(removed_at=case.opened_at)
    assert [one.there for one in papers_before_start(case)] == [False]
    assert "Taken off" in text_of(school, of_school(case, PAPER))


def test_a_paper_that_the_route_does_not_want_has_no_page() -> None:
    case, officer = agreed("essex")
    client = signed_in(officer)
    for key in ("partnership", "home_risk", "nothing_such"):
        assert client.get(of_council(case, f"paper/{key}/")).status_code == 404, key
    case.status = CaseStatus.CLOSED
    case.save()
    assert client.get(of_council(case, f"{PAPER}hand-in/")).status_code == 404


@pytest.mark.requirement("S40")
def test_where_the_school_plans_alone_it_keeps_what_is_taught_and_with_what() -> None:
    case = a_case("stonehenge-school")
    school = signed_in(case.submission.submitted_by)
    assert "What the pupil learns, agreed with those who teach" in text_of(school, of_school(case))
    words = {"words_whole": "The same units in English and maths, with the class’s books"}
    post(school, of_school(case, "paper/curriculum/hand-in/"), words)
    page = text_of(school, of_school(case, "paper/curriculum/"))
    assert "the class’s books" in page


@pytest.mark.requirement("E81")
def test_newer_advice_is_asked_before_a_review_when_nothing_came_since_the_last_look() -> None:
    case, client = started()
    with time_machine.travel("2027-02-02 10:00Z", tick=False):
        officer, school = signed_in(officer_of(case)), signed_in(case.submission.submitted_by)
        assert "Newer advice from health is wanted" in text_of(school, of_school(case))
        post(school, of_school(case, "meeting/"), meeting_said("review", date(2027, 2, 10)))
        task = case.tasks.get(source="paper:medical")
        # The school day before Wednesday 10 February.
        assert (task.move, task.due_on) == ("school", date(2027, 2, 9))
        assert client
        said = {"what": "The GP’s new letter, please", **day("due_on", date(2027, 2, 8))}
        post(officer, of_council(case, "paper/medical/ask/"), said)
        deliver_due()
        assert any(case.submission.submitted_by.email in one.to for one in mail.outbox)
        late = {"words_whole": "The GP says three hours", **day("dated", date(2027, 2, 3))}
        refused = html.unescape(school.post(of_school(case, "paper/medical/hand-in/"), late).content.decode())
        assert "must be today or in the past" in refused
        post(school, of_school(case, "paper/medical/hand-in/"), late | day("dated", date(2027, 2, 1)))
        task.refresh_from_db()
        assert task.done_at
        page = text_of(officer, of_council(case))
        assert "Newer advice from health is wanted" not in page
        assert "1 February 2027" in page


@pytest.mark.requirement("E81")
def test_no_advice_is_asked_again_that_came_since_the_start() -> None:
    publish_terms()
    case, _ = started()
    with time_machine.travel("2026-12-01 10:00Z", tick=False):
        school = signed_in(case.submission.submitted_by)
        post(school, of_school(case, "paper/medical/hand-in/"),
             {"file": a_pdf(), **day("dated", date(2026, 11, 30))})  # fmt: skip
        post(school, of_school(case, "meeting/"), meeting_said("review", date(2026, 12, 8)))
        assert not case.tasks.filter(source="paper:medical").exists()


def test_what_goes_on_does_not_wait_for_papers_of_the_first_start() -> None:
    case, officer = agreed("essex")
    client = signed_in(officer)
    post(client, of_council(case, f"{PAPER}hand-in/"), {"words_whole": "Seen"})
    written(client, met(client, of_council(case)), PART_A)
    packed(client, case, "teaching")
    post(client, of_council(case, "agreement/partnership/words/"), {"body": "Words."})
    for party in case.agreements.get().signers:
        post(client, of_council(case, f"agreement/partnership/{party}/signed/"),
             {"name": "Somebody", "how": "paper", **day("signed_on", DAY)})  # fmt: skip
    post(client, of_council(case, "start/"), day("starts_on", DAY))
    HandedIn.objects.all().delete()
    with time_machine.travel("2026-12-15 10:00Z", tick=False):
        client = signed_in(officer_of(case))
        post(client, of_council(case, "package/line/"), {"line": "av1", "amount": "1", "why": "To see the class"})
        assert "has not handed it in yet" not in text_of(client, of_council(case, "package/"))
