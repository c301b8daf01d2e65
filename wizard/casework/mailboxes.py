"""Where an authority is written to about its cases."""

from guidance.library.service import contacts_of
from people.enums import CASE_ROLES
from people.models import Authority, User


def mailboxes_of(authority: Authority) -> list[str]:
    """Returns the shared mailbox of the named officer's role, else the address of each person who works cases.

    Only the main contact's mailbox counts: the others may belong to health services. Empty when there is nobody.
    """
    main = [contact.email for contact in contacts_of(authority) if contact.main and contact.email]
    if main:
        return main
    workers = User.objects.filter(
        is_active=True,
        memberships__authority=authority,
        memberships__role__in=sorted(CASE_ROLES),
        memberships__ended_at__isnull=True,
    )
    return sorted(set(workers.values_list("email", flat=True)))
