"""Sign-in by allauth, the only door: no sign-up, and each role lands where its work is."""

import logging
import smtplib
import time
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from people.enums import CASE_ROLES, SCHOOL_ROLES, Role
from people.models import User
from people.notices import tell_of
from people.second_factor.middleware import WANTED
from people.second_factor.rules import METHOD
from people.single_sign_on.proof import proved_by_provider
from people.tenancy import holds

LANDINGS = (
    (CASE_ROLES, "/cases/"),
    (SCHOOL_ROLES, "/referrals/"),
    (frozenset({Role.PANEL_MEMBER}), "/cases/panels/"),
    (frozenset({Role.FINANCE}), "/cases/money/"),
    (frozenset({Role.EDITOR}), "/cms/"),
)
STAGES = {"allauth.mfa.stages.AuthenticateStage": "people.second_factor.stages.AskSecondFactor"}
FRESH = 15 * 60  # seconds after signing in during which nobody is asked to prove again that it is them
WAIT = "Too many tries. Wait five minutes, then try again"
logger = logging.getLogger(__name__)


def landing_of(user: User) -> str:
    """Returns the address where a person's work is; the front page for someone without a role."""
    for roles, address in LANDINGS:
        if holds(user, roles):
            return address
    return "/cms/" if user.is_superuser else "/"


class SignIn(DefaultAccountAdapter):
    """What Waymark decides where allauth asks."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": "That is not the code we sent. Copy it from the newest message",
        "too_many_login_attempts": WAIT,
        "rate_limited": WAIT,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are made by a school administrator or the council, who know the person."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Returns the page that a second factor was asked for on the way to, else the landing of the person's role.

        A safe `next` was already preferred by allauth.
        """
        wanted = request.session.pop(WANTED, None)
        return wanted or (landing_of(request.user) if isinstance(request.user, User) else "/")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Returns the landing too: the form just sent is of no more use."""
        return self.get_login_redirect_url(request)

    def get_login_stages(self) -> list[str]:
        """Returns allauth's stages, the second factor's replaced by ours."""
        return [STAGES.get(stage, stage) for stage in super().get_login_stages()]

    def post_login(
        self, request: HttpRequest, user: User, *, signal_kwargs: dict[str, Any] | None, **rest: Any
    ) -> HttpResponse:  # type: ignore[override]  # allauth gives each by name
        """Returns the way on. What a trusted provider proved is written into the session that has just begun."""
        if proved_by_provider((signal_kwargs or {}).get("sociallogin")):
            record_authentication(request, user, METHOD, type="provider")
        return super().post_login(request, user, signal_kwargs=signal_kwargs, **rest)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether what follows needs proof that it is still the same person: not within minutes of signing in."""
        request = context.request
        records = get_authentication_records(request, request.user)
        return not any(time.time() - record["at"] < FRESH for record in records)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Sends what a person is waiting for, a code or a link, at once. Raises ImmediateHttpResponse when it cannot.

        The page is the same whether the address has an account or not.
        """
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, smtplib.SMTPException) as fault:
            logger.error("A letter of the sign-in could not be sent: %s", type(fault).__name__)  # noqa: TRY400  (the text may hold the address)
            raise ImmediateHttpResponse(render(self.request, "people/mail_down.html", status=503)) from None

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:  # type: ignore[override]  # our own user model
        """Promises a letter about a change of the person's sign-in; the worker sends it."""
        tell_of(user, template_prefix.rpartition("/")[2])
