"""The secret part of an address: worked out from the row and the site's key. A stolen database opens nothing."""

import hashlib

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from links.models import ALPHABET, Link

SALT = "links.token"
SEAL = 24  # characters of 31 kinds: about 118 bits


def token_of(link: Link) -> str:
    """Returns what stands in the address: the public id and its seal, 44 letters and figures."""
    return f"{link.public_id}{seal_of(link.purpose, link.public_id)}"


def seal_of(purpose: str, public_id: str, key: str | bytes = "") -> str:
    """Returns the seal of one link. Another purpose has another seal, so an address fits one door only.

    `key` is the site's own unless an earlier one is given.
    """
    digest = salted_hmac(SALT, f"{purpose}:{public_id}", secret=key or settings.SECRET_KEY, algorithm="sha256").digest()
    number = int.from_bytes(digest)
    letters = []
    for _ in range(SEAL):
        number, place = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[place])
    return "".join(letters)


def find_link(purpose: str, token: str) -> Link:
    """Returns the link whose address holds this token, ended or not. Raises Link.DoesNotExist."""
    public_id, seal = token[:-SEAL], token[-SEAL:]
    if len(public_id) != Link._meta.get_field("public_id").max_length:
        raise Link.DoesNotExist
    # Letters that left before the site's key was changed go on working while the earlier key is a fallback.
    keys = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    if not any(constant_time_compare(seal, seal_of(purpose, public_id, key)) for key in keys):
        raise Link.DoesNotExist
    return Link.objects.get(public_id=public_id, purpose=purpose)


def code_of(salt: str) -> str:
    """Returns the six figures of a code."""
    digest = hashlib.sha256(salted_hmac("links.code", salt, algorithm="sha256").digest()).digest()
    return f"{int.from_bytes(digest[:8]) % 1_000_000:06d}"
