"""Who began a referral without an account: for the family, or for somebody who needs the family's word first."""

from wizard.referrals.models import Referral
from wizard.routes.service import Party, route_of

#: They speak as the family; everybody else needs somebody of the family to have agreed.
THE_FAMILY = frozenset({"parent", "pupil"})


def speaks_as_family(party: Party) -> bool:
    """Whether this party of a route is the family itself."""
    return party.kind in THE_FAMILY


def begun_by_family(referral: Referral) -> bool:
    """Whether a parent or the young person began this referral by a link."""
    party = route_of(referral.route_version).parties.get(referral.by_link)
    return party is not None and speaks_as_family(party)


def begun_from(referral: Referral, email: str) -> bool:
    """Whether this is the mailbox from which somebody without an account began the referral."""
    return bool(referral.by_link) and referral.started.link.email == email.strip().lower()
