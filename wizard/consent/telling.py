"""News of an answer to the school: to whoever asked, or to who works on the referral when that person has left."""

from record.service import enqueue
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.referrals.models import Referral
from wizard.referrals.service import in_place_of


def tell_the_school(
    kind: str, subject: str, request: ConsentRequest | ClinicianRequest, referral: Referral, stem: str
) -> None:
    """Promises the letter; call it in the transaction of the answer. `stem` is the key of the first of them."""
    for number, address in enumerate(in_place_of(request.asked_by, referral), start=1):
        enqueue(kind, subject, request.public_id, address, stem if number == 1 else f"{stem}:{number}")
