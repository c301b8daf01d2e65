"""Plain functions for tests of signing in: an authenticator app, and ways through the doors."""

import time
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from people.models import User
from tests.building import PASSWORD

PERIOD = 30


def give_app(user: User) -> str:
    """Sets up an authenticator app with recovery codes for the user and returns the app's secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    """What the app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))


def recovery_codes(user: User) -> list[str]:
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.RECOVERY_CODES)
    return list(RecoveryCodes(kept).generate_codes())


def give_password(client: Client, user: User, **data: Any) -> Any:
    return client.post("/accounts/login/", {"login": user.email, "password": PASSWORD, **data})


def give_code(client: Client, code: str) -> Any:
    return client.post("/accounts/login/second-step/", {"code": code})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
