"""Evidence pages: a refused card then an accepted letter; nothing lost; sending without. Agreement recorded or not."""

import html
import json
from http import HTTPStatus
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.referral_walk import (
    DOCUMENTS,
    ESSEX,
    NORFOLK,
    ROUTES,
    a_pdf,
    add_file,
    add_files,
    address,
    agree_to_all,
    answer_all,
    complete,
    consent_data,
    good_letter,
    make_walk,
    send,
    situation,
)
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Submission
from wizard.routes.models import RouteVersion
from wizard.routes.service import load_document

pytestmark = pytest.mark.django_db
MEDICAL = "evidence-medical"


def page_of(client: Any, referral: Any) -> str:
    return str(client.get(address(referral, MEDICAL)).content.decode())


@pytest.mark.requirement("N96", "N105")
def test_an_appointment_card_is_refused_with_what_would_do_and_then_a_letter_is_accepted() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_file(client, referral, MEDICAL, type="appointment", author="camhs")
    page = page_of(client, referral)
    assert "Cannot be used" in page
    assert "would do instead" in page
    assert "There is a problem" in client.get(address(referral)).content.decode()
    client.post(address(referral, MEDICAL), {"file": a_pdf("other.pdf"), **good_letter()})
    assert "Accepted" in page_of(client, referral)
    assert situation(referral).result.requirements["medical"].status == "met"


@pytest.mark.requirement("N95")
def test_a_letter_about_an_old_appointment_is_refused_for_its_age() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_file(client, referral, MEDICAL, **good_letter("2026-08-01"))
    assert situation(referral).result.items("medical")[0].verdict == "refused"
    assert "12 weeks" in page_of(client, referral)


@pytest.mark.requirement("N93", "N94", "N100", "N101", "N106", "N108")
@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ({"type": "fit_note"}, "refused"),
        ({"type": "send_report"}, "refused"),
        ({"author": "parent"}, "refused"),
        ({"how_seen": "not_seen"}, "ask_author"),
        ({"how_seen": "phone"}, "for_a_person"),
        ({"covers": ["condition"]}, "ask_author"),
        ({"seen_on_day": "", "seen_on_month": "", "seen_on_year": ""}, "ask_author"),
        ({}, "accepted"),
    ],
)
def test_norfolk_judges_a_paper_by_what_is_said_of_it(said: dict[str, Any], verdict: str) -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_file(client, referral, MEDICAL, **{**good_letter(), **said})
    found = situation(referral).result.items("medical")
    assert [one.verdict for one in found] == [verdict]
    assert found[0].say in html.unescape(page_of(client, referral))


def test_a_good_file_is_kept_when_its_description_is_wrong() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    wrong = {**good_letter(), "type": "", "seen_on_day": "45"}
    page = client.post(address(referral, MEDICAL), {"file": a_pdf("nurse.pdf"), **wrong})
    said = page.content.decode()
    item = EvidenceItem.objects.get()
    assert "We have kept <strong>nurse.pdf</strong>" in said
    assert "<title>Error: " in said
    assert 'value="45"' in said
    assert f'value="{item.public_id}"' in said
    again = client.post(address(referral, MEDICAL), {"item": item.public_id, **good_letter()})
    assert again.status_code == HTTPStatus.FOUND
    item.refresh_from_db()
    assert (item.type, str(item.seen_on)) == ("letter", "2026-11-02")
    assert EvidenceItem.objects.count() == 1


def test_the_same_file_sent_again_is_one_item() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    for _ in range(2):
        add_file(client, referral, MEDICAL, **good_letter())
    assert EvidenceItem.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"", "empty"), (b"just text", "not a PDF"), (b"%PDF-1.7 broken", "damaged"), (b"MZ\x90\x00", "not a PDF")],
)
def test_a_file_that_cannot_be_kept_is_refused_with_what_to_do_and_the_words_stay(
    content: bytes, sentence: str
) -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    upload = SimpleUploadedFile("letter.pdf", content)
    page = client.post(address(referral, MEDICAL), {"file": upload, **good_letter(), "author_name": "Dr Madeup"})
    assert page.status_code == HTTPStatus.OK
    assert sentence in page.content.decode()
    assert 'value="Dr Madeup"' in page.content.decode()
    assert not EvidenceItem.objects.exists()


def test_limits_are_said_before_a_file_is_chosen() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    assert "up to 25 MB" in page_of(client, referral)


def test_a_file_can_be_taken_off_again() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    add_file(client, referral, MEDICAL, **good_letter())
    item = EvidenceItem.objects.get()
    remove = address(referral, MEDICAL) + f"remove/{item.public_id}/"
    assert client.get(remove)["Location"] == address(referral, MEDICAL)
    assert EvidenceItem.objects.filter(removed_at=None).exists()
    assert client.post(remove)["Location"] == address(referral, MEDICAL)
    assert not EvidenceItem.objects.filter(removed_at=None).exists()
    assert client.post(address(referral, MEDICAL) + "remove/unknown/").status_code == HTTPStatus.NOT_FOUND


