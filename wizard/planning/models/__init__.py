"""The rows of planning, by what they are about."""

from wizard.planning.models.added import Added
from wizard.planning.models.agreements import Agreement, Signature, SignatureAsked
from wizard.planning.models.asked import AdviceAsked
from wizard.planning.models.meetings import Invited, Meeting, PlanRecord, RecordDraft
from wizard.planning.models.packages import Continuation, Ending, Package, PackageLine, PoolClaim, PoolPlaces
from wizard.planning.models.papers import HandedIn
from wizard.planning.models.returning import ReturnPlan, ReturnStep
from wizard.planning.models.sharing import LogShared

__all__ = [
    "Added",
    "AdviceAsked",
    "Agreement",
    "Continuation",
    "Ending",
    "HandedIn",
    "Invited",
    "LogShared",
    "Meeting",
    "Package",
    "PackageLine",
    "PlanRecord",
    "PoolClaim",
    "PoolPlaces",
    "RecordDraft",
    "ReturnPlan",
    "ReturnStep",
    "Signature",
    "SignatureAsked",
]
