"""A parent, a young person or a clinician adds a file by the link they were sent."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from record.models import Event
from tests.referral_walk import a_pdf, address, make_walk
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import UploadRefused, add_item_by_link
from wizard.referrals.enums import ReferralStatus

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class ALink:
    public_id: str
    party: str
    ended_at: datetime | None
    expires_at: datetime


def a_link(*, party: str = "parent", days: int = 7, ended: bool = False) -> ALink:
    now = timezone.now()
    return ALink("linkabcdefgh", party, now if ended else None, now + timedelta(days=days))


def test_the_file_says_by_which_link_and_from_whom_it_came() -> None:
    client, referral = make_walk()
    item = add_item_by_link(a_link(), referral, "medical", a_pdf("from-mum.pdf"), {"type": "letter"})
    assert (item.added_by, item.by_link, item.by_party, item.type) == (None, "linkabcdefgh", "parent", "letter")
    event = Event.objects.get(kind="evidence_added")
    assert event.actor_id is None
    assert event.data["link"] == "linkabcdefgh"
    page = client.get(address(referral, "evidence-medical")).content.decode()
    assert "from-mum.pdf" in page
    assert "Sent by the parent" in page


def test_what_is_for_the_council_alone_the_school_does_not_see() -> None:
    client, referral = make_walk()
    add_item_by_link(a_link(), referral, "medical", a_pdf("address.pdf"), {"readers": "council"})
    page = client.get(address(referral, "evidence-medical")).content.decode()
    assert "address.pdf" not in page
    assert "Restricted paper" in page


@pytest.mark.parametrize("link", [a_link(days=-1), a_link(ended=True)], ids=["expired", "ended"])
def test_a_link_that_is_over_adds_nothing(link: ALink) -> None:
    _, referral = make_walk()
    with pytest.raises(PermissionDenied):
        add_item_by_link(link, referral, "medical", a_pdf(), {})
    assert not EvidenceItem.objects.exists()


def test_files_are_judged_as_the_schools_are_and_nothing_is_added_to_what_was_sent() -> None:
    _, referral = make_walk()
    with pytest.raises(UploadRefused, match="not a PDF"):
        add_item_by_link(a_link(), referral, "medical", SimpleUploadedFile("x.pdf", b"MZ\x90\x00"), {})
    referral.status = ReferralStatus.SUBMITTED
    referral.save()
    with pytest.raises(UploadRefused, match="sent already"):
        add_item_by_link(a_link(), referral, "medical", a_pdf(), {})