def test_without_evidence_the_referral_goes_with_a_reason_and_is_flagged() -> None:
    client, referral = make_walk()
    complete(client, referral)
    for item in EvidenceItem.objects.filter(for_key="medical"):
        client.post(address(referral, MEDICAL) + f"remove/{item.public_id}/")
    assert "Some things are missing" in send(client, referral).content.decode()
    asked = {"about": "requirement:medical", "reason": "The GP has not answered for five weeks"}
    client.post(address(referral, "ask-officer"), asked)
    assert send(client, referral).status_code == HTTPStatus.FOUND
    assert Submission.objects.get().flagged


@pytest.mark.requirement("E26")
def test_in_essex_waiting_for_a_specialist_is_reason_enough_and_not_flagged() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, ESSEX)
    agree_to_all(client, referral)
    add_files(client, referral)
    for item in EvidenceItem.objects.filter(for_key="medical"):
        client.post(address(referral, MEDICAL) + f"remove/{item.public_id}/")
    reasons = situation(referral).route.requirements["medical"].waive_reasons
    known = next(one for one in reasons if "wait" in one.key)
    asked = {"about": "requirement:medical", "known": known.key}
    assert client.post(address(referral, "ask-officer"), asked).status_code == HTTPStatus.FOUND
    assert situation(referral).result.requirements["medical"].status == "waived"
    assert send(client, referral).status_code == HTTPStatus.FOUND
    assert not Submission.objects.get().flagged


@pytest.mark.requirement("E14", "E15")
def test_essex_asks_for_three_documents_when_the_reason_is_anxiety() -> None:
    client, referral = make_walk("essex")
    answer_all(client, referral, {**ESSEX, "reason": "anxiety"})
    tasks = client.get(address(referral)).content.decode()
    for title in ("Risks and Resilience Profile", "School Attendance Difficulties Assessment Form", "One Plan"):
        assert title in tasks


@pytest.mark.requirement("N30", "N107")
def test_agreement_is_recorded_with_who_how_and_when() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    agree_to_all(client, referral)
    consent = referral.consents.get(consent_key="contact_consent")
    assert consent.given
    assert (consent.given_by, consent.how, str(consent.given_on)) == ("Grace Madeup", "written", "2026-10-01")
    assert 'value="Grace Madeup"' in client.get(address(referral, "consent-contact_consent")).content.decode()


def test_agreement_without_who_how_and_when_is_not_recorded() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    page = client.post(address(referral, "consent-contact_consent"), {"given": "yes"})
    for sentence in ("Enter who agreed", "Select how they agreed", "Enter the date they agreed"):
        assert sentence in page.content.decode()
    future = {**consent_data([]), "given_on_year": "2027"}
    assert "today or in the past" in client.post(address(referral, "consent-contact_consent"), future).content.decode()
    assert not referral.consents.exists()


def test_not_agreeing_is_recorded_and_can_be_sent_with_a_reason() -> None:
    client, referral = make_walk()
    complete(client, referral)
    client.post(address(referral, "consent-referral_consent"), {"given": "no"})
    assert not referral.consents.get(consent_key="referral_consent").given
    assert "They have not agreed" in client.get(address(referral)).content.decode()
    asked = {"about": "requirement:referral_consent", "known": "other", "reason": "Cannot be reached"}
    assert client.post(address(referral, "ask-officer"), asked).status_code == HTTPStatus.FOUND
    assert send(client, referral).status_code == HTTPStatus.FOUND


def test_where_the_route_wants_it_attested_the_school_says_where_it_keeps_the_signed_agreement() -> None:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    data: dict[str, Any] = json.loads((ROUTES / DOCUMENTS["norfolk"]).read_text())
    asked = next(one for one in data["requirements"] if one["key"] == "contact_consent")
    asked |= {"form": "attested", "attested_by": ["school"]}
    text, before = load_document(json.dumps(data)), referral.route_version
    fields = {"schema_version": "1.0", "effective_from": before.effective_from, "published_at": before.published_at}
    referral.route_version = RouteVersion.objects.create(
        route=before.route, number=2, document=text.text, sha256=text.sha256, **fields
    )
    referral.save()
    here = address(referral, "consent-contact_consent")
    scopes = [one["key"] for one in asked["scopes"]]
    told = {name: value for name, value in consent_data(scopes).items() if name != "how"}
    assert "Do you hold their signed agreement?" in client.get(here).content.decode()
    assert "Enter where it is kept" in client.post(here, told).content.decode()
    assert not referral.consents.exists()
    client.post(here, {**told, "held_at": "Her file, school office"})
    consent = referral.consents.get()
    assert (consent.how, consent.held_at) == ("attested", "Her file, school office")
    assert situation(referral).result.requirements["contact_consent"].status == "met"
    assert "Kept: Her file, school office" in client.get(address(referral, "check-answers")).content.decode()
