"""Something scarce is claimed with a package, given to whoever is next, and given back at the end."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from people.enums import Role
from people.models import Authority, User
from people.tenancy import holds
from record.service import record_event
from wizard.casework.models import Case
from wizard.casework.service import standing_of
from wizard.planning.beginning import who_is_next
from wizard.planning.models import Package, PoolClaim, PoolPlaces
from wizard.planning.queries import claims_of, places_of
from wizard.routes.service import Casework, casework_of, queue_priority


def claim_places(case: Case, package: Package, casework: Casework, asked: Mapping[str, date]) -> None:
    """Claims what is scarce in a package, inside its transaction: placed where a place is free, else in line.

    What the running package holds is carried on when the next one starts, not claimed twice. `asked` keeps the place in
    the line of who asked before: pool -> day.
    """
    standing = standing_of(case)
    has = set(PoolClaim.objects.filter(line__package__case=case, released_on=None).values_list("pool", flat=True))
    for line in package.lines.all():
        pool = casework.lines[line.line].pool
        if pool and pool not in has:
            has.add(pool)
            PoolClaim.objects.create(
                authority=case.authority,
                pool=pool,
                line=line,
                priority=queue_priority(standing.route, casework, pool, standing.given),
                asked_on=asked.get(pool, timezone.localdate()),
            )
            fill_places(case.authority, pool, casework.pools[pool].places)


def fill_places(authority: Authority, pool: str, places_in_route: int | None) -> list[PoolClaim]:
    """Gives free places to whoever is next and returns their claims. One at a time at an authority, by its lock."""
    Authority.objects.select_for_update().get(pk=authority.pk)
    places = places_of(authority, pool, places_in_route)
    open_claims = list(claims_of(authority, pool))
    waiting = [(one.priority, one.asked_on.isoformat(), one.pk) for one in open_claims if one.placed_on is None]
    placed = sum(one.placed_on is not None for one in open_claims)
    chosen = set(who_is_next(waiting, placed, places))
    given = [one for one in open_claims if one.pk in chosen]
    for one in given:
        one.placed_on = timezone.localdate()
        one.save(update_fields=["placed_on"])
    return given


def carry_places(old: Package, new: Package, on: date) -> None:
    """Moves what one package holds to the next one's line of the same kind; what is no longer needed is given back."""
    casework = casework_of(new.case.submission.referral.route_version)
    lines = {casework.lines[one.line].pool: one for one in new.lines.all()} if casework else {}
    for claim in PoolClaim.objects.filter(line__package=old, released_on=None):
        line = lines.get(claim.pool)
        if line is not None and not PoolClaim.objects.filter(line=line).exists():
            claim.line = line
            claim.save(update_fields=["line"])
    release_places(old, on)


def release_places(package: Package, on: date) -> None:
    """Gives back what a package holds, and the next in line gets it."""
    casework = casework_of(package.case.submission.referral.route_version)
    for claim in PoolClaim.objects.filter(line__package=package, released_on=None).select_related("authority"):
        claim.released_on = on
        claim.save(update_fields=["released_on"])
        named = casework.pools.get(claim.pool) if casework else None
        fill_places(claim.authority, claim.pool, named.places if named else None)


@transaction.atomic
def set_places(actor: User, authority: Authority, pool: str, places: int) -> PoolPlaces:
    """Returns how many there are from now on. A senior coordinator says so. Raises PermissionDenied."""
    if not holds(actor, {Role.SENIOR_COORDINATOR}, authority=authority):
        raise PermissionDenied
    row, _ = PoolPlaces.objects.update_or_create(
        authority=authority,
        pool=pool,
        defaults={"places": places, "changed_by": actor, "changed_at": timezone.now()},
    )
    record_event("authority", authority.slug, "places_set", actor, {"pool": pool, "places": places})
    fill_places(authority, pool, None)
    return row
