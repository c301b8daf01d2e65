"""Worries are for named people: of the school, of the council, and from a provider by its link."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.enums import Role
from people.models import User
from record.models import Outbox
from record.service import deliver_due, events_of
from tests.building import make_authority, make_member, make_school
from tests.opening_links import open_link
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import SENT, officer_of
from tests.wizard.provision.placing import DAY, a_provider, agreed_case, placed
from wizard.casework.models import Case
from wizard.evidence.service import ensure_key, items_of
from wizard.provision.actions.keep_concern import follow_up, let_read, raise_concern, read_concern
from wizard.provision.actions.keep_provider import end_provider, send_provider_link
from wizard.provision.actions.name_safeguarding import end_name, name_person
from wizard.provision.alarms import tell_unread
from wizard.provision.models import Concern, ConcernPaper, Placement, SafeguardingPerson
from wizard.provision.readers import CHAIN, readers_of

TODAY = {f"{name}_{part}": value for name in ("seen_on", "told_on")
         for part, value in (("day", 3), ("month", 11), ("year", 2026))}  # fmt: skip
WORRY: dict[str, Any] = {**TODAY, "about": "She had a bruise.", "told_lead": "Dana Madeup", "written_by": "Tam Madeup"}
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def on_the_day() -> Iterator[None]:
    with time_machine.travel(SENT, tick=False):
        yield


@pytest.mark.requirement("N150", "E132")
def test_a_worry_is_read_by_the_people_named_and_each_reading_is_an_event() -> None:
    concern, school, named = a_concern()
    reference = concern.case.submission.reference
    before = [one.kind for one in events_of("case", reference)]
    read_concern(named, concern)
    follow_up(school, concern, "Rang the family")
    chain = events_of(CHAIN, concern.public_id)
    assert [one.kind for one in chain] == ["concern_raised", "concern_read", "concern_followed_up"]
    assert "bruise" not in str([one.data for one in chain])
    assert [one.kind for one in events_of("case", reference)] == before
    other = officer_of(concern.case)
    for action in (lambda: read_concern(other, concern), lambda: follow_up(other, concern, "x")):
        with pytest.raises(PermissionDenied):
            action()


def test_who_left_the_school_reads_no_more() -> None:
    concern, school, _ = a_concern()
    school.memberships.update(ended_at="2026-11-03T00:00Z")
    with pytest.raises(PermissionDenied):
        read_concern(school, concern)


def test_nobody_outside_the_case_can_be_named() -> None:
    case, officer = agreed_case()
    stranger = make_member(Role.REFERRER, school=make_school(case.authority))
    with pytest.raises(PermissionDenied):
        raise_concern(officer, case, seen_on=DAY, about="x", told_lead="x", told_on=DAY, readers=[stranger])


@pytest.mark.requirement("E125")
def test_on_the_pages_a_worry_is_there_for_its_readers_alone() -> None:
    concern, school, named = a_concern()
    case = concern.case
    council = f"/cases/{case.submission.reference}/provision/worries/"
    mine = f"/referrals/{case.submission.referral.public_id}/after/provision/worries/"
    one = f"{concern.public_id}/"
    for user, here in ((school, mine), (named, council)):
        visitor = signed_in(user)
        assert "What you may read" in visitor.get(here).content.decode()
        assert "a bruise" in visitor.get(here + one).content.decode()
    colleague = make_member(Role.REFERRER, school=case.school)
    for user, here in ((officer_of(case), council), (colleague, mine)):
        visitor = signed_in(user)
        page = visitor.get(here)
        assert page.status_code == 200
        assert "What you may read" not in page.content.decode()
        assert visitor.get(here + one).status_code == 404
        assert visitor.post(here + one, {"do": "note", "what": "x"}).status_code == 404
    assert Client().get(mine + one).status_code == 302
    other, _ = agreed_case()
    away = f"/cases/{other.submission.reference}/provision/worries/{one}"
    assert signed_in(named).get(away).status_code == 404


def test_a_worry_is_written_down_on_the_page_after_a_lead_was_told() -> None:
    case, officer = agreed_case()
    here = f"/cases/{case.submission.reference}/provision/worries/"
    visitor = signed_in(officer)
    assert "Tell a safeguarding lead first" in visitor.post(here, {}).content.decode()
    days = {f"{name}_{part}": value for name in ("seen_on", "told_on") for part, value in
            (("day", 3), ("month", 11), ("year", 2026))}  # fmt: skip
    said = {**days, "about": "She had a bruise.", "told_lead": "Dana Madeup",
            "readers": [case.submission.submitted_by_id]}  # fmt: skip
    assert visitor.post(here, said).status_code == 302
    assert Concern.objects.get().readers.count() == 2


def named_people(placement: Placement) -> tuple[User, User]:
    """The safeguarding person of the school and of the council, each named by who may."""
    case = placement.case
    found = []
    for place, role, chief, where in (
        (case.school, Role.REFERRER, Role.SCHOOL_ADMINISTRATOR, {"school": case.school}),
        (case.authority, Role.COORDINATOR, Role.SENIOR_COORDINATOR, {"authority": case.authority}),
    ):
        person = make_member(role, **where)
        name_person(make_member(chief, **where), place, person)
        found.append(person)
    return found[0], found[1]


def by_link(client: Client) -> tuple[Placement, str]:
    """A placement, and the page of its provider where a worry is written."""
    case, officer = agreed_case()
    placement = placed(case, officer)
    here = open_link(client, send_provider_link(officer, placement.provider))
    return placement, f"{here}worry/{placement.public_id}/"


@pytest.mark.requirement("E128", "E131", "N151")
def test_a_providers_worry_goes_to_the_safeguarding_people_it_chose_and_is_told_without_a_word_of_it(
    client: Client,
) -> None:
    placement, here = by_link(client)
    assert "Ring the school today" in client.get(here).content.decode()
    assert client.post(here, {**WORRY, "read_by": ["school"]}).status_code == 200
    assert not Concern.objects.exists()
    school, council = named_people(placement)
    for _ in range(2):
        assert client.post(here, {**WORRY, "read_by": ["school"]}).status_code == 302
    concern = Concern.objects.get()
    assert [one.pk for one in readers_of(concern)] == [school.pk]
    assert "bruise" not in client.get(f"{here}?sent=1").content.decode() + client.get(here).content.decode()
    deliver_due()
    [letter] = [one for one in mail.outbox if one.to == [school.email]]
    assert f"/after/provision/worries/{concern.public_id}/" in letter.body
    assert not [
        one for one in ("Amara", "bruise", "worry", "Madeup Tuition") if one in letter.subject + str(letter.body)[:200]
    ]
    theirs = f"/referrals/{placement.case.submission.referral.public_id}/after/provision/worries/"
    assert "Not read yet" in signed_in(school).get(theirs).content.decode()
    page = signed_in(school).get(f"{theirs}{concern.public_id}/").content.decode()
    assert "bruise" in page
    assert "Tam Madeup, Madeup Tuition" in page
    assert "Not read yet" not in signed_in(school).get(theirs).content.decode()
    colleague = make_member(Role.REFERRER, school=placement.case.school)
    assert signed_in(colleague).get(f"{theirs}{concern.public_id}/").status_code == 404
    ours = f"/cases/{placement.case.submission.reference}/provision/worries/{concern.public_id}/"
    for user in (council, officer_of(placement.case)):
        assert signed_in(user).get(ours).status_code == 404


def test_whoever_is_named_later_reads_what_came_before_and_whoever_is_not_named_any_more_does_not(
    client: Client,
) -> None:
    placement, here = by_link(client)
    named_people(placement)
    client.post(here, {**WORRY, "read_by": ["school", "council"]})
    concern, case = Concern.objects.get(), placement.case
    chief, later = (make_member(one, authority=case.authority) for one in (Role.SENIOR_COORDINATOR, Role.COORDINATOR))
    with pytest.raises(PermissionDenied):
        read_concern(later, concern)
    name_person(chief, case.authority, later)
    assert read_concern(later, concern) == concern
    end_name(chief, SafeguardingPerson.objects.get(person=later))
    with pytest.raises(PermissionDenied):
        read_concern(later, concern)


def test_a_worry_needs_a_running_link_of_the_pupils_own_provider(client: Client) -> None:
    placement, here = by_link(client)
    named_people(placement)
    case, officer = agreed_case()
    other = placed(case, officer, a_provider(officer, case.authority, name="Another"))
    assert client.get(here.replace(placement.public_id, other.public_id)).status_code == 404
    Placement.objects.filter(pk=placement.pk).update(last_day="2026-10-01")
    assert client.post(here, {**WORRY, "read_by": ["school"]}).status_code == 404
    Placement.objects.filter(pk=placement.pk).update(last_day="2026-10-30")
    assert client.get(here).status_code == 200
    end_provider(officer_of(placement.case), placement.provider, DAY)
    assert client.post(here, {**WORRY, "read_by": ["school"]}).status_code == 410
    assert not Concern.objects.exists()


def test_only_chiefs_say_who_the_safeguarding_people_are_and_only_of_people_who_work_there() -> None:
    case, officer = agreed_case()
    senior = make_member(Role.SENIOR_COORDINATOR, authority=case.authority)
    referrer = case.submission.submitted_by
    for actor, place, person in (
        (officer, case.authority, officer),
        (referrer, case.school, referrer),
        (senior, case.authority, referrer),
        (senior, case.school, referrer),
        (make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")), case.authority, officer),
    ):
        with pytest.raises(PermissionDenied):
            name_person(actor, place, person)
    here = f"/cases/{case.submission.reference}/provision/safeguarding-people/"
    assert "A senior coordinator says who they are" in signed_in(officer).get(here).content.decode()
    assert signed_in(officer).post(here, {"person": officer.pk}).status_code == 404
    chief = signed_in(senior)
    assert "Select a person" in chief.post(here, {}).content.decode()
    for _ in range(2):
        chief.post(here, {"person": officer.pk})
    named = SafeguardingPerson.objects.get()
    assert f"Named by {senior}" in chief.get(here).content.decode()
    assert chief.post(here, {"end": f"{named.pk}9"}).status_code == 404
    assert chief.post(here, {"end": named.pk}).status_code == 302
    assert [one.kind for one in events_of("safeguarding", case.authority.slug)] == [
        "safeguarding_named", "safeguarding_ended",
    ]  # fmt: skip


def test_a_reader_lets_somebody_else_read_who_is_told_once() -> None:
    concern, school, named = a_concern()
    assert Outbox.objects.filter(kind="provision_for_you").count() == 1  # who wrote it needs no letter
    other = officer_of(concern.case)
    here = f"/cases/{concern.case.submission.reference}/provision/worries/{concern.public_id}/"
    for _ in range(2):
        signed_in(named).post(here, {"do": "name", "person": other.pk})
    assert read_concern(other, concern) == concern
    assert Outbox.objects.filter(kind="provision_for_you").count() == 2
    with pytest.raises(PermissionDenied):
        let_read(school, concern, make_member(Role.REFERRER, school=make_school(concern.case.authority)))


def test_a_worry_that_nobody_opened_is_told_again_each_working_day_until_somebody_has() -> None:
    concern, _, named = a_concern()
    letters = Outbox.objects.filter(kind="provision_for_you")
    assert tell_unread() == 0  # on the day itself
    for day, told in (("2026-11-04", 2), ("2026-11-04", 2), ("2026-11-05", 3), ("2026-11-07", 3)):  # the 7th: Saturday
        with time_machine.travel(f"{day} 10:00Z", tick=False):
            tell_unread()
            assert letters.count() == told
    with time_machine.travel("2026-11-09 10:00Z", tick=False):
        read_concern(named, concern)
        assert tell_unread() == 0


@pytest.mark.requirement("E125")
def test_a_file_of_a_worry_is_opened_by_its_readers_alone_and_each_opening_is_written_down() -> None:
    ensure_key()
    concern, school, named = a_concern()
    case = concern.case
    here = f"/cases/{case.submission.reference}/provision/worries/{concern.public_id}/"
    visitor = signed_in(named)
    assert "Choose the file" in visitor.post(f"{here}file/", {}).content.decode()
    bad = visitor.post(f"{here}file/", {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert "Error" in bad.content.decode()
    for _ in range(2):
        assert visitor.post(f"{here}file/", {"file": a_pdf("chronology.pdf")}).status_code == 302
    item = ConcernPaper.objects.get().item
    assert "chronology.pdf" in visitor.get(here).content.decode()
    for reader in (school, named):
        assert signed_in(reader).get(f"/evidence/{item.public_id}/").status_code == 200
    opened = [one for one in events_of("referral", case.submission.referral.public_id) if one.kind == "evidence_opened"]
    assert [one.actor for one in opened] == [school, named]
    assert "Only the people named" in visitor.get(f"/evidence/{item.public_id}/look/").content.decode()
    administrator = make_member(Role.SCHOOL_ADMINISTRATOR, school=case.school)
    for other in (officer_of(case), administrator):
        assert signed_in(other).get(f"/evidence/{item.public_id}/").status_code == 404
        assert signed_in(other).get(f"{here}file/").status_code == 404
    assert item not in items_of(case.submission.referral)
    page = signed_in(officer_of(case)).get(f"/cases/{case.submission.reference}/").content.decode()
    assert "chronology.pdf" not in page


def a_concern() -> tuple[Concern, User, User]:
    case, officer = agreed_case()
    school: User = case.submission.submitted_by
    fresh = Case.objects.get(pk=case.pk)
    concern = raise_concern(
        school, fresh, seen_on=DAY, about="She had a bruise.", told_lead="Dana Madeup", told_on=DAY, readers=[officer]
    )
    return concern, school, officer
