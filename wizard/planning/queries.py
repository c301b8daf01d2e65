"""What stands in a case's planning, and who has or waits for something scarce."""

from django.db.models import QuerySet

from people.models import Authority
from wizard.casework.enums import CaseStatus
from wizard.casework.models import Case
from wizard.planning.beginning import Lack, ToSign, lacks_before_start
from wizard.planning.enums import Part
from wizard.planning.models import Agreement, Package, PoolClaim, PoolPlaces
from wizard.routes.service import route_of


def lacking_before_start(case: Case, package: Package) -> list[Lack]:
    """Returns what the case's route wants before provision starts and is not there."""
    route = route_of(case.submission.referral.route_version)
    labels = {key: party.label for key, party in route.parties.items()}
    return lacks_before_start(
        decided=case.status in {CaseStatus.PLANNING, CaseStatus.PROVIDED},
        part_a=case.records.filter(part=Part.A).exists(),
        package=package.lines.exists(),
        agreements=agreements_to_sign(case),
        party_labels=labels,
        starts_known=True,
    )


def agreements_to_sign(case: Case) -> list[ToSign]:
    """Returns the documents that the route wants signed before the start, with who has signed them."""
    route = route_of(case.submission.referral.route_version)
    drawn_up = {one.requirement: one for one in standing_agreements(case)}
    found = []
    for requirement in route.requirements.values():
        if requirement.kind == "document" and requirement.gate == "begin" and requirement.signed_by:
            agreement = drawn_up.get(requirement.key)
            signed = frozenset(one.party for one in agreement.signatures.all()) if agreement else frozenset()
            found.append(ToSign(requirement.key, requirement.title, tuple(requirement.signed_by), signed))
    return found


def standing_agreements(case: Case) -> QuerySet[Agreement]:
    """Returns the agreements whose words stand, with their signatures."""
    return Agreement.objects.filter(case=case, replaced_at=None).prefetch_related("signatures")


def claims_of(authority: Authority, pool: str) -> QuerySet[PoolClaim]:
    """Returns who has or waits for a place and has not given it back, the next first."""
    return PoolClaim.objects.filter(authority=authority, pool=pool, released_on=None)


def places_of(authority: Authority, pool: str, in_route: int | None) -> int | None:
    """Returns how many there are: what the authority says here, else what the route names, else None."""
    row = PoolPlaces.objects.filter(authority=authority, pool=pool).first()
    return row.places if row else in_route
