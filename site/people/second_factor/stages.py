"""Signing in stops for a second factor, unless a provider that is trusted for it has just asked for one."""

from typing import Any

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from people.single_sign_on.proof import proved_by_provider


class AskSecondFactor(AuthenticateStage):
    """allauth's stage, which knows nothing of what a provider proved."""

    def _should_handle(self, request: HttpRequest) -> bool:
        said: dict[str, Any] = self.login.signal_kwargs or {}
        return not proved_by_provider(said.get("sociallogin")) and super()._should_handle(request)
