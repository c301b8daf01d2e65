"""The monthly look through a register, and what a school tells its council of long illness."""

import pytest
import time_machine

from guidance.library.models import Contact
from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import signed_in
from tests.wizard.attendance.registering import HEAD, make_registered, pupil_called
from wizard.attendance.actions.import_register import import_register
from wizard.attendance.actions.purge_registers import purge_registers
from wizard.attendance.models import RegisterPupil, SicknessReturn
from wizard.attendance.scanning import scan_registers

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("W24")
@pytest.mark.requirement("W25")
def test_once_a_month_the_named_person_hears_how_many_need_looking_at(mailoutbox: list) -> None:
    _, school, _ = make_registered()
    named = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    assert scan_registers() == 1
    assert scan_registers() == 0
    deliver_due()
    (letter,) = mailoutbox
    assert letter.to == [named.email]
    assert "3 pupils need looking at" in letter.subject
    assert f"/attendance/schools/{school.slug}/" in letter.body
    assert "Madeup Lane" not in letter.body
    assert "Amara" not in letter.body + letter.subject
    with time_machine.travel("2026-12-01T08:00:00+00:00"):
        assert scan_registers() == 1


def test_a_register_without_anybody_to_look_at_writes_no_letter() -> None:
    school = make_school(make_authority())
    person = make_member(Role.REFERRER, school=school)
    import_register(person, school, (HEAD + "Z9,Zed Madeup,07/09/2026,/\\,/\\,/\\,/\\,/\\\n").encode())
    scan_registers()
    assert not Outbox.objects.exists()


def test_a_return_is_prepared_chosen_stored_and_the_council_told_without_names(mailoutbox: list) -> None:
    client, school, _ = make_registered()
    assert school.authority
    Contact.objects.create(
        authority=school.authority, key="attendance", role="Attendance service", email="attendance@example.test"
    )
    place = f"/attendance/schools/{school.slug}/sickness-returns/"
    page = client.get(place).content.decode()
    assert "15 days this school year, day 15 on 25 September" in page
    assert "The register lacks: address." in page  # Dan: ten days, more to be expected, no address
    chosen = [pupil_called(name).public_id for name in ("Amara", "Dan", "Cara")]
    assert client.post(place, {"pupil": chosen}).status_code == 302
    client.post(place, {"pupil": chosen})
    (sent,) = SicknessReturn.objects.all()
    assert (sent.name, sent.address) == ("Amara Madeup", "1 Madeup Lane")
    deliver_due()
    (letter,) = mailoutbox
    assert letter.to == ["attendance@example.test"]
    assert f"/attendance/councils/{school.authority.slug}/sickness-returns/" in letter.body
    assert "Amara" not in letter.body + letter.subject
    council = signed_in(make_member(Role.COORDINATOR, authority=school.authority))
    page = council.get(f"/attendance/councils/{school.authority.slug}/sickness-returns/").content.decode()
    assert "Amara Madeup" in page
    assert "1 Madeup Lane" in page
    sent.refresh_from_db()
    assert sent.seen_at is not None


def test_one_return_for_each_continuous_absence() -> None:
    client, school, person = make_registered()
    place = f"/attendance/schools/{school.slug}/sickness-returns/"
    client.post(place, {"pupil": [pupil_called("Amara").public_id]})
    assert "Amara Madeup</label>" not in client.get(place).content.decode()
    import_register(person, school, (HEAD + "A1,Amara Madeup,16/11/2026,/\\,/\\,/\\,II,II\n").encode())
    assert "Amara Madeup</label>" in client.get(place).content.decode()


def test_ticking_nobody_sends_nothing_and_says_so() -> None:
    client, school, _ = make_registered()
    page = client.post(f"/attendance/schools/{school.slug}/sickness-returns/", {}).content.decode()
    assert "Tick at least one pupil" in page
    assert not SicknessReturn.objects.exists()


def test_the_school_s_named_person_comes_before_its_administrators() -> None:
    _, school, _ = make_registered()
    make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    school.named_role, school.named_mailbox = "Medical needs lead", "medical-needs@school.example.test"
    school.save()
    scan_registers()
    assert list(Outbox.objects.values_list("recipient", flat=True)) == ["medical-needs@school.example.test"]


def test_years_long_over_leave_the_register_with_pupils_of_whom_nothing_is_left() -> None:
    client, school, keeper = make_registered()
    client.post(f"/attendance/schools/{school.slug}/sickness-returns/", {"pupil": [pupil_called("Amara").public_id]})
    kept = pupil_called("Bram")
    with time_machine.travel("2027-10-01T08:00:00+00:00"):
        assert purge_registers() == 0  # last school year may still be wanted
        import_register(keeper, school, (HEAD + "B2,Bram Madeup,06/09/2027,/\\,/\\,/\\,/\\,/\\\n").encode())
    with time_machine.travel("2028-09-02T08:00:00+00:00"):
        assert purge_registers() == 1
        assert purge_registers() == 0
    assert [pupil.first_name for pupil in RegisterPupil.objects.all()] == ["Bram"]
    assert list(kept.years.values_list("starting_year", flat=True)) == [2027]
    assert not SicknessReturn.objects.exists()
    told = Event.objects.get(kind="register_purged")
    assert told.data == {"before": 2027, "years": 4, "pupils": 3, "returns": 1}
    assert told.actor is None
