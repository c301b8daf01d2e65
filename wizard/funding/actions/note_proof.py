"""A case worker adds a document behind a hospital's invoice, and writes down which days it is about."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from people.enums import CASE_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.evidence.models import EvidenceItem
from wizard.evidence.service import add_council_item, remove_council_item
from wizard.funding.actions.hold_money import Refused, hold_money
from wizard.funding.enums import ProofKind
from wizard.funding.models import Invoice, Proof
from wizard.funding.queries import takes_papers


def note_proof(
    actor: User, invoice: Invoice, kind: str, first_day: date, last_day: date, upload: UploadedFile | None = None
) -> Proof:
    """Returns the document with its days; another file takes the place of the one before, which is destroyed.

    Only case workers read them: they tell of the child's health. A virus in the file is an event although nothing is
    stored, so the file is kept before the row is. Raises PermissionDenied, UploadRefused, and Refused once decided or
    without a file.
    """
    kind = ProofKind(kind)
    if not holds(actor, CASE_ROLES, authority=invoice.case.authority):
        raise PermissionDenied
    if not takes_papers(Invoice.objects.get(pk=invoice.pk)):
        raise Refused("It is decided already")
    referral = invoice.case.submission.referral
    item = add_council_item(actor, referral, f"invoice-{invoice.pk}-{kind}", upload) if upload else None
    try:
        return written_down(actor, invoice, kind, (first_day, last_day), item)
    except BaseException:
        if item is not None and not Proof.objects.filter(item=item).exists():
            remove_council_item(actor, item)
        raise


@transaction.atomic
def written_down(actor: User, invoice: Invoice, kind: str, days: tuple[date, date], item: EvidenceItem | None) -> Proof:
    """Returns the stored row. Raises PermissionDenied, Refused."""
    held = hold_money(actor, invoice.case_id, CASE_ROLES)
    found = Invoice.objects.get(pk=invoice.pk)
    if not takes_papers(found):
        raise Refused("It is decided already")
    before = found.proofs.filter(kind=kind).select_related("item").first()
    kept = item or (before.item if before else None)
    if kept is None:
        raise Refused("Choose the file of the document")
    said = {"first_day": days[0], "last_day": days[1], "item": kept, "seen_by": actor, "seen_at": timezone.now()}
    proof, _ = Proof.objects.update_or_create(invoice=found, kind=kind, defaults=said)
    if before is not None and before.item is not None and before.item != kept:
        remove_council_item(actor, before.item)
    told = {"invoice": found.pk, "document": str(kind), "item": kept.public_id}
    record_event("case", held.submission.reference, "invoice_document_read", actor, told)
    return proof
