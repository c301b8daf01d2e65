"""What is new is kept for each person of a family before an e-mail tells of it, and told once."""

import html
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied

from record.service import deliver_due
from tests.wizard.casework.cases import SENT, a_case, officer_of, publish_terms, weigh_all
from tests.wizard.parents.families import a_family, letters_to, opened, person
from wizard.casework.actions.ask_information import ask_information
from wizard.casework.actions.decide import decide
from wizard.casework.models import Case
from wizard.casework.service import deal_with_clock
from wizard.consent.models import FamilyPerson
from wizard.parents.actions.fall_silent import fall_silent
from wizard.parents.late import tell_of_late
from wizard.parents.models import FamilyNews
from wizard.parents.telling import give_page
from wizard.planning.actions.agree_package import Item, agree_package, settle_package
from wizard.planning.actions.arrange_meeting import (
    Guest,
    OnAnotherDay,
    arrange_meeting,
    record_meeting,
    write_record,
)
from wizard.planning.actions.move_meeting import cancel_meeting, move_meeting
from wizard.planning.actions.start_provision import start_provision
from wizard.planning.chronology import entries
from wizard.planning.enums import Attendee, MeetingKind, Part
from wizard.planning.sections import PART_A

pytestmark = pytest.mark.django_db
WHY = "The doctor’s letter says how long Amara stays away."


@pytest.fixture(autouse=True)
def on_the_day() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(SENT, tick=False) as clock:
        yield clock


def agreed(case: Case) -> None:
    decide(officer_of(case), case, "accepted", decided_on=date(2026, 11, 3), because=WHY, weighed=weigh_all(case))


def news(one: FamilyPerson) -> list[str]:
    return list(FamilyNews.objects.filter(person=one).values_list("about", flat=True))


@pytest.mark.requirement("L22")
def test_a_decision_is_kept_as_news_and_told_without_a_word_of_it() -> None:
    case, grace = a_family()
    agreed(case)
    assert news(grace) == ["decided:1"]
    deliver_due()
    letter = next(one for one in mail.outbox if "news" in str(one.subject))
    assert letter.to == [grace.email]
    for words in (WHY, "Amara", "agreed", case.school.name):
        assert words not in letter.body, words


def test_a_days_news_is_one_letter_until_it_is_read(on_the_day: time_machine.Traveller) -> None:
    case, grace = a_family()
    agreed(case)
    ask_information(officer_of(case), case, "A paper", of="family")
    assert len(news(grace)) == 2
    assert len(letters_to(grace.email, "family_news")) == 1
    on_the_day.move_to("2026-11-04 10:00Z")
    ask_information(officer_of(case), case, "Another paper", of="family")
    assert len(letters_to(grace.email, "family_news")) == 2
    client, here = opened(grace)
    first = html.unescape(client.get(here).content.decode())
    assert first.count(">New</") == 2  # what was decided, and what is asked
    client.get(f"{here}decision/")
    client.get(f"{here}next/")
    assert ">New</" not in client.get(here).content.decode()
    ask_information(officer_of(case), case, "A third paper", of="family")
    assert len(letters_to(grace.email, "family_news")) == 3


def test_a_package_is_news_when_it_is_settled_and_not_while_it_is_put_together() -> None:
    publish_terms()
    case, grace = a_family()
    agreed(case)
    case.refresh_from_db()
    package = agree_package(officer_of(case), case, [Item("online", Decimal(25))], full_time_hours=Decimal(25))
    client, here = opened(grace)
    assert news(grace) == ["decided:1"]
    assert "Nothing is planned yet" in client.get(f"{here}plan/").content.decode()
    settle_package(officer_of(case), package)
    settle_package(officer_of(case), package)
    settled = ["decided:1", f"package:{package.pk}"]
    assert news(grace) == settled
    assert "Online learning, 25 hours a week" in client.get(f"{here}plan/").content.decode()
    arrange_meeting(officer_of(case), case, MeetingKind.PLANNING, date(2026, 11, 3), place="school")
    meeting = case.meetings.get()
    record_meeting(officer_of(case), meeting, date(2026, 11, 3), came={}, views={}, minutes="Five hours.")
    write_record(officer_of(case), meeting, Part.A, {one.key: "As agreed." for one in PART_A})
    start_provision(officer_of(case), package, date(2026, 11, 3))
    assert news(grace) == [*settled, "started:1"]


