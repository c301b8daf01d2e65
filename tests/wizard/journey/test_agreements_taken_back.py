"""A family may take an agreement back at any time; after sending, the council hears of it at once."""

import pytest
from django.core import mail
from django.test import Client

from people.enums import Role
from record.models import Event, Outbox
from record.service import deliver_due
from tests.building import make_member
from tests.referral_walk import address, agree_to_all, complete, errors_of, make_walk, send, signed_in
from wizard.casework.models import Case
from wizard.consent.models import Consent
from wizard.journey.actions.take_back_consent import take_back_consent
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "family-agreements"
SAID = {"which": "contact_consent", "how": "A letter from the mother on 3 November"}


def contact_consent(referral: Referral) -> Consent:
    return Consent.objects.get(referral=referral, consent_key="contact_consent")


def case_page(referral: Referral) -> str:
    coordinator = Client()
    coordinator.force_login(make_member(Role.COORDINATOR, authority=referral.authority))
    reference = Case.objects.get(submission__referral=referral).submission.reference
    return coordinator.get(f"/cases/{reference}/").content.decode()


@pytest.mark.requirement("N107")
def test_an_agreement_taken_back_before_sending_is_wanting_again() -> None:
    client, referral = make_walk()
    complete(client, referral)
    assert client.post(address(referral, PAGE), SAID).status_code == 302
    assert contact_consent(referral).withdrawn_how == SAID["how"]
    assert "Taken back on" in client.get(address(referral, PAGE)).content.decode()
    assert "We may ask health professionals" in client.get(address(referral, "check-answers")).content.decode()


@pytest.mark.requirement("N107")
def test_after_sending_the_council_is_told_once_and_its_page_says_so() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    make_member(Role.COORDINATOR, authority=referral.authority)
    for _ in range(2):
        client.post(address(referral, PAGE), SAID)
    assert Outbox.objects.filter(kind="consent_withdrawn").count() == 1
    assert Event.objects.filter(kind="consent_withdrawn", subject_kind="case").count() == 1
    page = case_page(referral)
    assert "An agreement was taken back" in page
    assert SAID["how"] in page


def test_taking_back_twice_tells_the_council_once() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    for _ in range(2):
        take_back_consent(referral.created_by, referral, "contact_consent", SAID["how"])
    assert Event.objects.filter(kind="consent_withdrawn", subject_kind="case").count() == 1


def test_the_notice_says_nothing_about_the_child() -> None:
    client, referral = make_walk()
    complete(client, referral)
    send(client, referral)
    make_member(Role.COORDINATOR, authority=referral.authority)
    client.post(address(referral, PAGE), SAID)
    deliver_due()
    (notice,) = [message for message in mail.outbox if "taken back" in message.subject]
    assert "Amara" not in notice.subject + str(notice.body)
    assert "mother" not in notice.body


@pytest.mark.parametrize("left_out", ["which", "how"])
def test_what_is_left_out_is_asked_for_and_nothing_is_stored(left_out: str) -> None:
    client, referral = make_walk()
    agree_to_all(client, referral)
    response = client.post(address(referral, PAGE), {key: said for key, said in SAID.items() if key != left_out})
    assert left_out in errors_of(response)
    assert contact_consent(referral).withdrawn_at is None


def test_a_viewer_of_the_school_cannot_take_anything_back() -> None:
    client, referral = make_walk()
    agree_to_all(client, referral)
    viewer = signed_in(make_member(Role.VIEWER, school=referral.school))
    assert viewer.post(address(referral, PAGE), SAID).status_code == 404
    assert contact_consent(referral).withdrawn_at is None
