"""The test suite: SQLite, or real PostgreSQL when WAYMARK_TEST_DATABASE holds its address."""

import os
import tempfile
from pathlib import Path
from typing import Any

import dj_database_url

from waymark.settings.base import *  # noqa: F403  (settings modules build on one another by star import)

DEBUG = False
SECRET_KEY = "tests-only-" + "x" * 40
ALLOWED_HOSTS = ["*"]
_address = os.environ.get("WAYMARK_TEST_DATABASE", "sqlite")
if _address == "sqlite":
    DATABASES: dict[str, Any] = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": ":memory:",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
        }
    }
else:
    DATABASES = {"default": dj_database_url.parse(_address)}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECOND_FACTOR_REQUIRED = False  # tests/people ask for it
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60  # tests move the clock by days; test_sessions_end.py has the real one
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_scratch = Path(tempfile.mkdtemp(prefix="waymark-test-", dir=os.environ.get("WAYMARK_TEST_RUN")))
EVIDENCE_ROOT = _scratch / "evidence"
PDF_ROOT = _scratch / "pdf"
EVIDENCE_KEY_FILE = _scratch / "evidence.key"
EVIDENCE_SCANNER = "none"  # tests of scanning start a real one: tests/plugins/virus_scanner.py
EVIDENCE_MAY_GO_UNSCANNED = True
# Tests undo their transactions, so nothing would ever be forgotten. The page cache's tests bring a store of their own.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}
MEDIA_ROOT = _scratch / "media"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
