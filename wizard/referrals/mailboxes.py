"""Who is written to: a council about its referrals, a school about a pupil. Addresses of roles before people's own."""

from guidance.library.service import contacts_of
from people.enums import CASE_ROLES, Role
from people.models import Authority, School, User


def mailboxes_of(authority: Authority, service: str = "") -> list[str]:
    """Returns the mailbox of a named service's contact, else the main contact's, else those of who works cases.

    `service` is a contact's key, such as "attendance". The other contacts are left alone: they may belong to health
    services. Empty when there is nobody.
    """
    contacts = [contact for contact in contacts_of(authority) if contact.email]
    named = [contact.email for contact in contacts if service and contact.key == service]
    found = named or [contact.email for contact in contacts if contact.main]
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
    """Returns the mailbox of the school's named person, else its administrators', else those who refer (W24, W25)."""
    if school.named_person:
        return [school.named_person[1]]
    for role in (Role.SCHOOL_ADMINISTRATOR, Role.REFERRER):
        people = User.objects.filter(
            is_active=True, memberships__school=school, memberships__role=role, memberships__ended_at__isnull=True
        )
        if found := sorted(set(people.values_list("email", flat=True))):
            return found
    return []
