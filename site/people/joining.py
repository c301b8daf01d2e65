"""Who works where, who is invited, and who waits for an answer."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from people.enums import CASE_ROLES, InvitationState, RequestState, Role
from people.models import Authority, Invitation, JoinRequest, Membership, School, User
from people.tenancy import AnyUser, authorities_with, schools_with


@dataclass(frozen=True)
class Place:
    """A school or an authority, as the actions take it: `Place(school=...)` or `Place(authority=...)`."""

    authority: Authority | None = None
    school: School | None = None


def place_of(row: Membership | Invitation) -> Place:
    """Returns where a role or an invitation is."""
    return Place(row.authority, row.school)


def people_at(place: Place) -> QuerySet[Membership]:
    """Returns the roles that run at a place, with their people, by name."""
    found = Membership.objects.filter(authority=place.authority, school=place.school, ended_at__isnull=True)
    return found.select_related("user", "school", "authority").order_by(
        "user__last_name", "user__first_name", "user__email", "role"
    )


def people_who_left(place: Place) -> QuerySet[Membership]:
    """Returns the roles that ended at a place, the latest first."""
    found = Membership.objects.filter(authority=place.authority, school=place.school, ended_at__isnull=False)
    return found.select_related("user").order_by("-ended_at")


def open_invitations(place: Place) -> QuerySet[Invitation]:
    """Returns what was offered and not answered, the latest first; also what has run out, to send again."""
    found = Invitation.objects.filter(authority=place.authority, school=place.school, state=InvitationState.SENT)
    return found.select_related("invited_by", "school", "authority")


def roles_of(user: AnyUser) -> QuerySet[Membership]:
    """Returns where a person works now."""
    if not isinstance(user, User) or not user.is_active:
        return Membership.objects.none()
    found = Membership.objects.filter(user=user, ended_at__isnull=True)
    return found.select_related("school__authority", "authority").order_by("school__name", "authority__name", "role")


def requests_of(user: User) -> QuerySet[JoinRequest]:
    """Returns what a person asked for and what has not been answered."""
    return JoinRequest.objects.filter(user=user, state=RequestState.WAITING).select_related("school")


def requests_waiting_for(user: AnyUser) -> QuerySet[JoinRequest]:
    """Returns the requests that this person is to answer, the oldest first: a school administrator's, and for who
    works cases those of schools in the area that nobody administers. One query."""
    councils = authorities_with(user, CASE_ROLES)
    unattended = Q(school__authority__in=councils) | Q(school__authority__isnull=True, council__in=councils)
    asked = JoinRequest.objects.filter(state=RequestState.WAITING).annotate(looked_after=Exists(_administrators()))
    mine = Q(school__in=schools_with(user, {Role.SCHOOL_ADMINISTRATOR})) | (Q(looked_after=False) & unattended)
    own = Q(user=user.pk) | Q(email=getattr(user, "email", ""))
    return asked.filter(mine).exclude(own).select_related("school", "user")


def requests_at(school: School) -> QuerySet[JoinRequest]:
    """Returns the requests that wait at a school."""
    return JoinRequest.objects.filter(school=school, state=RequestState.WAITING).select_related("school", "user")


def deciders_of(request: JoinRequest) -> list[str]:
    """Returns the e-mail addresses of who answers a request: the administrators, else who works cases."""
    people = User.objects.filter(is_active=True, memberships__ended_at__isnull=True)
    found = people.filter(memberships__school=request.school, memberships__role=Role.SCHOOL_ADMINISTRATOR)
    if not found.exists():
        council = request.school.authority or request.council
        senior = people.filter(memberships__authority=council, memberships__role=Role.SENIOR_COORDINATOR)
        found = (
            senior
            if senior.exists()
            else people.filter(memberships__authority=council, memberships__role=Role.COORDINATOR)
        )
    return sorted(set(found.values_list("email", flat=True)))


def is_last_administrator(membership: Membership) -> bool:
    """Whether nobody would administer the school once this role ended."""
    if membership.role != Role.SCHOOL_ADMINISTRATOR or membership.school is None:
        return False
    others = Membership.objects.filter(
        school=membership.school, role=Role.SCHOOL_ADMINISTRATOR, ended_at__isnull=True, user__is_active=True
    )
    return not others.exclude(pk=membership.pk).exists()


def has_run_out(invitation: Invitation) -> bool:
    """Whether an invitation was not accepted in time."""
    return invitation.state == InvitationState.SENT and invitation.expires_at <= timezone.now()


def _administrators() -> QuerySet[Membership]:
    return Membership.objects.filter(
        school=OuterRef("school"), role=Role.SCHOOL_ADMINISTRATOR, ended_at__isnull=True, user__is_active=True
    )
