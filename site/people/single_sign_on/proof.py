"""Whether an identity provider asked for a second factor itself: read from the ID token, never assumed."""

from typing import Any

from allauth.socialaccount.models import SocialLogin


def proved_by_provider(login: SocialLogin | None) -> bool:
    """Whether the provider's settings name a claim that counts, and this sign-in's ID token carries a value of it.

    The claim is "amr" (a list of methods, RFC 8176) or "acr" (one word).
    """
    if login is None or login.provider is None:
        return False
    wanted = login.provider.app.settings.get("second_factor") or {}
    token: dict[str, Any] = login.account.extra_data.get("id_token") or {}
    said = token.get(wanted.get("claim", ""))
    words = said if isinstance(said, list) else [said]
    return any(isinstance(word, str) and word in wanted.get("values", ()) for word in words)
