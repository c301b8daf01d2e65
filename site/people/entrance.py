"""The sign-in page: allauth's, with what this site offers besides a password."""

from typing import Any

from allauth.account.views import LoginView

from people.single_sign_on.providers import offered


class Entrance(LoginView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Returns allauth's context with the identity providers of this site."""
        return {**super().get_context_data(**kwargs), "offered": offered()}
