"""Sign-in by allauth, the only door: no sign-up, and each role lands where its work is."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from people.enums import CASE_ROLES, SCHOOL_ROLES, Role
from people.models import User
from people.tenancy import holds

LANDINGS = (
    (CASE_ROLES, "/cases/"),
    (SCHOOL_ROLES, "/referrals/"),
    (frozenset({Role.EDITOR}), "/cms/"),
)


def landing_of(user: User) -> str:
    """Returns the address where a person's work is; the front page for someone without a role."""
    for roles, address in LANDINGS:
        if holds(user, roles):
            return address
    return "/cms/" if user.is_superuser else "/"


class SignIn(DefaultAccountAdapter):
    """What Waymark decides where allauth asks."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are made by a school administrator or the council, who know the person."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Returns the landing of the person's role. A safe `next` was already preferred by allauth."""
        return landing_of(request.user) if isinstance(request.user, User) else "/"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Returns the landing too: the form just sent is of no more use."""
        return self.get_login_redirect_url(request)
