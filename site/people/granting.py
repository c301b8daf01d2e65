"""Who may give and take roles."""

from people.enums import AUTHORITY_ROLES, SCHOOL_ROLES, Role
from people.models import Authority, School, User
from people.tenancy import holds


def role_fits(role: Role, authority: Authority | None, school: School | None) -> bool:
    """Whether the role belongs at the one place given: school roles at a school, the others at an authority."""
    if role in SCHOOL_ROLES:
        return school is not None and authority is None
    return role in AUTHORITY_ROLES and authority is not None and school is None


def may_grant(actor: User, user: User, *, authority: Authority | None, school: School | None) -> bool:
    """Whether the actor may begin or end the user's roles there.

    A superuser anywhere; a school administrator at their school, a senior coordinator at their authority, but never
    their own roles.
    """
    if actor.is_superuser and actor.is_active:
        return True
    if actor == user:
        return False
    if school is not None:
        return holds(actor, {Role.SCHOOL_ADMINISTRATOR}, school=school)
    return authority is not None and holds(actor, {Role.SENIOR_COORDINATOR}, authority=authority)
