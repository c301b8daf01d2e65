"""An agreement is drawn up for everybody to sign, and each signature is kept with the words it was given to."""

import hashlib
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from links.service import end_link
from people.enums import CASE_ROLES, REFERRING_ROLES
from people.models import User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.enums import Move
from wizard.casework.models import Case
from wizard.casework.service import hold
from wizard.planning.enums import SignedHow
from wizard.planning.models import Agreement, Signature
from wizard.planning.queries import papers_to_sign
from wizard.routes.service import route_of


class NotToSign(ValueError):
    """The route wants no such agreement, or not this party's signature; the sentence is for the person."""


@transaction.atomic
def draw_up(actor: User, case: Case, requirement: str, body: str, parts: Mapping[str, str] | None = None) -> Agreement:
    """Returns the agreement to be signed. Drawing it up again with other words asks everybody to sign again.

    `parts` is what one party alone agrees to, by its key. The school may, and the council (requirements E58, W7, W9).
    Raises PermissionDenied, NotToSign.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    papers = papers_to_sign(held, before_start=False)
    wanted, signers = next((one for one in papers if one[0].key == requirement), (None, ()))
    if wanted is None:
        raise NotToSign("The policy asks for no such agreement")
    said = {key: words.strip() for key, words in (parts or {}).items() if key in signers and words.strip()}
    digest = digest_of(body.strip(), said)
    standing = held.agreements.filter(requirement=requirement, replaced_at=None).first()
    if standing is not None and standing.sha256 == digest:
        return standing
    if standing is not None:
        standing.replaced_at = timezone.now()
        standing.save(update_fields=["replaced_at"])
    made = Agreement.objects.create(
        case=held, requirement=requirement, title=wanted.title, body=body.strip(), parts=said, sha256=digest,
        signers=list(signers), made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    told = {"agreement": made.pk, "requirement": requirement, "sha256": digest}
    record_event("case", held.submission.reference, "agreement_drawn_up", actor, told)
    return made


def digest_of(body: str, parts: Mapping[str, str]) -> str:
    """Returns the hash of everything that is signed."""
    whole = [body, *(f"{key}:\n{parts[key]}" for key in sorted(parts))]
    return hashlib.sha256("\n\n".join(whole).encode()).hexdigest()


@transaction.atomic
def record_signature(
    actor: User, agreement: Agreement, party: str, name: str, how: SignedHow, signed_on: date
) -> Signature:
    """Returns the signature, written down by the school or the council; a party signs the same words once.

    Raises PermissionDenied, NotToSign for a party that the agreement does not name, words replaced since, or somebody
    else's side signed by who is signed in.
    """
    case = hold(actor, agreement.case_id, Move.SCHOOL)
    if how == SignedHow.ACCOUNT and party not in own_parties(actor, case):
        raise NotToSign("You are signed in for another side. Ask them, or say that they signed on paper")
    return sign(actor, case, agreement, party, name, how, signed_on)


def own_parties(actor: User, case: Case) -> set[str]:
    """Returns the parties of the route for whom the actor signs here: the school's own people, or the council's."""
    kinds = {"school"} if holds(actor, REFERRING_ROLES, school=case.school) else set()
    kinds |= {"council"} if holds(actor, CASE_ROLES, authority=case.authority) else set()
    route = route_of(case.submission.referral.route_version)
    return {key for key, one in route.parties.items() if one.kind in kinds}


def sign(
    actor: User | None, case: Case, agreement: Agreement, party: str, name: str, how: SignedHow, signed_on: date
) -> Signature:
    """Returns the stored signature, inside the transaction of an action that checked who signs. Raises NotToSign."""
    held = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    if party not in held.signers:
        raise NotToSign("The agreement has no place for this signature")
    if held.replaced_at is not None:
        raise NotToSign("The words were changed since: everybody signs the new ones")
    signature, new = Signature.objects.get_or_create(
        agreement=held,
        party=party,
        defaults={
            "name": name.strip(),
            "how": how,
            "signed_on": signed_on,
            "sha256": held.sha256,
            "recorded_by": actor,
            "recorded_at": timezone.now(),
        },
    )
    if new:
        told = {"agreement": held.pk, "party": party, "how": str(how)}
        record_event("case", case.submission.reference, "agreement_signed", actor, told)
        for asked in held.asked.filter(party=party).select_related("link"):
            end_link(actor, asked.link)
    return signature
