"""A school asks on paper or by telephone, and writes down what was said; an answer by link is nobody's to write."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from pikepdf import open as open_pdf

from people.enums import Role
from tests.building import make_member
from tests.family_walk import ask_by_link, make_person
from tests.referral_walk import a_pdf, address, make_walk, signed_in
from wizard.consent.enums import AskedBy
from wizard.consent.models import ConsentRequest
from wizard.consent.service import Answer, ask_person, consents_of, record_answer
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db(transaction=True)
KEY = "contact_consent"
DAY = {"said_on_day": "2", "said_on_month": "11", "said_on_year": "2026"}
SPOKEN = {"given": "yes", "scopes": ["tell_school"], **DAY, "taken_by": "Sam School", "witness": "Kim School"}


@pytest.fixture
def referral() -> Referral:
    return make_walk()[1]


def asked(referral: Referral, way: AskedBy, **about: Any) -> ConsentRequest:
    return ask_person(referral.created_by, make_person(referral, **about), [KEY], way)[0]


def post(referral: Referral, request: ConsentRequest, form: dict[str, Any]) -> Any:
    client = signed_in(referral.created_by)
    return client.post(address(referral, f"family-answers/{request.public_id}"), form)


def test_by_telephone_who_when_and_a_witness_are_written_down(referral: Referral) -> None:
    request = asked(referral, AskedBy.TELEPHONE, contact_restricted=True)
    page = post(referral, request, {**SPOKEN, "witness": ""})
    assert "Enter who else heard it" in page.content.decode()
    assert post(referral, request, SPOKEN).status_code == 302
    request.refresh_from_db()
    assert (request.taken_by, request.witness, str(request.said_on)) == ("Sam School", "Kim School", "2026-11-02")
    assert (consents_of(referral)[KEY].given, consents_of(referral)[KEY].how) == (True, "spoken")
    shown = signed_in(referral.created_by).get(address(referral, f"consent-{KEY}")).content.decode()
    assert "Spoke with Sam School; Kim School heard it" in shown


def test_on_paper_the_signed_form_is_kept_with_the_answer(referral: Referral) -> None:
    request = asked(referral, AskedBy.PAPER)
    form = {"given": "yes", "scopes": ["tell_school"], **DAY, "signature": "G Madeup"}
    assert "Choose the signed form" in post(referral, request, form).content.decode()
    assert post(referral, request, {**form, "file": a_pdf("signed.pdf")}).status_code == 302
    request.refresh_from_db()
    item = EvidenceItem.objects.get(public_id=request.paper)
    assert (item.original_name, item.for_key) == ("signed.pdf", KEY)
    assert consents_of(referral)[KEY].signed == ["parent"]


def test_the_form_to_print_has_the_words_of_the_page_and_is_tagged(referral: Referral, tmp_path: Any) -> None:
    request = asked(referral, AskedBy.PAPER)
    client = signed_in(referral.created_by)
    made = client.get(address(referral, f"family-answers/{request.public_id}/paper-form"))
    assert made["Content-Type"] == "application/pdf"
    (tmp_path / "form.pdf").write_bytes(made.content)
    with open_pdf(tmp_path / "form.pdf") as pdf:
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.docinfo["/Title"]) == request.words["title"]


def test_a_school_cannot_write_down_an_answer_to_a_link(referral: Referral) -> None:
    person = make_person(referral)
    request = ask_by_link(person)
    with pytest.raises(PermissionDenied):
        record_answer(referral.created_by, request, Answer(given=True, scopes=["tell_school"]))
    post(referral, request, SPOKEN)
    client = signed_in(referral.created_by)
    quick = {"given": "yes", "scopes": ["tell_school"], "given_by": "Grace Madeup", "relationship": "parent",
             "how": "spoken", "given_on_day": "1", "given_on_month": "11", "given_on_year": "2026"}  # fmt: skip
    page = client.post(address(referral, f"consent-{KEY}"), quick)
    assert "Record their answer under their name" in page.content.decode()
    assert not consents_of(referral)[KEY].given


def test_a_viewer_of_the_school_asks_and_records_nothing(referral: Referral) -> None:
    request = asked(referral, AskedBy.TELEPHONE)
    viewer = make_member(Role.VIEWER, school=referral.school)
    client = signed_in(viewer)
    places = ["family-people", "family-people/add-person", f"ask-family/{KEY}", "clinician-requests",
              f"family-answers/{request.public_id}", f"family-people/{request.person.public_id}",
              f"family-answers/{request.public_id}/paper-form"]  # fmt: skip
    for place in places:
        assert client.get(address(referral, place)).status_code == 404, place
        assert client.post(address(referral, place), SPOKEN).status_code in (404, 405), place
    for do in (lambda: record_answer(viewer, request, Answer(True)), lambda: make_person_as(viewer, referral)):
        with pytest.raises(PermissionDenied):
            do()


def make_person_as(user: Any, referral: Referral) -> None:
    ask_person(user, make_person(referral, "Una Madeup"), [KEY], AskedBy.LINK)


def test_the_school_stops_asking_who_cannot_be_reached_and_never_puts_an_answer_away(referral: Referral) -> None:
    grace, tom = asked(referral, AskedBy.TELEPHONE), make_person(referral, "Tom Madeup")
    other = ask_by_link(tom)
    post(referral, grace, SPOKEN)
    assert not consents_of(referral)[KEY].given
    post(referral, other, {"do": "stop"})
    assert consents_of(referral)[KEY].given
    post(referral, grace, {"do": "stop"})
    grace.refresh_from_db()
    assert grace.ended_at is None


def test_one_person_takes_it_back_in_writing_to_the_school(referral: Referral) -> None:
    request = asked(referral, AskedBy.TELEPHONE)
    post(referral, request, SPOKEN)
    client = signed_in(referral.created_by)
    page = client.get(address(referral, "family-agreements")).content.decode()
    assert "if it is taken back: The coordinator asks nobody any more" in page
    form = {"which": request.public_id, "how": "A letter of 3 November"}
    assert client.post(address(referral, "family-agreements"), form).status_code == 302
    found = consents_of(referral)[KEY]
    assert (found.withdrawn_how, found.withdrawn_at is not None) == ("A letter of 3 November", True)
