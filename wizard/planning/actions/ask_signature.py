"""Somebody without an account is sent a link to an agreement, reads it behind a one-time code, and signs it there."""

from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import end_link, make_link
from people.models import User
from record.service import enqueue, record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.consent.service import contact_restricted
from wizard.planning.actions.sign_agreement import NotToSign, sign
from wizard.planning.enums import SignedHow
from wizard.planning.models import Agreement, Signature, SignatureAsked

PURPOSE, LETTER = "agreement", "agreement_to_sign"
DAYS = 42  # calendar days that the link is good for


@transaction.atomic
def ask_signature(actor: User, agreement: Agreement, party: str, name: str, email: str) -> SignatureAsked:
    """Returns what was asked; the letter with the link goes out, and says nothing about the child.

    Asked again, the earlier link ends: it may have gone to a wrong address.

    Raises PermissionDenied, NotToSign for a party that does not sign, has signed, or to whom nothing may be written.
    """
    case = hold(actor, agreement.case_id, Move.SCHOOL)
    held = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if party not in held.signers or held.replaced_at is not None:
        raise NotToSign("The agreement has no place for this signature")
    if held.signatures.filter(party=party).exists():
        raise NotToSign("They have signed already")
    referral = Case.objects.select_related("submission__referral").get(pk=case.pk).submission.referral
    if contact_restricted(referral, email):
        raise NotToSign("Nothing may be written to this address")
    for earlier in held.asked.filter(party=party, link__ended_at=None).select_related("link"):
        end_link(actor, earlier.link)
    asked = SignatureAsked(agreement=held, party=party, name=name.strip(), asked_by=actor, asked_at=timezone.now())
    asked.link = make_link(PURPOSE, "signature", asked.public_id, email, party=party, days=DAYS, made_by=actor)
    asked.save()
    told = {"agreement": held.pk, "party": party, "link": asked.link.public_id}
    record_event("case", case.submission.reference, "signature_asked", actor, told)
    enqueue(LETTER, "signature", asked.public_id, asked.link.email, f"agreement-to-sign:{asked.public_id}")
    return asked


@transaction.atomic
def sign_by_link(link: Link, name: str) -> Signature:
    """Returns the signature of whoever opened the link. Raises SignatureAsked.DoesNotExist, NotToSign."""
    asked = SignatureAsked.objects.select_related("agreement").get(public_id=link.subject_id, link=link)
    related = Case.objects.select_for_update(of=("self",)).select_related("submission")
    case = related.get(pk=asked.agreement.case_id)
    return sign(None, case, asked.agreement, asked.party, name, SignedHow.LINK, timezone.localdate())
