"""A referral that was sent without the school: once the family agrees the school is told, and not before."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone

from people.enums import Role, SchoolStatus
from people.models import School
from record.models import Outbox
from record.service import deliver_due, events_of
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import address, signed_in
from tests.wizard.journey.test_begun_by_link import TOLD, begun, school, sent
from wizard.casework.models import Case
from wizard.journey.actions.let_school_know import let_school_know
from wizard.referrals.models import Referral
from wizard.referrals.service import Agreed

__all__ = ["school"]  # the fixture: a school of Essex, whose route a mental health unit may begin
pytestmark = pytest.mark.django_db(transaction=True)
SAID = {
    "school_name": "Madeup Fen Academy", "agreed_by": "Grace Madeup, mother", "agreed_how": "spoken",
    "agreed_on_day": "2", "agreed_on_month": "11", "agreed_on_year": "2026",
}  # fmt: skip


def tell(client: Client, referral: Referral, **said: str) -> Any:
    return client.post(address(referral, "tell-school"), {**SAID, **said})


def officer_of(referral: Referral) -> Client:
    return signed_in(make_member(Role.COORDINATOR, authority=referral.authority))


def test_the_council_tells_the_school_once_the_family_agrees_and_it_reads_the_referral(school: School) -> None:
    _, referral = sent()
    teacher = make_member(Role.REFERRER, school=school)
    case_page = f"/cases/{referral.submission.reference}/"
    officer = officer_of(referral)
    assert "Tell the school, if the family agrees now" in officer.get(case_page).content.decode()
    assert signed_in(teacher).get(address(referral, "referral-sent")).status_code == 404
    assert tell(officer, referral)["Location"] == case_page
    referral.refresh_from_db()
    assert (referral.school, Case.objects.get().school) == (school, school)
    assert "Madeup Fen Academy was told on" in officer.get(case_page).content.decode()
    assert signed_in(teacher).get(address(referral, "your-copy")).status_code == 200
    assert referral.submission.reference in signed_in(teacher).get("/referrals/").content.decode()
    told = [one for one in events_of("referral", referral.public_id) if one.kind == "school_told"]
    assert [one.data["how"] for one in told] == ["spoken"]
    mail.outbox.clear()
    deliver_due()
    letter = next(one for one in mail.outbox if one.to == [teacher.email])
    assert "about a pupil of your school" in letter.body
    assert "asked to sign in" in letter.body
    tell(officer, referral)
    assert Outbox.objects.filter(kind="receipt", recipient=teacher.email).count() == 1


def test_who_began_it_tells_the_school_with_the_familys_word(school: School) -> None:
    client, referral = sent()
    assert "Tell the school" in client.get(address(referral, "referral-sent")).content.decode()
    page = tell(client, referral, agreed_by="", agreed_how="", agreed_on_day="").content.decode()
    for sentence in ("Enter who in the family agreed", "Select how", "Date they agreed must include"):
        assert sentence in page
    assert tell(client, referral).status_code == 302
    assert "was told on" in client.get(address(referral, "referral-sent")).content.decode()
    # Nobody there has an account: its named person's mailbox hears of it.
    assert Outbox.objects.filter(kind="receipt", recipient="office@example.test").count() == 1


def test_of_several_schools_of_that_name_one_is_chosen_and_none_is_guessed(school: School) -> None:
    _, referral = sent()
    other = make_school(school.authority, "Madeup Fen Academy Sixth Form")
    officer = officer_of(referral)
    page = tell(officer, referral, school_name="Madeup Fen").content.decode()
    assert "Select the school" in page
    assert "Madeup Fen Academy Sixth Form" in page
    assert "No open school of that name" in tell(officer, referral, school_name="Nowhere").content.decode()
    referral.refresh_from_db()
    assert referral.school.status == SchoolStatus.CLOSED
    assert tell(officer, referral, school_name="Madeup Fen", which_school=other.slug).status_code == 302
    referral.refresh_from_db()
    assert referral.school == other


def test_where_several_fit_who_begins_is_asked_which_school(school: School) -> None:
    make_school(school.authority, "Madeup Fen Academy Sixth Form")
    with pytest.raises(AssertionError):
        begun(TOLD)
    _, referral = begun({**TOLD, "which_school": school.slug})
    assert referral.started.told_school == school


def test_nobody_else_finds_the_page_or_tells_a_school(school: School) -> None:
    _, referral = sent()
    _, draft = begun()
    elsewhere = make_member(Role.COORDINATOR, authority=make_authority("elsewhere"))
    people = [make_member(role, school=school) for role in (Role.REFERRER, Role.VIEWER, Role.SCHOOL_ADMINISTRATOR)]
    people += [elsewhere, make_member(Role.EDITOR, authority=referral.authority)]
    agreed = Agreed(school, "Grace Madeup", "spoken", timezone.localdate())
    for person in people:
        visitor = signed_in(person)
        assert visitor.get(address(referral, "tell-school")).status_code == 404
        assert tell(visitor, referral).status_code == 404
        with pytest.raises(PermissionDenied):
            let_school_know(person, referral, agreed)
    assert Client().get(address(referral, "tell-school"))["Location"].startswith("/accounts/login/")
    assert officer_of(draft).get(address(draft, "tell-school")).status_code == 404
    assert not Outbox.objects.filter(recipient="office@example.test").exists()
