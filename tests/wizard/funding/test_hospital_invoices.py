"""Invoices for education in hospital: their three documents, kept as files, before anything is paid."""

import html
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people.enums import Role
from people.models import User
from record.service import deliver_due, events_of
from tests.building import make_authority, make_member
from tests.referral_walk import a_pdf, signed_in
from tests.wizard.casework.cases import a_case, officer_of
from tests.wizard.funding.money_cases import day, invoice, place, provided, text_of
from wizard.casework.models import Case
from wizard.evidence.actions.settle_scan import settle_scan
from wizard.evidence.enums import Scan
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scanner import Finding
from wizard.evidence.service import ensure_key, items_of, items_visible_to
from wizard.funding.actions.ask_hospital import ask_hospital
from wizard.funding.actions.hold_money import Refused
from wizard.funding.actions.keep_invoice import decide_invoice, note_invoice_paid
from wizard.funding.actions.note_proof import note_proof
from wizard.funding.enums import ProofKind
from wizard.funding.models import Invoice, Proof
from wizard.funding.telling import happened

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


def with_papers(kinds: tuple[str, ...] = tuple(ProofKind)) -> tuple[Case, User, User, Invoice]:
    """A case, its officer, finance, and an invoice with documents."""
    ensure_key()
    case, finance = provided("norfolk")
    officer, bill = officer_of(case), invoice(case, finance)
    for kind in kinds:
        note_proof(officer, bill, kind, bill.first_day, bill.last_day, a_pdf(f"{kind}.pdf"))
    return case, officer, finance, bill


@pytest.mark.requirement("N46")
def test_an_invoice_is_approved_only_when_all_three_documents_cover_its_days() -> None:
    case, officer, finance, bill = with_papers(("admission", "timetable"))
    client, address = signed_in(officer), place(case, f"invoices/{bill.pk}/attendance/")
    assert "Choose the file of the document" in html.unescape(client.post(address, {}).content.decode())
    days = {**day("first_day", bill.first_day), **day("last_day", date(2026, 10, 20))}
    assert client.post(address, {**days, "file": a_pdf("attendance.pdf")}).status_code == 302
    with pytest.raises(Refused, match="The attendance record is about 5 October 2026 to 20 October 2026"):
        decide_invoice(finance, bill, approve=True)
    client = signed_in(finance)
    assert "Approve it" not in text_of(client, place(case, f"invoices/{bill.pk}/"))
    note_proof(officer, bill, "attendance", bill.first_day, bill.last_day, a_pdf("all of October.pdf"))
    assert "Approve it" in text_of(client, place(case, f"invoices/{bill.pk}/"))
    client.post(place(case, f"invoices/{bill.pk}/"), {"approve": "yes"})
    assert "To be paid" in text_of(client, f"/cases/money/{case.authority.slug}/")
    client.post(place(case, f"invoices/{bill.pk}/"), day("paid_on", date(2026, 11, 3)))
    assert Invoice.objects.get().state == "paid"
    with pytest.raises(Refused, match="decided already"):
        note_proof(officer, bill, "admission", bill.first_day, bill.last_day, a_pdf())
    assert "Proof of admission is here: invoice 17 of St Madeup’s Hospital School" in [
        entry.what for entry in happened(case)
    ]


@pytest.mark.requirement("N46")
def test_nothing_is_paid_while_a_document_is_being_checked_or_held_a_virus() -> None:
    case, officer, finance, bill = with_papers()
    item = EvidenceItem.objects.get(original_name="timetable.pdf")
    EvidenceItem.objects.filter(pk=item.pk).update(scan=Scan.WAITING)
    with pytest.raises(Refused, match="The timetable is being checked for viruses"):
        decide_invoice(finance, bill, approve=True)
    assert "Being checked" in text_of(signed_in(officer), place(case, f"invoices/{bill.pk}/"))
    assert "Documents are being checked" in text_of(signed_in(finance), place(case))
    with pytest.raises(Refused, match="Nothing is missing"):
        ask_hospital(finance, bill)  # the hospital is not asked for what is here
    settle_scan(EvidenceItem.objects.get(pk=item.pk), Finding(Scan.CLEAN, ""))
    decide_invoice(finance, bill, approve=True)
    settle_scan(EvidenceItem.objects.get(pk=item.pk), Finding(Scan.INFECTED, "Eicar"))
    with pytest.raises(Refused, match="The timetable held a virus"):
        note_invoice_paid(finance, bill, date(2026, 11, 3))
    assert "Note the payment" not in text_of(signed_in(finance), place(case, f"invoices/{bill.pk}/"))
    deliver_due()
    (letter,) = [one for one in mail.outbox if "virus" in one.subject]
    assert letter.to == [officer.email]  # and not the school, which never knew of it
    assert f"/evidence/{item.public_id}/look/" in letter.body
    note_proof(officer, bill, "timetable", bill.first_day, bill.last_day, a_pdf("timetable again.pdf"))
    assert note_invoice_paid(finance, bill, date(2026, 11, 3)).state == "paid"


