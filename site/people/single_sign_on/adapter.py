"""Single sign-on opens accounts that are there. It makes none, and it believes no address that nobody verified."""

import logging
from typing import Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest
from django.shortcuts import render

from people.models import User

logger = logging.getLogger(__name__)


class SingleSignOn(DefaultSocialAccountAdapter):
    """What Waymark decides where allauth asks about identity providers."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Connects the identity to the account of its verified address, the first time.

        Raises ImmediateHttpResponse with a page that says whom to ask, when there is none. allauth's own matching by
        address stays off: it takes the password of an account whose address it has not verified itself.
        """
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            self.refuse(request, sociallogin)
        if sociallogin.is_existing:
            return
        user = self.account_of(sociallogin)
        if user is None:
            self.refuse(request, sociallogin)
        sociallogin.connect(request, user)

    def account_of(self, sociallogin: SocialLogin) -> User | None:
        """Returns the open account whose address the provider verified, if the provider may speak for that address."""
        domains = sociallogin.provider.app.settings.get("domains")
        for address in sociallogin.email_addresses:
            email = address.email.lower()
            if address.verified is True and (not domains or email.rpartition("@")[2] in domains):
                return User.objects.filter(email=email, is_active=True).first()
        return None

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """Returns nobody: pre_social_login decides."""
        return

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never: accounts are given by people who know the person."""
        return False

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None, extra_context: Any = None
    ) -> None:
        """Writes down which provider failed and with what kind of fault; what it said may hold an address."""
        logger.warning("Single sign-on by %s failed: %s %s", provider, error, type(exception).__name__)

    def refuse(self, request: HttpRequest, sociallogin: SocialLogin) -> NoReturn:
        """Raises ImmediateHttpResponse: the page for whoever has no account here."""
        page = render(request, "socialaccount/not_known.html", {"provider": sociallogin.provider.name}, status=403)
        raise ImmediateHttpResponse(page)
