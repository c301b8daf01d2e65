"""Who publishes, who refers, who may act for them, and how they came to."""

from people.models.accounts import User, UserManager
from people.models.joining import Invitation, JoinRequest
from people.models.memberships import Membership
from people.models.places import Authority, School, Succession, not_reserved

__all__ = [
    "Authority",
    "Invitation",
    "JoinRequest",
    "Membership",
    "School",
    "Succession",
    "User",
    "UserManager",
    "not_reserved",
]
