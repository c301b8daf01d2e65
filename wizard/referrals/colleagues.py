"""Who may carry on with a draft."""

from django.db.models import QuerySet

from people.enums import CASE_ROLES, REFERRING_ROLES
from people.models import Membership, School, User
from wizard.referrals.mailboxes import named_people_of
from wizard.referrals.models import Referral


def colleagues_of(referral: Referral) -> QuerySet[User]:
    """Returns who may fill in this draft today: those who refer for its school, or the council's case workers.

    One begun by a link is filled in by whoever began it.
    """
    if referral.by_link:
        return User.objects.filter(is_active=True, pk=referral.created_by_id)
    if not referral.entered_by_council:
        return staff_of(referral.school)
    return _people(Membership.objects.filter(authority=referral.authority_id, role__in=sorted(CASE_ROLES)))


def staff_of(school: School) -> QuerySet[User]:
    """Returns who refers for a school today."""
    return _people(Membership.objects.filter(school=school, role__in=sorted(REFERRING_ROLES)))


def in_place_of(person: User, referral: Referral) -> list[str]:
    """Returns where news of a referral go: to this person while they work on it, else to everybody who does now.

    Where nobody is left at the school, to its named person's mailbox.
    """
    there = {one.pk: one.email for one in colleagues_of(referral)}
    if person.pk in there:
        return [there[person.pk]]
    return list(there.values()) or named_people_of(referral.school)


def _people(memberships: QuerySet[Membership]) -> QuerySet[User]:
    held = memberships.filter(ended_at__isnull=True)
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("last_name", "first_name", "email")
