"""Letters about what is due hold no child's name and are not many; rows are removed when their time has passed."""

from typing import Any

import pytest
import time_machine
from django.core import mail

from people.enums import Role
from record.models import Outbox
from record.service import deliver_due, do_chores, events_of
from tests.building import make_member
from tests.wizard.support.helping import ARRANGED, PART_TIME, make_pupil, wrote
from wizard.attendance.models import RegisterPupil
from wizard.support.enums import Kind
from wizard.support.models import DueScan, Entry
from wizard.support.reminders import remind_schools
from wizard.support.retention import purge_records

pytestmark = pytest.mark.django_db


def helped(**arranged: str) -> RegisterPupil:
    pupil = make_pupil()
    make_member(Role.SCHOOL_ADMINISTRATOR, school=pupil.school)
    wrote(pupil, Kind.ARRANGEMENT, "2026-11-16", {**ARRANGED, "away_since": "2026-11-16", **arranged})
    return pupil


def look_on(moment: str) -> int:
    with time_machine.travel(moment):
        before = Outbox.objects.count()
        remind_schools()
        return Outbox.objects.count() - before


@pytest.mark.requirement("S29")
@pytest.mark.requirement("N76")
def test_on_the_last_day_of_a_part_time_timetable_somebody_is_asked() -> None:
    pupil = make_pupil()
    make_member(Role.SCHOOL_ADMINISTRATOR, school=pupil.school)
    wrote(pupil, Kind.TIMETABLE, "2026-11-02", {**PART_TIME, "review_on": "2026-12-02"}, until="2026-12-09")
    assert look_on("2026-12-01T08:00:00+00:00") == 0
    assert look_on("2026-12-02T08:00:00+00:00") == 1  # the review
    assert look_on("2026-12-08T08:00:00+00:00") == 0
    assert look_on("2026-12-09T08:00:00+00:00") == 1  # the last day
    assert look_on("2026-12-10T08:00:00+00:00") == 0
    assert look_on("2026-12-14T08:00:00+00:00") == 1  # a Monday, and nobody has decided


def test_a_letter_names_no_child_and_leads_to_the_list() -> None:
    pupil = helped()
    assert look_on("2026-11-23T08:00:00+00:00") == 1
    with time_machine.travel("2026-11-23T08:01:00+00:00"):
        deliver_due()
    letter = mail.outbox[-1]
    text = f"{letter.subject} {letter.body} {letter.extra_headers}"
    assert "things are due" in letter.subject
    assert "/pupils/" in letter.body
    assert not [word for word in ("Amara", pupil.upn, pupil.public_id, "Calder") if word in text]


def test_a_day_is_looked_through_once_and_not_at_night_or_on_closed_days() -> None:
    helped()
    assert look_on("2026-11-23T04:00:00+00:00") == 0
    assert look_on("2026-11-22T10:00:00+00:00") == 0  # a Sunday
    assert not DueScan.objects.exists()
    assert [look_on(f"2026-11-23T{hour}:00:00+00:00") for hour in ("08", "09")] == [1, 0]
    assert DueScan.objects.count() == 1


def test_the_named_contact_is_written_to_only_with_an_account_at_the_school() -> None:
    pupil = make_pupil()
    contact = make_member(Role.REFERRER, school=pupil.school)
    administrator = make_member(Role.SCHOOL_ADMINISTRATOR, school=pupil.school)
    row = wrote(
        pupil, Kind.ARRANGEMENT, "2026-11-16", {**ARRANGED, "away_since": "2026-11-16", "contact_email": contact.email}
    )
    look_on("2026-11-23T08:00:00+00:00")
    assert set(Outbox.objects.values_list("recipient", flat=True)) == {contact.email}
    said = {**row.content, "contact_email": "somebody@elsewhere.test"}
    wrote(pupil, Kind.ARRANGEMENT, "2026-11-24", said)
    look_on("2026-11-30T08:00:00+00:00")
    latest = Outbox.objects.order_by("-pk").values_list("recipient", flat=True)
    assert latest[0] == administrator.email
    assert "somebody@elsewhere.test" not in latest


def test_rows_are_kept_six_years_after_the_pupil_left_and_then_removed() -> None:
    pupil = helped()
    first = wrote(pupil, Kind.HEALTHCARE_PLAN, "2026-11-16", {"condition": "Made up"}, until="2027-05-16")
    wrote(pupil, Kind.HEALTHCARE_PLAN, "2026-11-17", {"condition": "Made up"}, until="2027-05-16", about=first)
    wrote(pupil, Kind.ENDED, "2026-11-18", {"reason": "left"})
    with time_machine.travel("2032-11-18T10:00:00+00:00"):
        assert purge_records() == 0
    with time_machine.travel("2032-11-21T10:00:00+00:00"):
        assert purge_records() == 1
        assert not Entry.objects.exists()
    assert events_of("register_pupil", pupil.public_id)[-1].data == {"years": 6}


def test_a_pupil_nobody_recorded_as_leaving_counts_as_leaving_after_year_13(settings: Any) -> None:
    helped()  # born in March 2013: Year 13 ends in August 2031
    with time_machine.travel("2037-08-30T10:00:00+00:00"):
        assert purge_records() == 0
    with time_machine.travel("2037-09-02T10:00:00+00:00"):
        settings.SUPPORT_KEEP_YEARS = 7
        assert purge_records() == 0
        settings.SUPPORT_KEEP_YEARS = 6
        assert purge_records() == 1


def test_the_worker_does_both() -> None:
    helped()
    with time_machine.travel("2026-11-23T08:00:00+00:00"):
        assert do_chores() == []
    assert DueScan.objects.get().letter
