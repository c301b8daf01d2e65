"""The scanner has said something about a file already kept: write it down, and destroy what is infected."""

from django.db import transaction
from django.utils import timezone

from record.service import enqueue, record_event
from wizard.evidence.actions.remove_item import forget_bytes
from wizard.evidence.enums import NOT_OF_THE_REFERRAL, Scan
from wizard.evidence.letters import INFECTED_LETTER
from wizard.evidence.models import EvidenceItem
from wizard.evidence.scanner import Finding
from wizard.referrals.models import Referral


def settle_scan(item: EvidenceItem, finding: Finding) -> None:
    """Stores what the scanner said; an infected file's bytes are destroyed and its school is told. Nobody's click.

    An item that was taken off, or settled by another worker meanwhile, stays as it is.
    """
    with transaction.atomic():
        referral = Referral.objects.select_for_update().get(pk=item.referral_id)
        now = EvidenceItem.objects.select_related("added_by").get(pk=item.pk)
        if now.removed_at is not None or now.scan != item.scan:
            return
        changed = now.scan != finding.scan
        now.scan, now.scan_note, now.scan_at = finding.scan, finding.note, timezone.now()
        now.scan_tries += 1
        now.save(update_fields=["scan", "scan_note", "scan_at", "scan_tries"])
        if finding.scan == Scan.INFECTED:
            _destroy(referral, now)
        elif changed and finding.scan == Scan.CLEAN:
            record_event("referral", referral.public_id, "evidence_checked", None, {"item": now.public_id})


def _destroy(referral: Referral, item: EvidenceItem) -> None:
    data = {"item": item.public_id, "sha256": item.sha256, "virus": item.scan_note}
    record_event("referral", referral.public_id, "evidence_infected", None, data)
    concerned = [item.added_by] if item.by_party in NOT_OF_THE_REFERRAL else [item.added_by, referral.created_by]
    told = {person.email for person in concerned if person is not None and person.is_active}
    for address in sorted(told):
        enqueue(INFECTED_LETTER, "evidence", item.public_id, address, f"infected:{item.public_id}:{address}"[:120])
    transaction.on_commit(lambda: forget_bytes(item))
