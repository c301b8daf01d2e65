"""A school writes down what it does for a pupil: each kind of row, corrections, and who may."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from people.enums import Role
from people.models import School
from record.service import events_of
from tests.building import make_authority, make_member, make_school
from tests.wizard.support.helping import (
    ARRANGED,
    PART_TIME,
    TRIED,
    council_of,
    day_boxes,
    make_pupil,
    somebody_of,
    wrote,
)
from wizard.attendance.models import RegisterPupil
from wizard.support.actions.write_entry import CorrectedMeanwhile
from wizard.support.enums import Kind
from wizard.support.kinds import SORTS
from wizard.support.models import Entry

pytestmark = pytest.mark.django_db

PLAN = {"agreed_by": ["parents"], **day_boxes("day", "2026-11-18"), **day_boxes("review_by", "2027-05-18")}
TIMETABLE = {
    "why_part_time": "way_back", "plan": "Mornings at first", "mon": ["am"], "parents": "agreed",
    **day_boxes("day", "2026-11-23"), **day_boxes("until", "2026-12-18"), **day_boxes("review_on", "2026-12-04"),
}  # fmt: skip
GOOD: dict[str, dict[str, Any]] = {
    "arrangement": {
        **{key: value for key, value in ARRANGED.items() if key != "away_since"},
        **day_boxes("away_since", "2026-11-02"), **day_boxes("day", "2026-11-03"),
    },
    "healthcare-plan": {"condition": "Made-up condition", **PLAN},
    "sen-plan": {"needs": "Reading", **PLAN},
    "exam-plan": {"exams": "Mocks in January", **PLAN},
    "return-plan": {"steps": "Mornings first", **PLAN},
    "adjustment": {**TRIED, **day_boxes("day", "2026-11-09")},
    "work": {"subjects": "English", "how": "online", "came_back": "some", **day_boxes("day", "2026-11-18")},
    "timetable": TIMETABLE,
    "task": {
        "task": "urgent_review", "who": "SENCO",
        **day_boxes("day", "2026-11-16"), **day_boxes("until", "2026-12-07"),
    },
    "welfare": {"how": "seen_home", "by": "Head of year", "concern": "no", **day_boxes("day", "2026-11-18")},
    "contact": {"who": ["pupil"], "what": ["invited"], **day_boxes("day", "2026-11-18")},
    "meeting": {
        "there": ["parents", "school"], "agreed": "Mornings first", **day_boxes("day", "2026-11-18"),
        **day_boxes("back_on", "2026-11-23"), **day_boxes("review_on", "2026-12-04"),
    },
    "ended": {"reason": "back", **day_boxes("day", "2026-11-18")},
}  # fmt: skip


def address(pupil: RegisterPupil, kind: str, about: Entry | None = None) -> str:
    return f"/pupils/{pupil.public_id}/record/{kind}/" + (f"?about={about.public_id}" if about else "")


def errors(response: Any) -> dict[str, Any]:
    assert response.status_code == 200, response
    return dict(response.context["form"].errors)


def test_every_kind_has_an_example_here() -> None:
    assert set(GOOD) | {"timetable-review"} == {sort.slug for sort in SORTS.values()}


@pytest.mark.requirement("N25", "N143", "N145", "N146")
@pytest.mark.requirement("N68")
@pytest.mark.requirement("E21")
@pytest.mark.requirement("E82")
@pytest.mark.requirement("S21")
@pytest.mark.requirement("S41")
@pytest.mark.requirement("S42")
@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_is_written_shown_and_told_without_values(kind: str) -> None:
    pupil = make_pupil()
    client, user = somebody_of(pupil)
    assert client.get(address(pupil, kind)).status_code == 200
    response = client.post(address(pupil, kind), GOOD[kind])
    assert response.status_code == 302, errors(response)
    entry = Entry.objects.get()
    assert (entry.written_by, entry.pupil) == (user, pupil)
    assert client.get(f"/pupils/{pupil.public_id}/").status_code == 200
    assert client.get(f"/pupils/{pupil.public_id}/entries/{entry.public_id}/").status_code == 200
    event = next(one for one in events_of("register_pupil", pupil.public_id) if one.kind == "support_written")
    assert event.data == {"kind": entry.kind, "entry": entry.public_id, "corrects": None}


@pytest.mark.parametrize("kind", GOOD)
def test_each_kind_asks_for_what_it_needs(kind: str) -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    assert errors(client.post(address(pupil, kind), {}))
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("kind", "changed", "field"),
    [
        pytest.param("timetable", day_boxes("until", ""), "until", marks=pytest.mark.requirement("L4"), id="no end"),
        ("timetable", day_boxes("until", "2026-11-23"), "until"),
        ("timetable", day_boxes("until", "2027-02-12"), "long_reason"),
        ("timetable", day_boxes("review_on", "2026-12-20"), "review_on"),
        ("timetable", {day: ["am", "pm"] for day in ("mon", "tue", "wed", "thu", "fri")}, "mon"),
        ("timetable", {"why_part_time": "behaviour"}, "why_part_time"),
        pytest.param("healthcare-plan", day_boxes("review_by", "2027-11-19"), "review_by", id="over a year"),
        ("healthcare-plan", day_boxes("review_by", "2026-11-18"), "review_by"),
        ("healthcare-plan", {"condition": ""}, "condition"),
        ("welfare", {"concern": "yes"}, "told"),
        ("welfare", day_boxes("day", "2026-11-21"), "day"),
        ("adjustment", {"tried": "not_suitable", "effect": ""}, "effect"),
        ("adjustment", day_boxes("until", "2026-11-01"), "until"),
        ("arrangement", day_boxes("away_since", ""), "away_since"),
        ("meeting", day_boxes("review_on", "2026-11-18"), "review_on"),
        ("work", day_boxes("day", "1026-11-18"), "day"),
    ],
)
def test_what_cannot_be_is_refused(kind: str, changed: dict[str, Any], field: str) -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    changed = {key: value or "" for key, value in changed.items()}
    assert field in errors(client.post(address(pupil, kind), {**GOOD[kind], **changed}))
    assert not Entry.objects.exists()


def test_a_form_posted_twice_makes_one_row() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    data = {**GOOD["work"], "posted": "0" * 32}
    assert [client.post(address(pupil, "work"), data).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.count() == 1


def test_rows_cannot_be_changed_or_deleted_in_the_database() -> None:
    entry = wrote(make_pupil(), Kind.WORK, "2026-11-18", {"subjects": "English"})
    for change in (lambda: Entry.objects.update(content={}), lambda: Entry.objects.filter(pk=entry.pk).delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_correction_stands_in_place_and_both_stay_readable() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    client.post(address(pupil, "work"), GOOD["work"])
    first = Entry.objects.get()
    place = f"/pupils/{pupil.public_id}/entries/{first.public_id}/correct/"
    assert "why" in errors(client.post(place, {**GOOD["work"], "subjects": "Maths"}))
    assert client.post(place, {**GOOD["work"], "subjects": "Maths", "why": "It was maths"}).status_code == 302
    page = client.get(f"/pupils/{pupil.public_id}/").content.decode()
    assert "Maths" in page
    assert "English" not in page
    paper = client.get(f"/pupils/{pupil.public_id}/on-paper/").content.decode()
    assert all(words in paper for words in ("English", "Maths", "It was maths", "Corrected by a later entry"))
    second = Entry.objects.get(corrects=first)
    with pytest.raises(CorrectedMeanwhile):
        wrote(pupil, Kind.WORK, "2026-11-18", {}, corrects=first, why="Again")
    assert "Corrected" in client.get(f"/pupils/{pupil.public_id}/entries/{first.public_id}/").content.decode()
    assert "Correct this" in client.get(f"/pupils/{pupil.public_id}/entries/{second.public_id}/").content.decode()


def test_a_plan_carried_on_starts_from_what_stands() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    plan = wrote(pupil, Kind.HEALTHCARE_PLAN, "2026-01-05", {"condition": "Made-up words"}, until="2026-12-05")
    assert "Made-up words" in client.get(address(pupil, "healthcare-plan", plan)).content.decode()
    client.post(address(pupil, "healthcare-plan", plan), GOOD["healthcare-plan"])
    assert client.get(f"/pupils/{pupil.public_id}/").content.decode().count("Individual healthcare plan</a>") == 1


@pytest.mark.requirement("N76")
@pytest.mark.requirement("S29")
def test_a_part_time_timetable_shows_its_codes_and_what_was_decided() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    timetable = wrote(pupil, Kind.TIMETABLE, "2026-10-12", PART_TIME, until="2026-11-19")
    page = client.get(f"/pupils/{pupil.public_id}/").content.decode()
    assert "Past its end: decide" in page
    assert "2 of 10 half days in school" in page
    shown = client.get(f"/pupils/{pupil.public_id}/entries/{timetable.public_id}/").content.decode()
    assert shown.count(">C2</td>") == 8
    review = {"parents_say": "Ready", "outcome": "full_time", "reason": "Well", **day_boxes("day", "2026-11-19")}
    assert client.post(address(pupil, "timetable-review", timetable), review).status_code == 302
    assert "Ended on" in client.get(f"/pupils/{pupil.public_id}/").content.decode()
    assert client.get(address(pupil, "timetable-review")).status_code == 404


@pytest.mark.parametrize(
    ("born", "parents", "code"),
    [("2013-03-03", "agreed", "C2"), ("2009-03-03", "agreed", "X"), ("2013-03-03", "no", "Due in")],
)
def test_the_code_at_home_depends_on_age_and_agreement(born: str, parents: str, code: str) -> None:
    pupil = make_pupil(born=born)
    client, _ = somebody_of(pupil)
    entry = wrote(pupil, Kind.TIMETABLE, "2026-11-02", {**PART_TIME, "parents": parents}, until="2026-12-04")
    shown = client.get(f"/pupils/{pupil.public_id}/entries/{entry.public_id}/").content.decode()
    assert shown.count(f">{code}</td>") == 8


def test_only_staff_who_refer_for_the_school_may_write() -> None:
    pupil = make_pupil()
    others = (
        make_member(Role.VIEWER, school=pupil.school),
        make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(council_of(pupil))),
        make_member(Role.COORDINATOR, authority=council_of(pupil)),
    )
    for user in others:
        with pytest.raises(PermissionDenied):
            wrote(pupil, Kind.WORK, "2026-11-18", {}, user=user)


def test_a_row_of_another_pupil_cannot_be_carried_on() -> None:
    pupil = make_pupil()
    other = make_pupil(pupil.school, upn="B123456789012")
    client, _ = somebody_of(pupil)
    theirs = wrote(other, Kind.TIMETABLE, "2026-11-02", PART_TIME, until="2026-12-04")
    assert client.get(address(pupil, "timetable-review", theirs)).status_code == 404
    with pytest.raises(ValueError, match="about that row"):
        wrote(pupil, Kind.TIMETABLE_REVIEW, "2026-11-19", {}, about=theirs)


def test_a_pupil_is_added_by_hand_once() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    place = f"/pupils/schools/{pupil.school.slug}/add/"
    data = {"first_name": "Bram", "last_name": "Madeup", "upn": "b123456789012", **day_boxes("born", "2012-04-04")}
    assert errors(client.post(place, {**data, "upn": "12"}))
    first, second = (client.post(place, data)["Location"] for _ in range(2))
    assert first == second == f"/pupils/{RegisterPupil.objects.get(upn='B123456789012').public_id}/"
    assert client.get(first).status_code == 200


def test_a_school_whose_council_is_not_here_keeps_what_it_does_all_the_same() -> None:
    school = make_school(make_authority())
    School.objects.filter(pk=school.pk).update(authority=None)
    pupil = make_pupil(School.objects.get(pk=school.pk))
    client, _ = somebody_of(pupil)
    client.post(address(pupil, "arrangement"), GOOD["arrangement"])
    for end in ("", "referral/", "on-paper/"):
        assert client.get(f"/pupils/{pupil.public_id}/{end}").status_code == 200
    assert client.get("/pupils/").status_code == 200


@pytest.mark.requirement("E31", "E123", "N59", "N99")
def test_something_to_do_stands_on_the_page_with_who_and_by_when() -> None:
    pupil = make_pupil()
    client, _ = somebody_of(pupil)
    address = f"/pupils/{pupil.public_id}/record/task/"
    assert "2 to 3 weeks’ notice" in client.get(address).text
    assert client.post(address, {**GOOD["task"], "posted": "a"}).status_code == 302
    page = client.get(f"/pupils/{pupil.public_id}/").text
    assert "Ask for an urgent review of the EHCP" in page
    assert "SENCO, by 7\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026" in page
