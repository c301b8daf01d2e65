"""A school reads in its register and sees who needs looking at, and why."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from people.enums import Role
from record.service import events_of
from tests.building import make_authority, make_authority_page, make_member, make_route_version, make_school
from tests.referral_walk import ROUTES, signed_in
from tests.wizard.attendance.registering import HEAD, LIST, REGISTER, make_registered, pupil_called, weeks_of
from wizard.attendance.actions.import_register import import_register
from wizard.attendance.enums import Stage
from wizard.attendance.models import PupilYear, RegisterMarks, RegisterPupil
from wizard.referrals.models import Answer

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("N29")
def test_the_list_names_those_past_the_limit_near_it_on_the_way_and_with_a_pattern() -> None:
    client, school, _ = make_registered()
    assert {pupil.first_name: pupil.stage for pupil in RegisterPupil.objects.all()} == {
        "Amara": Stage.OVER, "Bram": Stage.NEAR, "Cara": Stage.NOTHING, "Dan": Stage.NEAR,
    }  # fmt: skip
    page = client.get(f"/attendance/schools/{school.slug}/").content.decode()
    assert "3 pupils need looking at" in page
    assert page.index("Amara Madeup") < page.index("Dan Madeup")
    assert "Ill on 5 of the last 6 Tuesdays" in page or "Ill on 6 of the last 6 Tuesdays" in page
    assert "Cara" not in page
    assert "Cara Madeup" in client.get(f"/attendance/schools/{school.slug}/?show=all").content.decode()


@pytest.mark.requirement("N29")
@pytest.mark.requirement("L16")
def test_a_pupils_page_warns_before_the_limit_and_forecasts_the_day() -> None:
    client, _, _ = make_registered()
    page = client.get(f"/attendance/pupils/{pupil_called('Dan').public_id}/").content.decode()
    assert "Dan has missed 10 school days because of illness" in page
    assert "Act before the limit" in page
    assert "5 days are left before day 15" in page
    # 10 of the last 20 days: five more come in ten school days after Friday 20 November
    assert "day 15 would be Friday\N{NO-BREAK SPACE}4" in page


def test_a_page_holds_no_name_in_its_title_or_address_and_reading_it_is_written_down() -> None:
    client, _, person = make_registered()
    pupil = pupil_called("Amara")
    page = client.get(f"/attendance/pupils/{pupil.public_id}/").content.decode()
    title = page[page.index("<title>") : page.index("</title>")]
    assert "Amara" not in title
    assert [(one.kind, one.actor) for one in events_of("register_pupil", pupil.public_id)] == [
        ("register_opened", person)
    ]


def test_a_register_read_again_changes_only_the_sessions_in_it() -> None:
    _, school, person = make_registered()
    file = HEAD + "A1,Amara Madeup,07/09/2026,/\\,II,II,II,II\n"
    import_register(person, school, file.encode())
    assert pupil_called("Amara").figures["missed"] == "14.0"
    assert PupilYear.objects.count() == 4


def test_bad_rows_are_listed_and_nothing_is_stored() -> None:
    client, school, _ = make_registered()
    before = list(PupilYear.objects.values_list("sha256", flat=True))
    bad = SimpleUploadedFile("r.csv", (HEAD + "A1,Amara,07/09/2026,I?,II,II,II,II\n").encode())
    page = client.post(f"/attendance/schools/{school.slug}/import/", {"file": bad}).content.decode()
    assert "1 thing could not be read" in page
    assert '<td class="govuk-table__cell">2</td><td class="govuk-table__cell">mon</td>' in page
    nameless = SimpleUploadedFile("r.csv", b"date,session,code\n7/9/2026,AM,I\n")
    page = client.post(f"/attendance/schools/{school.slug}/import/", {"file": nameless}).content.decode()
    assert "needs a column called UPN" in page
    twice = SimpleUploadedFile("p.csv", (LIST + "A1,Amara,Madeup,1/1/2013,x\n").encode())
    page = client.post(f"/attendance/schools/{school.slug}/import/", {"file": twice}).content.decode()
    assert "stands in an earlier row" in page
    assert list(PupilYear.objects.values_list("sha256", flat=True)) == before


def test_a_file_read_by_hand_says_what_was_stored() -> None:
    client, school, _ = make_registered()
    file = SimpleUploadedFile("r.csv", REGISTER.encode())
    page = client.post(f"/attendance/schools/{school.slug}/import/", {"file": file}).content.decode()
    assert "4 pupils, 400 half days" in page
    assert "3 need looking at" in page


def test_year_11_is_prompted_in_its_last_months() -> None:
    _, school, person = make_registered()
    register = HEAD + weeks_of("B2", "Bram Madeup", *["II,II,/\\,/\\,/\\"] * 10)
    import_register(person, school, register.encode())
    assert pupil_called("Bram").figures["year_11"] is False  # November: there is time


@pytest.mark.requirement("N111")
def test_a_referral_starts_with_what_the_register_knows() -> None:
    authority = make_authority("norfolk")
    text = (ROUTES / "norfolk-medical-needs.json").read_text()
    make_route_version(make_authority_page(authority), text)
    school = make_school(authority)
    person = make_member(Role.REFERRER, school=school)
    import_register(person, school, LIST.encode())
    import_register(person, school, REGISTER.encode())
    client, pupil = signed_in(person), pupil_called("Amara")
    answer = client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
    pupil.refresh_from_db()
    assert pupil.referral is not None
    assert answer["Location"] == f"/referrals/{pupil.referral.public_id}/"
    known = dict(Answer.objects.filter(referral=pupil.referral).values_list("question_key", "value"))
    assert known["first_name"] == "Amara"
    assert known["dob"] == "2013-03-03"
    assert pupil.stage == Stage.REFERRED
    client.post(f"/attendance/pupils/{pupil.public_id}/refer/")
    assert pupil.school.referrals.count() == 1
    if '"kind": "attendance"' in text:
        assert RegisterMarks.objects.get(referral=pupil.referral).marks.all[0].day == date(2026, 9, 7)


@pytest.mark.requirement("N115")
@pytest.mark.requirement("L15")
def test_a_family_s_notice_is_recorded_on_the_day_or_ahead() -> None:
    client, _, _ = make_registered()
    pupil = pupil_called("Cara")
    days = {"told_on": date(2026, 11, 20), "first_day": date(2026, 12, 1), "back_on": date(2026, 12, 4)}
    data = {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}
    assert client.post(f"/attendance/pupils/{pupil.public_id}/absence-notice/", data).status_code == 200
    done = client.post(f"/attendance/pupils/{pupil.public_id}/absence-notice/", {**data, "told_by": "parent"})
    assert done.status_code == 302
    page = client.get(f"/attendance/pupils/{pupil.public_id}/").content.decode()
    assert "Planned: away from 1 December 2026, back on 4 December 2026" in page
    assert [one.kind for one in events_of("register_pupil", pupil.public_id)] == ["absence_notice", "register_opened"]
