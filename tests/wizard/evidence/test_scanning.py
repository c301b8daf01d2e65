"""Files and a real virus scanner: found harmless, found harmful, or the scanner is not there."""

from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from people.enums import Role
from record.models import Event
from record.service import deliver_due
from tests.building import make_member
from tests.plugins.virus_scanner import MARK, STREAM_MAX, VIRUS, Clamd
from tests.referral_walk import (
    NORFOLK,
    a_pdf,
    address,
    answer_all,
    complete,
    good_letter,
    make_walk,
    send,
    signed_in,
)
from wizard.evidence import scanner
from wizard.evidence.chores import scan_waiting
from wizard.evidence.enums import Scan
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scratch import Scratch
from wizard.referrals.models import Referral, Submission

pytestmark = pytest.mark.django_db
MEDICAL = "evidence-medical"


@pytest.fixture(autouse=True)
def own_store(settings: Any, tmp_path: Path) -> Path:
    settings.EVIDENCE_ROOT = tmp_path / "evidence"
    return tmp_path / "evidence"


def stored(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


def bad_pdf() -> SimpleUploadedFile:
    good = a_pdf().read()
    return SimpleUploadedFile("letter.pdf", good + b"\n% " + MARK + b"\n", "application/pdf")


def add(client: Client, referral: Referral, upload: Any = None) -> Any:
    return client.post(address(referral, MEDICAL), {"file": upload or a_pdf(), **good_letter()})


def norfolk() -> tuple[Client, Referral]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    return client, referral


def page_of(client: Client, referral: Referral, step: str = MEDICAL) -> str:
    return str(client.get(address(referral, step)).content.decode())


def test_a_clean_file_is_kept_and_can_be_opened(clamd: Clamd) -> None:
    client, referral = norfolk()
    add(client, referral)
    item = EvidenceItem.objects.get()
    assert item.scan == Scan.CLEAN
    assert client.get(reverse("evidence:file", args=[item.public_id])).status_code == 200
    assert "Accepted" in page_of(client, referral)


def test_an_infected_file_is_turned_away_in_plain_words_and_written_down(clamd: Clamd, own_store: Path) -> None:
    client, referral = norfolk()
    page = add(client, referral, bad_pdf()).content.decode()
    assert "found a virus" in page
    assert "another copy" in page
    assert not EvidenceItem.objects.exists()
    assert stored(own_store) == []
    assert Event.objects.get(kind="evidence_infected").data["virus"] == VIRUS


def test_without_a_scanner_a_file_waits_and_nothing_calls_it_safe(clamd: Clamd, settings: Any) -> None:
    clamd.stop()
    client, referral = norfolk()
    assert add(client, referral).status_code == 302
    item = EvidenceItem.objects.get()
    assert item.scan == Scan.WAITING
    page = page_of(client, referral)
    assert "Being checked" in page
    assert ">Accepted<" not in page
    for name in ("file", "preview", "original"):
        assert client.get(reverse(f"evidence:{name}", args=[item.public_id])).status_code == 404
    look = client.get(reverse("evidence:look", args=[item.public_id])).content.decode()
    assert "Still being checked" in look
    assert "Download" not in look
    settings.EVIDENCE_SCANNER = ""  # one that nobody has set up is one that does not answer
    assert scan_waiting() == 0
    item.refresh_from_db()
    assert item.scan == Scan.WAITING


def test_sending_waits_for_the_scanner_in_plain_sight_and_goes_on_by_itself(clamd: Clamd) -> None:
    clamd.stop()
    client, referral = make_walk()
    complete(client, referral)
    there = EvidenceItem.objects.count()
    check = page_of(client, referral, "check-answers")
    assert f"{there} file" in check
    assert check.count("<li>letter.pdf</li>") == there
    assert "You can send as soon as" in check
    assert "still being checked" in send(client, referral).content.decode()
    assert not Submission.objects.exists()
    clamd.start()
    assert scan_waiting() == there
    assert "still being checked" not in page_of(client, referral, "check-answers")
    assert send(client, referral).status_code == 302


def test_what_cannot_wait_is_sent_with_a_reason_and_opened_only_when_checked(clamd: Clamd) -> None:
    clamd.stop()
    client, referral = make_walk()
    complete(client, referral)
    asked = {"about": "scan:files", "reason": "Treatment begins tomorrow."}
    assert client.post(address(referral, "ask-officer"), asked).status_code == 302
    assert "Treatment begins tomorrow." in page_of(client, referral, "check-answers")
    assert send(client, referral).status_code == 302
    assert "Treatment begins tomorrow." in Submission.objects.get().document
    officer = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    item = EvidenceItem.objects.get(for_key="medical")
    file = reverse("evidence:file", args=[item.public_id])
    assert officer.get(file).status_code == 404
    clamd.start()
    scan_waiting()
    assert officer.get(file).status_code == 200


def test_a_virus_found_later_destroys_the_file_and_tells_the_school(
    clamd: Clamd, own_store: Path, django_capture_on_commit_callbacks: Any
) -> None:
    clamd.stop()
    client, referral = norfolk()
    add(client, referral, bad_pdf())
    assert stored(own_store)
    clamd.start()
    with django_capture_on_commit_callbacks(execute=True):
        scan_waiting()
    item = EvidenceItem.objects.get()
    assert item.scan == Scan.INFECTED
    assert stored(own_store) == []
    page = page_of(client, referral)
    assert "A virus was found" in page
    assert "Another copy" in page
    assert "There is a problem" not in page_of(client, referral, "")  # it counts for nothing, not against anybody
    assert client.get(reverse("evidence:original", args=[item.public_id])).status_code == 404
    deliver_due()
    assert len(mail.outbox) == 1
    assert "held a virus" in mail.outbox[0].subject
    assert "letter.pdf" not in mail.outbox[0].body
    assert client.post(address(referral, MEDICAL) + f"remove/{item.public_id}/").status_code == 302
    assert "A virus was found" not in page_of(client, referral)


def test_a_file_longer_than_the_scanner_takes_is_not_called_safe(clamd: Clamd) -> None:
    with Scratch() as long:
        for _ in range(STREAM_MAX // (1024 * 1024) + 1):
            long.write(bytes(1024 * 1024))
        assert scanner.scan(long).scan == Scan.FAILED


def test_going_without_a_scanner_is_for_demonstrations_alone(settings: Any) -> None:
    settings.EVIDENCE_SCANNER, settings.EVIDENCE_MAY_GO_UNSCANNED = "none", False
    with Scratch() as file, pytest.raises(ImproperlyConfigured):
        scanner.scan(file)


def test_what_was_taken_without_a_scanner_waits_as_soon_as_there_is_one(settings: Any, clamd: Clamd) -> None:
    settings.EVIDENCE_SCANNER, settings.EVIDENCE_MAY_GO_UNSCANNED = "none", True
    client, referral = norfolk()
    add(client, referral)
    item = EvidenceItem.objects.get()
    assert "Not checked for viruses" in page_of(client, referral)
    settings.EVIDENCE_SCANNER, settings.EVIDENCE_MAY_GO_UNSCANNED = clamd.socket, False
    assert client.get(reverse("evidence:file", args=[item.public_id])).status_code == 404
    scan_waiting()
    assert client.get(reverse("evidence:file", args=[item.public_id])).status_code == 200
