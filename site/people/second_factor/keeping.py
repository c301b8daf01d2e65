"""Secrets of authenticator apps and recovery codes are stored encrypted: a copy of the database opens no account."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def encrypt(text: str) -> str:
    """Returns the text encrypted with a key made of SECRET_KEY."""
    return keys().encrypt(text.encode()).decode()


def decrypt(text: str) -> str:
    """Returns the text again. Raises InvalidToken when neither SECRET_KEY nor a fallback made it."""
    return keys().decrypt(text.encode()).decode()


def keys() -> MultiFernet:
    """Returns the key in use first, then those that SECRET_KEY_FALLBACKS still open."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(key_of(secret)) for secret in secrets])


def key_of(secret: str | bytes) -> bytes:
    """Returns a key for this purpose alone."""
    return base64.urlsafe_b64encode(hashlib.sha256(b"people.second_factor:" + force_bytes(secret)).digest())