@pytest.mark.requirement("N46")
def test_a_document_is_opened_by_case_workers_alone_and_each_opening_is_written_down() -> None:
    case, officer, finance, bill = with_papers(("admission",))
    item = Proof.objects.get().item
    assert item is not None
    address = f"/evidence/{item.public_id}/look/"
    panel = make_member(Role.PANEL_MEMBER, authority=case.authority)
    elsewhere = make_member(Role.COORDINATOR, authority=make_authority("elsewhere"))
    administrator = make_member(Role.SCHOOL_ADMINISTRATOR, school=case.school)
    for outsider in (finance, case.submission.submitted_by, administrator, panel, elsewhere):
        assert signed_in(outsider).get(address).status_code == 404
        assert not items_visible_to(outsider).exists()
    assert Client().get(address).status_code == 302
    assert "admission.pdf" in text_of(signed_in(officer), address)
    assert events_of("referral", case.submission.referral.public_id)[-1].kind == "evidence_opened"
    page = text_of(signed_in(finance), place(case, f"invoices/{bill.pk}/"))
    assert "Proof of admission" in page
    assert "admission.pdf" not in page
    assert address not in page
    assert items_of(case.submission.referral) == []  # it is none of the school's papers, nor the family's


def test_another_file_takes_the_place_of_the_one_before() -> None:
    _, officer, finance, bill = with_papers(("admission",))
    before = Proof.objects.get().item
    note_proof(officer, bill, "admission", bill.first_day, bill.last_day, a_pdf("the right one.pdf"))
    note_proof(officer, bill, "admission", bill.first_day, date(2026, 10, 20))  # other days, the same file
    proof = Proof.objects.get()
    assert proof.item is not None
    assert (proof.item.original_name, proof.last_day) == ("the right one.pdf", date(2026, 10, 20))
    assert before is not None
    assert EvidenceItem.objects.get(pk=before.pk).removed_at is not None
    with pytest.raises(PermissionDenied):
        note_proof(finance, bill, "admission", bill.first_day, bill.last_day, a_pdf())


def test_a_file_that_is_none_is_refused_at_its_field_and_nothing_is_stored() -> None:
    case, officer, _, bill = with_papers(())
    days = {**day("first_day", bill.first_day), **day("last_day", bill.last_day)}
    file: Any = SimpleUploadedFile("run.exe", b"MZ\x90\x00" * 40)
    page = signed_in(officer).post(place(case, f"invoices/{bill.pk}/admission/"), {**days, "file": file})
    assert page.status_code == 200
    assert 'href="#id_file"' in page.content.decode()
    assert not EvidenceItem.objects.exists()
    assert not Proof.objects.exists()


def test_an_invoice_is_refused_with_a_reason_and_is_here_once() -> None:
    case, finance = provided("norfolk")
    bill = invoice(case, finance)
    with pytest.raises(Refused, match="here already"):
        invoice(case, finance)
    with pytest.raises(Refused, match="Say why"):
        decide_invoice(finance, bill, approve=False)
    with pytest.raises(Refused, match="Only an approved invoice"):
        note_invoice_paid(finance, bill, date(2026, 11, 3))
    assert decide_invoice(finance, bill, approve=False, why="For another child").state == "refused"


def test_an_invoice_that_may_be_paid_twice_says_so() -> None:
    case, finance = provided("norfolk")
    bill = invoice(case, finance)
    assert "Look twice" not in text_of(signed_in(finance), place(case, f"invoices/{bill.pk}/"))
    invoice(case, finance, number="18", first_day=date(2026, 10, 23), last_day=date(2026, 11, 6))
    other = a_case("norfolk")
    invoice(other, make_member(Role.FINANCE, authority=other.authority), hospital="ST MADEUP’S HOSPITAL SCHOOL")
    page = text_of(signed_in(finance), place(case, f"invoices/{bill.pk}/"))
    assert "Look twice" in page
    assert "invoice 18" in page
    assert other.submission.reference in page


@pytest.mark.requirement("N47")
def test_the_hospital_is_asked_for_its_documents_without_a_word_about_the_child() -> None:
    case, _, finance, bill = with_papers(("timetable",))
    ask_hospital(finance, bill)
    deliver_due()
    (letter,) = [one for one in mail.outbox if one.to == ["school@hospital.example"]]
    assert "invoice 17" in letter.body
    assert "Proof of admission is not here" in letter.body
    assert "timetable is not here" not in letter.body.lower()
    words = f"{letter.subject} {letter.body}"
    assert "Amara" not in words
    assert case.submission.reference not in words
