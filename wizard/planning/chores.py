"""What planning does by itself: a place that nobody gave back is somebody else's."""

from django.db import transaction

from people.models import Authority
from wizard.planning.actions.claim_places import fill_places
from wizard.planning.models import PoolClaim
from wizard.planning.pools import pools_of


def give_places() -> int:
    """Gives places that came free, because a case was closed or withdrawn, to whoever waits; returns how many."""
    waiting = PoolClaim.objects.filter(placed_on=None, released_on=None)
    authorities = Authority.objects.filter(pk__in=waiting.values("authority"))
    return sum(len(fill(one)) for one in authorities)


@transaction.atomic
def fill(authority: Authority) -> list[PoolClaim]:
    """Returns the claims of one authority that were given a place."""
    return [given for row in pools_of(authority) for given in fill_places(authority, row.pool.key, row.pool.places)]
