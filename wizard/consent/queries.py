"""What stands, who belongs to a referral, and who may be written to. Every reading of consent starts here."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from people.enums import CASE_ROLES, Role
from people.models import User
from people.tenancy import holds
from wizard.consent.asked import sha256_now
from wizard.consent.models import ClinicianRequest, Consent, FamilyPerson, FamilyView
from wizard.referrals.models import Referral
from wizard.referrals.service import may_refer
from wizard.routes.service import Route

ADDRESS_READERS = (Role.SCHOOL_ADMINISTRATOR,)


@dataclass(frozen=True)
class Recipient:
    """Somebody of the family to whom a letter may go: reference and link, nothing more."""

    name: str
    email: str
    party: str


def consents_of(referral: Referral) -> dict[str, Consent]:
    """Returns what was recorded or answered for this referral, by the consent's key (given, refused, withdrawn)."""
    return {consent.consent_key: consent for consent in referral.consents.all()}


def consent_stands(referral: Referral, key: str) -> bool:
    """Whether a consent is given, not taken back, not run out, and given to the words as they are now."""
    consent = referral.consents.filter(consent_key=key).first()
    if consent is None or not consent.given or consent.withdrawn_at:
        return False
    return still_counts(consent, sha256_now(referral, key), timezone.localdate())


def still_counts(consent: Consent, sha256: str | None, today: date) -> bool:
    """Whether the words agreed to are those of `sha256`, and the time is not over."""
    if consent.asked_again_at is not None or consent.statement_sha256 != sha256:
        return False
    return consent.lasts_until is None or consent.lasts_until >= today


def consents_that_count(referral: Referral, route: Route) -> dict[str, Consent]:
    """Returns the recorded consents of the route whose words are still those agreed to, and whose time is not over.

    One query, whatever the route: a consent to a clinician being asked is not among them.
    """
    today = timezone.localdate()
    return {
        key: one
        for key, one in consents_of(referral).items()
        if key in route.requirements and still_counts(one, sha256_now(referral, key, route), today)
    }


def people_of(referral: Referral) -> list[FamilyPerson]:
    """Returns the people around the pupil, in the order they were added, without those taken off."""
    return list(referral.family.filter(removed_at=None))


def contact_restricted(referral: Referral, person: FamilyPerson | str) -> bool:
    """Whether nothing may be written to this person, or to this e-mail address, in this referral.

    An address that two people share is restricted when one of them is.
    """
    email = person.email if isinstance(person, FamilyPerson) else person
    if isinstance(person, FamilyPerson) and person.contact_restricted:
        return True
    same = referral.family.filter(contact_restricted=True, email__iexact=email.strip())
    return bool(email.strip()) and same.exists()


def family_letters(referral: Referral) -> list[Recipient]:
    """Returns whom in the family a receipt may go to: parents and carers with an e-mail address, none restricted."""
    found = [one for one in people_of(referral) if one.email and not contact_restricted(referral, one)]
    by_address = {one.email.lower(): Recipient(one.name, one.email, one.party) for one in reversed(found)}
    return list(reversed(by_address.values()))


def address_for(user: User, person: FamilyPerson) -> str:
    """Returns a person's address for this reader; empty where it is hidden from them.

    A hidden address is read by the school's administrators, whoever entered it, and the council's case workers.
    """
    if not person.address_hidden or may_read_hidden(user, person):
        return person.address
    return ""


def may_read_hidden(user: User, person: FamilyPerson) -> bool:
    """Whether this reader is among those for whom a hidden address is."""
    referral = person.referral
    if person.added_by_id == user.pk and may_refer(user, referral):
        return True
    if holds(user, ADDRESS_READERS, school=referral.school):
        return True
    sent = referral.status == "submitted"
    return sent and holds(user, CASE_ROLES, authority=referral.authority)


def views_of(referral: Referral) -> list[FamilyView]:
    """Returns what the family said in their own words, each with who said it."""
    return list(referral.family_views.filter(person__removed_at=None).select_related("person"))


def clinicians_of(referral: Referral) -> list[ClinicianRequest]:
    """Returns the requests to clinicians, the first asked first."""
    return list(referral.clinician_requests.select_related("link"))


def clinician_facts_of(referral: Referral) -> list[ClinicianRequest]:
    """Returns the requests that were answered with facts. The facts are the clinician's own: by link, by code."""
    return [one for one in clinicians_of(referral) if one.answered_at is not None]
