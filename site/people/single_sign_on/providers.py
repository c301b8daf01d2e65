"""The identity providers that the sign-in page offers."""

from typing import Any, TypedDict

from django.conf import settings


class Offered(TypedDict):
    id: str
    name: str


def offered() -> list[Offered]:
    """Returns the configured providers in the order they were named."""
    configured: list[dict[str, Any]] = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return [Offered(id=one["provider_id"], name=one["name"]) for one in configured]
