"""Who is written to about attendance: the council's attendance service, and a school's named people."""

from people.models import Authority
from wizard.referrals.service import mailboxes_of as mailboxes_for
from wizard.referrals.service import named_people_of

__all__ = ["mailboxes_of", "named_people_of"]
ATTENDANCE = "attendance"


def mailboxes_of(authority: Authority) -> list[str]:
    """Returns the mailbox of the attendance service, else the main contact's, else those of who works cases."""
    return mailboxes_for(authority, ATTENDANCE)
