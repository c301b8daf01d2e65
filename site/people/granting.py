"""Who may give and take roles, and answer those who ask for one."""

from people.enums import AUTHORITY_ROLES, CASE_ROLES, SCHOOL_ROLES, Role
from people.models import Authority, Invitation, JoinRequest, Membership, School, User
from people.tenancy import holds

#: A senior coordinator names no other one: whoever runs the site does, by `manage.py grant_role`.
COUNCIL_OFFERS = (Role.COORDINATOR, Role.PANEL_MEMBER, Role.FINANCE, Role.EDITOR)
SCHOOL_OFFERS = (Role.REFERRER, Role.VIEWER, Role.SCHOOL_ADMINISTRATOR)


def role_fits(role: Role, authority: Authority | None, school: School | None) -> bool:
    """Whether the role belongs at the one place given: school roles at a school, the others at an authority."""
    if role in SCHOOL_ROLES:
        return school is not None and authority is None
    return role in AUTHORITY_ROLES and authority is not None and school is None


def has_administrator(school: School) -> bool:
    """Whether somebody who can sign in administers the school now."""
    return Membership.objects.filter(
        school=school, role=Role.SCHOOL_ADMINISTRATOR, ended_at__isnull=True, user__is_active=True
    ).exists()


def stands_in(actor: User, school: School) -> bool:
    """Whether the actor looks after a school nobody administers: whoever works cases at its authority."""
    return (
        school.authority is not None
        and holds(actor, CASE_ROLES, authority=school.authority)
        and not has_administrator(school)
    )


def may_manage(actor: User, *, authority: Authority | None = None, school: School | None = None) -> bool:
    """Whether the actor looks after who works there.

    A superuser anywhere; a school administrator at their school, or the council while a school has none; a senior
    coordinator at their authority.
    """
    if actor.is_superuser and actor.is_active:
        return True
    if school is not None:
        return holds(actor, {Role.SCHOOL_ADMINISTRATOR}, school=school) or stands_in(actor, school)
    return authority is not None and holds(actor, {Role.SENIOR_COORDINATOR}, authority=authority)


def may_grant(actor: User, user: User, *, authority: Authority | None, school: School | None) -> bool:
    """Whether the actor may begin or end the user's roles there: who looks after the place, but never their own."""
    if actor.is_superuser and actor.is_active:
        return True
    return actor != user and may_manage(actor, authority=authority, school=school)


def may_decide(actor: User, request: JoinRequest) -> bool:
    """Whether the actor answers a request: who looks after the school, or the council asked where there is neither
    an administrator nor a council of its own here. Nobody answers their own."""
    if request.user_id == actor.pk or request.email == actor.email:
        return False
    if may_manage(actor, school=request.school):
        return True
    return (
        request.school.authority is None
        and request.council is not None
        and holds(actor, CASE_ROLES, authority=request.council)
        and not has_administrator(request.school)
    )


def still_stands(invitation: Invitation) -> bool:
    """Whether whoever sent an invitation could still send it: who has left leaves no door open behind them.

    The council's word stands although an administrator came meanwhile.
    """
    inviter, school = invitation.invited_by, invitation.school
    if may_manage(inviter, authority=invitation.authority, school=school):
        return True
    if school is None:
        return False
    return holds(inviter, CASE_ROLES, authority=school.authority)


def offered(authority: Authority | None = None) -> tuple[Role, ...]:
    """Returns the roles that can be given on the people pages of an authority, or of a school."""
    return COUNCIL_OFFERS if authority is not None else SCHOOL_OFFERS
