"""What is scarce at an authority: how many there are, who has one, who waits and in which order."""

from dataclasses import dataclass

from django.utils import timezone

from people.models import Authority
from wizard.planning.models import PoolClaim
from wizard.planning.queries import claims_of, places_of
from wizard.routes.service import Casework, Pool, casework_of, current_versions_at


@dataclass(frozen=True, slots=True)
class PoolRow:
    """One pool as its page shows it. `places` None: nobody said how many there are, so nobody waits."""

    authority: Authority
    pool: Pool
    places: int | None
    placed: list[PoolClaim]
    waiting: list[PoolClaim]


def pools_of(authority: Authority) -> list[PoolRow]:
    """Returns the pools that the authority's routes in force name."""
    named: dict[str, Pool] = {}
    for version in current_versions_at(authority.slug, timezone.localdate()):
        casework = casework_of(version)
        named |= dict(casework.pools) if casework else {}
    return [pool_row(authority, pool) for pool in named.values()]


def pool_row(authority: Authority, pool: Pool) -> PoolRow:
    """Returns one pool with its claims, those placed by their day and those waiting in their order."""
    related = "line__package__case__submission", "line__package__case__pupil", "line__package__case__school"
    claims = list(claims_of(authority, pool.key).select_related(*related))
    return PoolRow(
        authority,
        pool,
        places_of(authority, pool.key, pool.places),
        sorted((one for one in claims if one.placed_on), key=lambda one: (one.placed_on or one.asked_on, one.pk)),
        [one for one in claims if one.placed_on is None],
    )


def left_words(authority: Authority, casework: Casework) -> dict[str, str]:
    """Returns how many are left of each pool, in words; nothing of one that nobody counted."""
    found = {}
    for key, pool in casework.pools.items():
        places = places_of(authority, key, pool.places)
        if places is not None:
            placed = claims_of(authority, key).exclude(placed_on=None).count()
            found[key] = f"{max(places - placed, 0)} of {places} free"
    return found
