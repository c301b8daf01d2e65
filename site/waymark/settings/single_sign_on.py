"""Identity providers from the environment: DfE Sign-in, a council's own, as many as are named."""

from typing import Any

from environs import ValidationError

from waymark.env import Environment

CLAIMS = ("amr", "acr")


def https(address: str) -> None:
    """Raises ValidationError unless the address is encrypted: what a provider says opens accounts."""
    if not address.startswith("https://"):
        raise ValidationError("must be an https:// address")


def claim(name: str) -> None:
    """Raises ValidationError for any claim that does not tell how somebody signed in. None at all is fine."""
    if name and name not in CLAIMS:
        raise ValidationError("must be amr or acr")


def providers(env: Environment) -> dict[str, Any]:
    """Returns SOCIALACCOUNT_PROVIDERS: one OpenID Connect provider for each name in SSO, such as "dfe,norfolk".

    Of each: NAME (on the button), SERVER, CLIENT_ID, CLIENT_SECRET; and, if wanted, DOMAINS (the addresses it may speak
    for), VOUCHES_FOR_EMAIL (it says nothing of verification, and verifies all the same), SECOND_FACTOR_CLAIM and
    SECOND_FACTOR_VALUES (what in its ID token counts as a second factor). What is missing is told by env.checked().
    """
    named: list[str] = env.list("SSO", default=[])
    names = [name.strip().lower() for name in named if name.strip()]
    return {"openid_connect": {"APPS": [provider(env, name) for name in names]}}


def provider(env: Environment, name: str) -> dict[str, Any]:
    """Returns one provider's settings."""
    with env.prefixed(f"SSO_{name.upper().replace('-', '_')}_"):
        counts = env.str("SECOND_FACTOR_CLAIM", default="", validate=claim)
        domains: list[str] = env.list("DOMAINS", default=[])
        return {
            "provider_id": name,
            "name": env.str("NAME"),
            "client_id": env.str("CLIENT_ID"),
            "secret": env.str("CLIENT_SECRET"),
            "settings": {
                "server_url": env.str("SERVER", validate=https),
                "domains": [domain.strip().lower() for domain in domains],
                "verified_email": env.bool("VOUCHES_FOR_EMAIL", default=False),
                "second_factor": {"claim": counts, "values": env.list("SECOND_FACTOR_VALUES", default=[])}
                if counts
                else {},
                "oauth_pkce_enabled": True,
            },
        }
