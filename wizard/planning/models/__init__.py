"""The rows of planning, by what they are about."""

from wizard.planning.models.agreements import Agreement, Signature
from wizard.planning.models.meetings import Invited, Meeting, PlanRecord
from wizard.planning.models.packages import Ending, Package, PackageLine, PoolClaim, PoolPlaces

__all__ = [
    "Agreement",
    "Ending",
    "Invited",
    "Meeting",
    "Package",
    "PackageLine",
    "PlanRecord",
    "PoolClaim",
    "PoolPlaces",
    "Signature",
]
