"""Production starts only when it is wholly and safely configured, and says what is wrong by name."""

import ast
import os
import subprocess
import sys

import pytest

GOOD = {
    "WAYMARK_SECRET_KEY": "k3Jd93nfQw8sLpZx71VbTyUeRo5AqHgMcNi2KsDf6XaYzWvE0PlBtGhJmCrOuS4",
    "WAYMARK_HOSTS": "waymark.example.org",
    "WAYMARK_BASE_URL": "https://waymark.example.org",
    "WAYMARK_DATABASE_URL": "postgres://waymark:secret@db.example.org/waymark",
    "WAYMARK_CACHE_ROOT": "/srv/waymark/cache",
    "WAYMARK_EVIDENCE_ROOT": "/srv/waymark/evidence",
    "WAYMARK_EVIDENCE_KEY_FILE": "/srv/waymark/evidence.key",
    "WAYMARK_EVIDENCE_SCANNER": "/run/clamav/clamd.ctl",
    "WAYMARK_EMAIL_HOST": "mail.example.org",
    "WAYMARK_EMAIL_FROM": "waymark@example.org",
}


SAFE = "settings.DEBUG, settings.SESSION_COOKIE_SECURE, settings.SECOND_FACTOR_REQUIRED"


def start(changes: dict[str, str | None], said: str = SAFE) -> subprocess.CompletedProcess[str]:
    """Starts a process with production settings and these changes to a good environment (None takes one away)."""
    wanted = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("WAYMARK_")}
    return subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings; print({said})"],
        env={**inherited, **wanted, "DJANGO_SETTINGS_MODULE": "waymark.settings.production"},
        capture_output=True,
        text=True,
    )


def test_a_whole_environment_starts_with_everything_safe() -> None:
    assert start({}).stdout.split() == ["False", "True", "True"]


def test_no_variable_turns_the_second_factor_off() -> None:
    assert start({"WAYMARK_SECOND_FACTOR_REQUIRED": "false"}).stdout.split()[-1] == "True"


DFE = {
    "WAYMARK_SSO": "dfe",
    "WAYMARK_SSO_DFE_NAME": "DfE Sign-in",
    "WAYMARK_SSO_DFE_SERVER": "https://oidc.example.org",
    "WAYMARK_SSO_DFE_CLIENT_ID": "waymark",
    "WAYMARK_SSO_DFE_CLIENT_SECRET": "secret",
}
NORFOLK = {name.replace("DFE", "NORFOLK"): value for name, value in DFE.items() if name != "WAYMARK_SSO"}


def test_several_identity_providers_come_from_the_environment() -> None:
    wanted = {**DFE, **NORFOLK, "WAYMARK_SSO": "dfe,norfolk", "WAYMARK_SSO_NORFOLK_DOMAINS": "norfolk.gov.uk"}
    wanted |= {"WAYMARK_SSO_NORFOLK_SECOND_FACTOR_CLAIM": "amr", "WAYMARK_SSO_NORFOLK_SECOND_FACTOR_VALUES": "mfa,otp"}
    dfe, norfolk = ast.literal_eval(start(dict(wanted), "settings.SOCIALACCOUNT_PROVIDERS").stdout)["openid_connect"][
        "APPS"
    ]
    assert (dfe["provider_id"], dfe["name"], dfe["settings"]["second_factor"]) == ("dfe", "DfE Sign-in", {})
    assert norfolk["settings"]["domains"] == ["norfolk.gov.uk"]
    assert norfolk["settings"]["second_factor"] == {"claim": "amr", "values": ["mfa", "otp"]}
    assert not norfolk["settings"]["verified_email"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, None) for name in DFE if name != "WAYMARK_SSO"),
        ("WAYMARK_SSO_DFE_SERVER", "http://oidc.example.org"),
        ("WAYMARK_SSO_DFE_SECOND_FACTOR_CLAIM", "email"),
    ],
)
def test_a_provider_half_configured_is_named(name: str, value: str | None) -> None:
    done = start({**DFE, name: value})
    assert done.returncode == 1
    assert name in done.stderr


@pytest.mark.parametrize(
    "changes",
    [
        *({name: None} for name in GOOD),
        {"WAYMARK_DEBUG": "true"},
        {"WAYMARK_HOSTS": "*"},
        {"WAYMARK_HOSTS": ""},
        {"WAYMARK_SECRET_KEY": "short"},
        {"WAYMARK_SECRET_KEY": "a" * 60},
        {"WAYMARK_SECRET_KEY_FALLBACKS": "short"},
        {"WAYMARK_DATABASE_URL": "sqlite:///demo.sqlite3"},
        {"WAYMARK_EMAIL_PORT": "twenty-five"},
        {"WAYMARK_EVIDENCE_SCANNER": "none"},
    ],
    ids=lambda changes: " ".join(f"{name}={value}"[:40] for name, value in changes.items()),
)
def test_what_is_missing_or_unsafe_is_named(changes: dict[str, str | None]) -> None:
    done = start(changes)
    assert done.returncode == 1
    assert all(name in done.stderr for name in changes)
    assert "Traceback" not in done.stderr


def test_everything_that_is_wrong_is_said_at_once() -> None:
    done = start({"WAYMARK_SECRET_KEY": None, "WAYMARK_HOSTS": None, "WAYMARK_DEBUG": "true"})
    assert all(name in done.stderr for name in ("WAYMARK_SECRET_KEY", "WAYMARK_HOSTS", "WAYMARK_DEBUG"))
