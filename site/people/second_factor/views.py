"""Setting up, using and taking off second factors: allauth's views, and what Waymark adds to them."""

from typing import Any

from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.base.views import AuthenticateView, IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView, RemoveWebAuthnView
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from people.models import User
from people.requests import signed_in
from people.second_factor.rules import METHOD, can_confirm, kinds_of, must_have, shown


class YourSignIn(IndexView):
    """The account page: every way into one's own account, and what can be changed about it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Returns allauth's context with what else the page shows."""
        user = signed_in(self.request)
        identities = SocialAccount.objects.filter(user=user)
        return {**super().get_context_data(**kwargs), "must": must_have(user), "identities": identities}


@login_required
def needed(request: HttpRequest) -> HttpResponse:
    """Shows why a second step is needed and two ways to set one up; asks for it when there is one already."""
    user = signed_in(request)
    kinds = kinds_of(user)
    if shown(request, user):
        return redirect("mfa_index")
    if not can_confirm(kinds):
        return render(request, "mfa/needed.html")
    by_app = Authenticator.Type.TOTP in kinds
    return redirect("mfa_reauthenticate" if by_app else "mfa_reauthenticate_webauthn")


class AskSecondFactor(AuthenticateView):
    """The second step of signing in."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Returns allauth's context with the kinds this person has, so that nothing else is offered."""
        return {**super().get_context_data(**kwargs), "kinds": kinds_of(self.stage.login.user)}


class AddApp(ActivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        """Returns the way on. The code just typed was the second factor of this session too."""
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, METHOD, type=Authenticator.Type.TOTP.value)
        return response


class AddPasskey(AddWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Returns the context with options for a passkey that may stand alone: its device asks the owner."""
        context = super().get_context_data(**kwargs)
        return {**context, "options": auth.begin_registration(signed_in(self.request), True)}

    def form_valid(self, form: Any) -> HttpResponse:
        """Returns the way on. The device just touched was the second factor of this session too."""
        response = super().form_valid(form)
        record_authentication(self.request, self.request.user, METHOD, type=Authenticator.Type.WEBAUTHN.value)
        return response


class RemoveApp(DeactivateTOTPView):
    def form_valid(self, form: Any) -> HttpResponse:
        """Returns the way on. Without any factor left this session has none either."""
        response = super().form_valid(form)
        forget_if_none(self.request, signed_in(self.request))
        return response


class RemovePasskey(RemoveWebAuthnView):
    def get_success_url(self) -> str:
        """Returns the account page."""
        return reverse("mfa_index")

    def form_valid(self, form: Any) -> HttpResponse:
        """Returns the way on. Without any factor left this session has none either."""
        response = super().form_valid(form)
        forget_if_none(self.request, signed_in(self.request))
        return response


def forget_if_none(request: HttpRequest, user: User) -> None:
    """Takes the second factors out of the session's records once the user has none, so that one is set up again."""
    if not can_confirm(kinds_of(user)):
        records = get_authentication_records(request, user)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [one for one in records if one["method"] != METHOD]
