"""A family follows its case behind a link: where it is, what was decided and why, what comes next, and whom to ask."""

import html
import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core import mail
from django.test import Client

from record.models import Event, Outbox
from record.service import deliver_due
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from tests.wizard.parents.families import a_family, letters_to, opened, page_link, person
from wizard.casework.actions.ask_information import ask_information
from wizard.casework.actions.decide import decide
from wizard.casework.actions.write_letter import CannotWrite, write_letter
from wizard.casework.letter_words import Words
from wizard.casework.models import Case, CaseLetter, Decision
from wizard.casework.service import acknowledge_referral, note_moment
from wizard.casework.writing_to import Addressee
from wizard.consent.models import Consent, FamilyPerson
from wizard.parents.actions.fall_silent import fall_silent
from wizard.parents.parts import PARTS
from wizard.parents.telling import tell
from wizard.planning.actions.arrange_meeting import Guest, arrange_meeting, send_minutes
from wizard.planning.enums import Attendee, MeetingKind
from wizard.planning.models import Invited, Meeting, Package
from wizard.provision.models import Timetable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
WHY = "The doctor’s letter does not say how the illness keeps Amara from school."


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


def text_of(client: Client, address: str) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return html.unescape(page.content.decode())


def decided(case: Case, outcome: str) -> Decision:
    return decide(
        officer_of(case), case, outcome, decided_on=date(2026, 11, 3), because=WHY, reasons=["evidence"],
        weighed=weigh_all(case),
    )  # fmt: skip


def write(case: Case, to: FamilyPerson, decision: Decision | None, *, by_post: bool = False) -> CaseLetter:
    addressee = Addressee(f"person-{to.public_id}", "parent", to.name, to.email, "Parent or carer")
    words = Words("Our decision", f"Dear {to.name}, {WHY} The Ombudsman.")
    return write_letter(officer_of(case), case, decision, addressee, words, by_post=by_post)


@pytest.mark.requirement("L22")
def test_who_belongs_to_the_child_gets_a_link_when_the_case_opens_and_nobody_else() -> None:
    case = a_case()
    grace = person(case)
    person(case, "Tom Madeup", contact_restricted=True)
    person(case, "Lee Madeup", email="")
    person(case, "Kit Madeup", responsibility="no")
    person(case, "Sam Madeup", party="coordinator")
    tell(case, "opened")
    assert [row.recipient for row in Outbox.objects.filter(kind="family_page")] == [grace.email]


def test_the_letter_with_the_link_says_nothing_more() -> None:
    case, grace = a_family()
    deliver_due()
    letter = next(one for one in mail.outbox if one.to == [grace.email])
    assert f"/family/{page_link(grace).public_id}" in letter.body
    for word in ("Amara", "Madeup", case.submission.reference, case.school.name, "referral"):
        assert word not in letter.body + str(letter.subject), word


@pytest.mark.requirement("L22", "E53")
def test_the_page_says_where_it_is_whose_move_it_is_and_whom_to_ask() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    page = text_of(client, here)
    assert "Norfolk Council has the referral" in page
    assert "Somebody at Norfolk Council reads the referral" in page
    assert "by Thursday 5 November" in page  # two working days after Tuesday 3 November
    assert "medicalneeds@norfolk.gov.uk" in page
    assert "1 of 6 steps are done. Now: Norfolk Council said it has the referral." in page
    acknowledge_referral(officer_of(case), case)
    assert "Norfolk Council is looking at the referral" in text_of(client, here)


def test_a_refusal_is_told_with_its_reasons_and_what_to_do_about_it() -> None:
    case, grace = a_family()
    decided(case, "declined")
    client, here = opened(grace)
    page = text_of(client, here)
    assert "Norfolk Council did not agree" in page
    assert f'{here}disagree/">you can ask us to look again' in page
    told = text_of(client, f"{here}decision/")
    for words in (WHY, "The evidence is not enough", "Decided on Tuesday 3 November 2026", "If you do not agree"):
        assert words in told, words


@pytest.mark.requirement("E54")
def test_a_letter_to_a_parent_tells_them_by_their_page_and_is_read_there() -> None:
    case, grace = a_family()
    letter = write(case, grace, decided(case, "declined"))
    news = letters_to(grace.email, "family_news")
    assert len(news) == 1
    assert not Outbox.objects.filter(kind="case_letter_family").exists()
    deliver_due()
    assert "There is news on your page" in mail.outbox[-1].body
    assert WHY not in mail.outbox[-1].body
    client, here = opened(grace)
    assert "The newest came on Tuesday 3 November" in text_of(client, here)
    assert "Our decision" in text_of(client, f"{here}letters/")
    assert WHY in text_of(client, f"{here}letters/{letter.public_id}/")
    paper = client.get(f"{here}letters/{letter.public_id}.pdf")
    assert paper.content[:5] == b"%PDF-"
    assert "no-store" in paper["Cache-Control"]


