"""Who is written to about attendance: the council's attendance service, and a school's named people."""

from guidance.library.service import contacts_of
from people.enums import CASE_ROLES, Role
from people.models import Authority, School, User

ATTENDANCE = "attendance"


def mailboxes_of(authority: Authority) -> list[str]:
    """Returns the mailbox of the attendance service, else the main contact’s, else those of who works cases."""
    contacts = contacts_of(authority)
    for fits in (lambda one: one.key == ATTENDANCE, lambda one: one.main):
        found = [contact.email for contact in contacts if contact.email and fits(contact)]
        if found:
            return found
    workers = User.objects.filter(
        is_active=True,
        memberships__authority=authority,
        memberships__role__in=sorted(CASE_ROLES),
        memberships__ended_at__isnull=True,
    )
    return sorted(set(workers.values_list("email", flat=True)))


def named_people_of(school: School) -> list[str]:
    """Returns the addresses of the school's administrators, else of everybody who refers for it (W25)."""
    for role in (Role.SCHOOL_ADMINISTRATOR, Role.REFERRER):
        people = User.objects.filter(
            is_active=True, memberships__school=school, memberships__role=role, memberships__ended_at__isnull=True
        )
        if found := sorted(set(people.values_list("email", flat=True))):
            return found
    return []
