"""Who of a family may be asked for something, and who of them agreed to share: they are chosen first."""

from collections.abc import Iterable

from wizard.casework.models import Case, InfoRequest
from wizard.casework.writing_to import FAMILY
from wizard.consent.models import FamilyPerson
from wizard.consent.service import contact_restricted, people_of, requests_of
from wizard.routes.service import route_of


def family_to_ask(case: Case) -> list[FamilyPerson]:
    """Returns the parents, carers and the pupil whom the school named, without those to whom nothing may be written."""
    referral = case.submission.referral
    kinds = {key: party.kind for key, party in route_of(referral.route_version).parties.items()}
    family = (one for one in people_of(referral) if kinds.get(one.party, one.party) in FAMILY)
    return [one for one in family if not contact_restricted(referral, one)]


def who_agreed(case: Case, people: Iterable[FamilyPerson]) -> list[FamilyPerson]:
    """Returns those of them who agreed to something and did not take it back; all of them where nobody was asked."""
    found = list(people)
    asked = requests_of(case.submission.referral)
    said_yes = {one.person_id for one in asked if one.given and not one.withdrawn_at and not one.ended_at}
    return [one for one in found if one.pk in said_yes] or found


def asked_of(request: InfoRequest, person: FamilyPerson) -> bool:
    """Whether a request to the family is for this person: it names them, or nobody."""
    named = {one.pk for one in request.people.all()}
    return not named or person.pk in named