def test_who_has_no_page_gets_the_notice_as_before() -> None:
    case = a_case()
    grace = person(case)
    write(case, grace, decided(case, "declined"))
    assert [row.kind for row in letters_to(grace.email)] == ["case_letter_family"]


def test_a_letter_by_post_is_read_by_whom_it_names_alone() -> None:
    case, grace = a_family()
    other = person(case, "Tom Madeup")
    tell(case, "opened")
    letter = write(case, other, decided(case, "declined"), by_post=True)
    client, here = opened(other)
    assert WHY in text_of(client, f"{here}letters/{letter.public_id}/")
    client, here = opened(grace)
    assert client.get(f"{here}letters/{letter.public_id}/").status_code == 404
    assert client.get(f"{here}letters/{letter.public_id}.pdf").status_code == 404


@pytest.mark.requirement("E97", "E51")
def test_what_is_asked_of_the_family_is_told_and_shown() -> None:
    case, grace = a_family()
    ask_information(officer_of(case), case, "The letter of the hospital", of="family", due_on=date(2026, 11, 10))
    assert len(letters_to(grace.email, "family_news")) == 1
    client, here = opened(grace)
    assert "The letter of the hospital" in text_of(client, here)
    assert "By Tuesday 10 November 2026" in text_of(client, f"{here}next/")


@pytest.mark.requirement("N107")
def test_what_was_agreed_is_shown_with_how_to_take_it_back() -> None:
    case, grace = a_family()
    Consent.objects.create(
        referral=case.submission.referral, consent_key="contact_consent", given=True, given_by="Grace Madeup",
        statement_sha256="0" * 64, recorded_by=case.submission.submitted_by, recorded_at=case.opened_at,
    )  # fmt: skip
    client, here = opened(grace)
    page = text_of(client, f"{here}agreed/")
    assert "The school wrote down a yes from Grace Madeup" in page
    assert "take back what you agreed to, at any time" in page


def test_meetings_and_the_plan_show_when_there_are_some() -> None:
    publish_terms()
    case, grace = a_family()
    decided(case, "accepted")
    officer = officer_of(case)
    meeting = Meeting.objects.create(
        case=case, kind="planning", planned_for=date(2026, 11, 12), at="2pm", place="home", where="4 Madeup Mews",
        arranged_by=officer, arranged_at=case.opened_at,
    )  # fmt: skip
    Invited.objects.create(meeting=meeting, attendee="parent", name="Tom Madeup")
    package = Package.objects.create(
        case=case, number=1, agreed_by=officer, agreed_at=case.opened_at, settled_at=case.opened_at,
        starts_on=date(2026, 11, 16), why_less="She tires after an hour.",
    )  # fmt: skip
    package.lines.create(line="home", label="Home teaching", amount=5, unit="hours_a_week", venue="4 Madeup Mews")
    client, here = opened(grace)
    page = text_of(client, f"{here}plan/")
    for words in ("Planning meeting", "Thursday 12 November, 2pm", "At home: 4 Madeup Mews", "come: a parent or carer",
                  "Home teaching, 5 hours a week", "She tires after an hour.", "Monday 16 November"):  # fmt: skip
        assert words in page, words
    note_moment(officer, case, "provision_started", date(2026, 11, 3))
    assert "Teaching started" in text_of(client, f"{here}next/")


@pytest.mark.requirement("E99", "N142")
def test_a_meeting_and_its_minutes_are_news_where_the_family_is_asked_to_come() -> None:
    case, grace = a_family()
    officer = officer_of(case)
    day = date(2026, 11, 12)
    arrange_meeting(officer, case, MeetingKind.TEAM, day, place="school", guests=[Guest(Attendee.COUNCIL, "A")])
    assert letters_to(grace.email, "family_news") == []
    guests = [Guest(Attendee.PARENT, grace.name)]
    meeting = arrange_meeting(officer, case, MeetingKind.PLANNING, day, place="school", guests=guests)
    assert len(letters_to(grace.email, "family_news")) == 1
    Meeting.objects.filter(pk=meeting.pk).update(held_on=date(2026, 11, 3), minutes="We start with an hour a day.")
    client, here = opened(grace)
    assert "an hour a day" not in text_of(client, f"{here}plan/")
    send_minutes(officer, meeting, guests, date(2026, 11, 3))
    assert "We start with an hour a day." in text_of(client, f"{here}plan/")
    assert len(letters_to(grace.email, "family_news")) == 2


