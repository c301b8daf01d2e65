"""What can be asked of a family in one referral: the route's own consents, and one for each clinician."""

from wizard.consent.models import ClinicianRequest
from wizard.consent.words import BEGINNER, SCHOOL, Words, months_of, words_of, words_to_ask_a_clinician
from wizard.referrals.models import Referral
from wizard.routes.service import Requirement, Route, route_of

CLINICIAN = "ask_"


def consents_asked(route: Route) -> dict[str, Requirement]:
    """Returns the route's consents by key."""
    return {key: one for key, one in route.requirements.items() if one.kind == "consent"}


def words_now(referral: Referral, key: str, route: Route | None = None) -> Words | None:
    """Returns the words of one consent as they are now; None where it is asked no more."""
    route = route or route_of(referral.route_version)
    asker = BEGINNER if referral.by_link else SCHOOL
    if key in route.requirements:
        return words_of(route, route.requirements[key], referral.authority.name, asker)
    clinician = clinician_behind(referral, key)
    if clinician is None or clinician.ended_at is not None:
        return None
    return words_to_ask_a_clinician(clinician.name, clinician.role, clinician.organisation, asker)


def months_now(referral: Referral, key: str) -> int:
    """Returns for how many months an answer given now counts."""
    return months_of(route_of(referral.route_version).requirements.get(key))


def sha256_now(referral: Referral, key: str, route: Route | None = None) -> str | None:
    """Returns the hash of the words as they are now."""
    words = words_now(referral, key, route)
    return words.sha256 if words else None


def clinician_behind(referral: Referral, key: str) -> ClinicianRequest | None:
    """Returns the request to a clinician that a consent is for; None for a consent of the route."""
    if not key.startswith(CLINICIAN):
        return None
    return ClinicianRequest.objects.filter(referral=referral, public_id=key.removeprefix(CLINICIAN)).first()
