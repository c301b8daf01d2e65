"""What stands in a case's planning, and who has or waits for something scarce."""

from dataclasses import replace

from django.db.models import QuerySet

from people.models import Authority
from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.planning.beginning import Lack, ToSign, lacks_before_start
from wizard.planning.enums import PackageStatus, Part
from wizard.planning.models import Agreement, Package, PoolClaim, PoolPlaces
from wizard.planning.papers import papers_before_start
from wizard.routes.service import Requirement, Route, casework_of, evaluate, route_of


def is_planned_here(case: Case) -> bool:
    """Whether a council plans and provides on these pages; elsewhere the school keeps its own part of the plan."""
    return casework_of(case.submission.referral.route_version) is not None and not case.handed_over_to


def lacking_before_start(case: Case, package: Package) -> list[Lack]:
    """Returns what the case's route wants before provision starts and is not there.

    Papers are for the first start: what goes on or is changed later was begun with them.
    """
    begun = case.packages.exclude(status=PackageStatus.PLANNED).exists()
    papers = [] if begun else [one.wanted.title for one in papers_before_start(case) if one.holds and not one.there]
    route = route_of(case.submission.referral.route_version)
    labels = {key: party.label[:1].lower() + party.label[1:] for key, party in route.parties.items()}
    return lacks_before_start(
        decided=case.status in {CaseStatus.PLANNING, CaseStatus.PROVIDED},
        part_a=case.records.filter(part=Part.A).exists(),
        package=package.lines.exists(),
        agreements=agreements_to_sign(case),
        party_labels=labels,
        starts_known=True,
        papers=papers,
        hours_known=package.full_time_hours is not None,
    )


def agreements_to_sign(case: Case) -> list[ToSign]:
    """Returns the documents that the route wants signed before the start, with who has signed them."""
    drawn_up = {one.requirement: one for one in standing_agreements(case)}
    return [to_sign(paper, signers, drawn_up.get(paper.key)) for paper, signers in papers_to_sign(case)]


def to_sign(paper: Requirement, signers: tuple[str, ...], drawn_up: Agreement | None) -> ToSign:
    """Returns a paper with who signs it, and who has."""
    signed = frozenset(one.party for one in drawn_up.signatures.all()) if drawn_up else frozenset()
    return ToSign(paper.key, paper.title, signers, signed)


def papers_to_sign(case: Case, *, before_start: bool = True) -> list[tuple[Requirement, tuple[str, ...]]]:
    """Returns what has to be signed for this pupil, and by whom: some sign from an age on.

    `before_start` leaves out what is signed at another time, such as the timetable of a return, and what holds nothing
    up, such as the agreement about a robot.
    """
    route = route_of(case.submission.referral.route_version)
    wanted = [one for one in signed_in(route) if one.need != "optional" and (one.gate == "begin" or not before_start)]
    found = [(one, who) for one in wanted if (who := signers_of(case, one))]
    return found if before_start else [*found, *own_papers_of(case)]


def signed_in(route: Route) -> list[Requirement]:
    """Returns the documents of a route that somebody signs."""
    return [one for one in route.requirements.values() if one.kind == "document" and one.signed_by]


def own_papers_of(case: Case) -> list[tuple[Requirement, tuple[str, ...]]]:
    """Returns what is signed for the things of the package that is planned or runs (requirements N141, N147).

    The route needs such a document while the package holds the thing, and nothing waits for it. What was drawn up once
    stays to be read when the thing is given back.
    """
    optional = [one for one in signed_in(route_of(case.submission.referral.route_version)) if one.need == "optional"]
    if not optional:
        return []
    package = case.packages.exclude(status=PackageStatus.ENDED).order_by("-number").first()
    lines = list(package.lines.values_list("line", flat=True)) if package else []
    drawn_up = set(case.agreements.filter(replaced_at=None).values_list("requirement", flat=True))
    standing = standing_of(case)
    given = replace(standing.given, case={**standing.given.case, "case.package": lines})
    results = evaluate(standing.route, given).requirements
    return [
        (one, tuple(dict.fromkeys(one.signed_by)))
        for one in optional
        if results[one.key].status != "not_needed" or one.key in drawn_up
    ]


def own_to_sign(case: Case) -> list[ToSign]:
    """Returns the same, with who has signed."""
    drawn_up = {one.requirement: one for one in standing_agreements(case)}
    return [to_sign(paper, signers, drawn_up.get(paper.key)) for paper, signers in own_papers_of(case)]


def signers_of(case: Case, requirement: Requirement) -> tuple[str, ...]:
    """Returns the parties without whose signature a document is not signed; one of whom it is not known yet counts."""
    standing, everybody = standing_of(case), tuple(dict.fromkeys(requirement.signed_by))
    by, parts = (*requirement.by, "")[0], {part.key: part.by[0] for part in requirement.parts if part.by}

    def stands_without(party: str) -> bool:
        others = [one for one in everybody if one != party]
        held = {requirement.key: {"held": True, "by": by or None, "parts": parts, "signed": others}}
        given = replace(standing.given, held=held)
        return evaluate(standing.route, given).requirements[requirement.key].status in {"met", "not_needed"}

    return tuple(party for party in everybody if not stands_without(party))


def standing_agreements(case: Case) -> QuerySet[Agreement]:
    """Returns the agreements whose words stand, with their signatures."""
    return Agreement.objects.filter(case=case, replaced_at=None).prefetch_related("signatures")


def claims_of(authority: Authority, pool: str) -> QuerySet[PoolClaim]:
    """Returns who has or waits for a place and has not given it back, the next first. A closed case holds none."""
    held = PoolClaim.objects.filter(authority=authority, pool=pool, released_on=None)
    return held.filter(line__package__case__status__in=OPEN)


def places_of(authority: Authority, pool: str, in_route: int | None) -> int | None:
    """Returns how many there are: what the authority says here, else what the route names, else None."""
    row = PoolPlaces.objects.filter(authority=authority, pool=pool).first()
    return row.places if row else in_route
