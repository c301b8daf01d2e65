"""Production: everything comes from the environment, and it refuses to start half-configured (docs/operating.md)."""

import re
from urllib.parse import urlsplit

import dj_database_url
from environs import ValidationError

from waymark.env import Environment
from waymark.settings.base import *  # noqa: F403  (settings modules build on one another by star import)
from waymark.settings.base import CACHES
from waymark.settings.single_sign_on import providers


def strong(secret: str) -> None:
    """Raises ValidationError when a secret is short or has few different characters."""
    if len(secret) < 50 or len(set(secret)) < 12:
        raise ValidationError("must be at least 50 characters, made at random")


def each_strong(secrets: list[str]) -> None:
    """Raises ValidationError when one of them is weak: an earlier key still signs."""
    for secret in secrets:
        strong(secret)


def postgresql(address: str) -> None:
    """Raises ValidationError unless the database is PostgreSQL: SQLite cannot hold a council's referrals."""
    if urlsplit(address).scheme not in ("postgres", "postgresql"):
        raise ValidationError("must be a postgres:// address; SQLite is for the demo only")


def named(hosts: list[str]) -> None:
    """Raises ValidationError when any name would do: links in e-mails are built from the host that was asked for."""
    if not hosts or any(host.strip() in ("", "*") for host in hosts):
        raise ValidationError("must name each host; * would let a stranger choose where links in e-mails lead")


def scanner(where: str) -> None:
    """Raises ValidationError unless it is an address of clamd: a council's files are never left unchecked."""
    port = where.rpartition(":")[2]
    if not where.startswith("/") and not (":" in where and port.isdigit()):
        raise ValidationError("must be host:port of clamd, or the path of its socket")


def notify_key(key: str) -> None:
    """Raises ValidationError when a key for GOV.UK Notify is not "name-SERVICE-SECRET" with two UUIDs."""
    if key and not re.fullmatch(r".+-[0-9a-f-]{36}-[0-9a-f-]{36}", key):
        raise ValidationError("must be the whole key, as GOV.UK Notify shows it once")


def off(value: bool) -> None:
    """Raises ValidationError when debugging is asked for."""
    if value:
        raise ValidationError("must not be set: debugging pages show children's data to strangers")


env = Environment()
DEBUG = env.bool("DEBUG", default=False, validate=off)
SECRET_KEY = env.str("SECRET_KEY", validate=strong)
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", default=[], validate=each_strong)
ALLOWED_HOSTS: list[str] = env.list("HOSTS", validate=named)
DATABASE_URL = env.str("DATABASE_URL", validate=postgresql)
CACHE_ROOT = env.path("CACHE_ROOT")
EVIDENCE_ROOT = env.path("EVIDENCE_ROOT")
EVIDENCE_KEY_FILE = env.path("EVIDENCE_KEY_FILE")
EVIDENCE_SCANNER = env.str("EVIDENCE_SCANNER", validate=scanner)
# With a key for GOV.UK Notify letters go there, and no SMTP server is needed.
NOTIFY_API_KEY = env.str("NOTIFY_API_KEY", default="", validate=notify_key)
NOTIFY_TEMPLATE_ID = env.str("NOTIFY_TEMPLATE_ID") if NOTIFY_API_KEY else ""
NOTIFY_URL = env.str("NOTIFY_URL", default="https://api.notifications.service.gov.uk")
if NOTIFY_API_KEY:
    EMAIL_BACKEND = "waymark.notify.NotifyBackend"
EMAIL_HOST = env.str("EMAIL_HOST", default="") if NOTIFY_API_KEY else env.str("EMAIL_HOST")
EMAIL_PORT = env.int("EMAIL_PORT", default=587)
EMAIL_HOST_USER = env.str("EMAIL_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM")
WAGTAILADMIN_BASE_URL = env.str("BASE_URL")
LINK_CHECKS_A_ROUND = env.int("LINK_CHECKS_A_ROUND", default=3)
SOCIALACCOUNT_PROVIDERS = providers(env)
env.checked()

DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
# Shared by every process of the machine, so that a guesser of passwords is slowed by all of them together.
CACHES["default"] = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": CACHE_ROOT}
CACHES["pages"]["LOCATION"] = CACHE_ROOT / "pages"
PDF_ROOT = CACHE_ROOT / "pdf"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https"
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
ALLAUTH_TRUSTED_PROXY_COUNT = 1  # without it the proxy's address, shared by everyone, would be slowed for one guesser
SECURE_HSTS_SECONDS = 31_536_000
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
