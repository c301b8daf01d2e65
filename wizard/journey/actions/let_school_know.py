"""The school of a referral that was sent without it is told, and the council's case goes with it."""

from functools import partial

from people.models import User
from wizard.casework.service import note_school_told
from wizard.referrals.models import Referral
from wizard.referrals.service import Agreed, tell_school


def let_school_know(actor: User, referral: Referral, agreed: Agreed) -> bool:
    """Whether the school was told just now, in one transaction. Raises what tell_school raises."""
    return tell_school(actor, referral, agreed, partial(note_school_told, actor))
