"""What Waymark decides where allauth asks about second factors."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings

from people.models import User
from people.second_factor import keeping

WRONG_CODE = "That code is not the right one. Look for the newest and try again"


class SecondFactors(DefaultMFAAdapter):
    """Our words, our name in the apps, and secrets encrypted at rest."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, "incorrect_code": WRONG_CODE}

    def encrypt(self, text: str) -> str:
        """Returns what is stored of a secret."""
        return keeping.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Returns the secret that is stored so."""
        return keeping.decrypt(encrypted_text)

    def generate_authenticator_name(self, user: User, type: str) -> str:  # type: ignore[override]  # noqa: A002  (allauth names it so)
        """Returns what a passkey is called unless its owner says otherwise."""
        return "My passkey"

    def _get_site_name(self) -> str:
        return settings.SITE_NAME