@pytest.mark.requirement("N153")
def test_the_week_shows_so_that_appointments_keep_out_of_it() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    assert "The week" not in text_of(client, here)
    week = Timetable.objects.create(
        case=case, number=1, holds_from=date(2026, 11, 16), made_by=officer_of(case), made_at=case.opened_at
    )
    week.slots.create(weekday=0, half="AM", planned="school", hours=2)
    week.slots.create(weekday=1, half="PM", planned="nothing")
    assert "From Monday 16 November." in text_of(client, here)
    page = text_of(client, f"{here}week/")
    assert "From Monday 16 November 2026" in page
    assert "Monday morning</strong>: In school, 2 hours" in page
    assert "Tuesday" not in page.partition("<h1>")[2].partition("</ul>")[0]


@pytest.mark.parametrize("slug", ["norfolk", "essex", "leicestershire"])
def test_each_part_has_a_line_and_a_page_of_its_own_in_short_sentences(slug: str) -> None:
    publish_terms(slug)
    _, grace = a_family(slug)
    client, here = opened(grace)
    first, everything = text_of(client, here), text_of(client, f"{here}all/")
    for part in PARTS:
        own = text_of(client, f"{here}{part.key}/")
        words = "Messages with" if part.key == "messages" else part.title
        assert f"<h1>{words}" in own, part.key
        assert f"<h2>{part.title}</h2>" in everything, part.key
        assert (f'{here}{part.key}/">{part.title}</a>' in first) == (part.key != "week"), part.key
        assert too_long(own) == [], part.key
    assert too_long(first + everything) == []
    assert "SENDIASS" not in first or "SENDIASS is an advice service" in first


def too_long(page: str) -> list[str]:
    """The sentences of more than twenty words."""
    main = re.sub(r"<(script|style|svg).*?</\1>", " ", page.partition("<main")[2], flags=re.DOTALL)
    ends = re.sub(r"</?(p|li|h\d|dt|dd|br|div|section|label|legend|a)\b[^>]*>", ". ", main)
    sentences = re.split(r"[.!?:]\s", re.sub(r"<[^>]*>", "", ends))
    return [one.strip() for one in sentences if len(one.split()) > 20]


def test_who_is_hidden_from_reads_neither_where_nor_when_the_child_is() -> None:
    case, grace = a_family(address_hidden=True)
    tom = person(case, "Tom Madeup")
    tell(case, "opened")
    officer = officer_of(case)
    meeting = Meeting.objects.create(
        case=case, kind="planning", planned_for=date(2026, 11, 12), at="2pm", place="elsewhere", where="The library",
        arranged_by=officer, arranged_at=case.opened_at,
    )  # fmt: skip
    package = Package.objects.create(
        case=case, number=1, agreed_by=officer, agreed_at=case.opened_at, settled_at=case.opened_at
    )
    package.lines.create(line="home", label="Teaching", unit="item", who="Madeup Tutors")
    week = Timetable.objects.create(
        case=case, number=1, holds_from=date(2026, 11, 2), made_by=officer, made_at=case.opened_at
    )
    week.slots.create(weekday=0, half="AM", planned="school", hours=2)
    client, here = opened(tom)
    page = text_of(client, f"{here}all/")
    for words in ("2pm", "The library", "Madeup Tutors", "Monday morning"):
        assert words not in page, words
    assert "Ask us about this meeting." in page
    Invited.objects.create(meeting=meeting, attendee="parent", name="Tom Madeup")
    assert "The library" in text_of(client, f"{here}plan/")
    client, here = opened(grace)
    page = text_of(client, f"{here}all/")
    assert "Madeup Tutors" in page
    assert "Monday morning" in page


def test_what_is_taught_stays_on_the_page_while_more_is_planned() -> None:
    case, grace = a_family()
    for number, status, label in ((1, "ended", "A robot"), (2, "running", "Home teaching"), (3, "planned", "A class")):
        Package.objects.create(
            case=case,
            number=number,
            status=status,
            agreed_by=officer_of(case),
            agreed_at=case.opened_at,
            settled_at=case.opened_at,
        ).lines.create(line="home", label=label, unit="item")
    client, here = opened(grace)
    page = text_of(client, f"{here}plan/")
    assert "This is what is taught now." in page
    assert "Home teaching" in page
    assert "A class" in page
    assert "A robot" not in page