def test_a_meeting_that_is_moved_or_called_off_is_news_to_a_family_that_was_invited() -> None:
    case, grace = a_family()
    school = case.submission.submitted_by
    guests = [Guest(Attendee.PARENT, grace.name)]
    day = date(2026, 11, 9)
    meeting = arrange_meeting(school, case, MeetingKind.PLANNING, day, place="school", guests=guests)
    unasked = arrange_meeting(school, case, MeetingKind.TEAM, day, place="school")
    move_meeting(school, meeting, date(2026, 11, 11), why="The room is taken")
    move_meeting(school, meeting, date(2026, 11, 11))  # nothing changed
    move_meeting(school, unasked, date(2026, 11, 11))
    told = [one.what for one in entries(case)]
    assert "Planning meeting moved from 9 November 2026. The room is taken" in told
    client, here = opened(grace)
    assert "It was moved. The day was Monday 9 November." in client.get(f"{here}plan/").content.decode()
    cancel_meeting(school, meeting, "Her tutor is ill")
    first = f"meeting:{meeting.pk}"
    assert news(grace) == [first, f"{first}:moved:1", f"{first}:off"]
    page = client.get(f"{here}plan/").content.decode()
    assert "It does not take place. You will hear of a new day." in page
    assert "Her tutor is ill" not in page
    with pytest.raises(OnAnotherDay):
        move_meeting(school, meeting, date(2026, 11, 12))
    with pytest.raises(OnAnotherDay):
        move_meeting(school, unasked, date(2026, 11, 2))


@pytest.mark.requirement("L22")
def test_what_is_asked_of_one_parent_is_read_by_that_parent_alone() -> None:
    case, grace = a_family(lives_apart=True)
    tom = person(case, "Tom Madeup", lives_apart=True, address="1 Hidden Row", address_hidden=True)
    give_page(None, case, tom)
    officer = officer_of(case)
    ask_information(officer, case, "A recent letter from the clinic", of="family", people=[tom])
    assert (news(grace), len(news(tom))) == ([], 1)
    words = "A recent letter from the clinic"
    for one, reads in ((grace, False), (tom, True)):
        client, here = opened(one)
        for part in ("", "next/"):
            page = client.get(here + part).content.decode()
            assert (words in page, "1 Hidden Row" in page) == (reads, False)
    with pytest.raises(PermissionDenied):
        ask_information(officer, case, "A letter", of="family", people=[person(a_case(), "Someone Else")])


def test_silence_and_restricted_contact_keep_no_news() -> None:
    case, grace = a_family()
    kept = person(case, "Tom Madeup")
    give_page(None, case, kept)
    FamilyPerson.objects.filter(pk=kept.pk).update(contact_restricted=True)
    agreed(case)
    assert (len(news(grace)), news(kept)) == (1, [])
    fall_silent(officer_of(case), case, "Grace", "Time together.")
    case.refresh_from_db()
    ask_information(officer_of(case), case, "A paper", of="family")
    assert len(news(grace)) == 1


@pytest.mark.requirement("L22")
def test_a_day_that_passed_is_told_once_and_never_into_silence(on_the_day: time_machine.Traveller) -> None:
    publish_terms()
    case, grace = a_family()
    quiet, other = a_family()
    fall_silent(officer_of(quiet), quiet, "Grace", "Time together.")
    alone = a_case()  # nobody of this family has a page
    for one in (case, quiet, alone):
        agreed(one)
    due = case.clocks.exclude(move="family").order_by("due_on")[0]
    on_the_day.move_to(f"{due.due_on.isoformat()} 10:00Z")
    assert tell_of_late() == 0  # the day itself is not over
    on_the_day.shift(86_400)
    assert tell_of_late() == 2
    assert tell_of_late() == 0
    assert news(grace) == ["decided:1", f"late:{due.key}:{due.due_on.isoformat()}"]
    assert news(other) == []
    assert FamilyNews.objects.get(case=alone).person is None
    assert len(letters_to(grace.email, "family_news")) == 2


def test_a_day_that_somebody_dealt_with_is_no_news(on_the_day: time_machine.Traveller) -> None:
    publish_terms()
    case, grace = a_family()
    agreed(case)
    due = case.clocks.exclude(move="family").order_by("due_on")[0]
    on_the_day.move_to(f"{due.due_on.isoformat()} 10:00Z")
    deal_with_clock(officer_of(case), due, "Done")
    on_the_day.shift(86_400)
    assert tell_of_late() == 0
    assert news(grace) == ["decided:1"]