def test_minutes_are_read_by_the_parents_they_went_to_however_their_names_were_written() -> None:
    case, grace = a_family()
    meeting = Meeting.objects.create(
        case=case, kind="planning", planned_for=date(2026, 11, 3), held_on=date(2026, 11, 3), minutes="An hour a day.",
        minutes_sent_on=date(2026, 11, 3), minutes_sent_to=[{"role": "parent", "name": "Ms Madeup"}],
        arranged_by=officer_of(case), arranged_at=case.opened_at,
    )  # fmt: skip
    client, here = opened(grace)
    assert "An hour a day." in text_of(client, f"{here}plan/")
    person(case, "Tom Madeup", lives_apart=True)
    assert "An hour a day." not in text_of(client, f"{here}plan/")
    Meeting.objects.filter(pk=meeting.pk).update(minutes_sent_to=[{"role": "parent", "name": grace.name}])
    assert "An hour a day." in text_of(client, f"{here}plan/")


def test_a_case_taken_back_or_worked_elsewhere_promises_no_steps_here() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    Case.objects.filter(pk=case.pk).update(status="withdrawn")
    page = text_of(client, f"{here}next/")
    assert "The school took it back" in page
    assert "decides, and says why" not in page
    Case.objects.filter(pk=case.pk).update(status="received", handed_over_to="Madeup Trust")
    page = text_of(client, f"{here}next/")
    assert "Madeup Trust takes it" in page
    assert "decides, and says why" not in page


def test_parents_who_live_apart_see_their_own_and_no_homes() -> None:
    case, grace = a_family(lives_apart=True)
    tom = person(case, "Tom Madeup", lives_apart=True)
    tell(case, "opened")
    officer = officer_of(case)
    Meeting.objects.create(case=case, kind="planning", planned_for=date(2026, 11, 12), place="home",
                           where="4 Madeup Mews", arranged_by=officer, arranged_at=case.opened_at)  # fmt: skip
    Package.objects.create(case=case, number=1, agreed_by=officer, agreed_at=case.opened_at).lines.create(
        line="home", label="Home teaching", unit="item", venue="4 Madeup Mews"
    )
    write(case, grace, decided(case, "declined"))
    graces, here = opened(grace)
    graces.post(f"{here}messages/", {"text": "We moved away."})
    client, here = opened(tom)
    page = text_of(client, f"{here}all/")
    for words in ("Madeup Mews", "Grace", "Our decision", "moved away"):
        assert words not in page, words
    assert "moved away" not in text_of(client, f"{here}messages/")
    assert WHY in page  # what was decided is for both


def test_a_young_person_reads_it_as_their_own() -> None:
    case, _ = a_family()
    amara = person(case, "Amara Madeup", party="pupil")
    tell(case, "opened")
    note_moment(officer_of(case), case, "provision_started", date(2026, 11, 3))
    Case.objects.filter(pk=case.pk).update(status="provided")
    client, here = opened(amara)
    assert "You are being taught" in text_of(client, here)


def test_each_opening_is_an_event_that_names_nobody() -> None:
    case, grace = a_family()
    client, here = opened(grace)
    client.get(here)
    client.get(f"{here}messages/")
    client.get(f"{here}all/")
    found = Event.objects.filter(subject_id=case.submission.reference, kind="family_page_opened")
    assert [one.data["part"] for one in found.order_by("number")] == ["page", "messages", "all"]
    assert all(set(one.data) == {"person", "link", "part"} for one in found)


def test_where_the_family_wishes_silence_no_letter_goes_by_itself() -> None:
    case, grace = a_family()
    officer = officer_of(case)
    fall_silent(officer, case, "Grace Madeup", "We want to be together now.")
    before = len(letters_to(grace.email))
    case.refresh_from_db()
    ask_information(officer, case, "A paper", of="family")
    with pytest.raises(CannotWrite):
        write(case, grace, None)
    assert len(letters_to(grace.email)) == before
    assert case.quiet_since == date(2026, 11, 3)
    client, here = opened(grace)
    assert "We send you no emails" in text_of(client, here)
    write(case, grace, None, by_post=True)


@pytest.mark.parametrize("slug", ["norfolk", "essex", "leicestershire"])
def test_every_council_worked_here_has_the_page(slug: str) -> None:
    case, grace = a_family(slug)
    client, here = opened(grace)
    page = text_of(client, here)
    assert f"{case.authority.name} has the referral" in page
    assert "Who to speak to" in page
