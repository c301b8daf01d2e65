"""`./run demo`: SQLite in var/, mail into var/mail and the console, made-up people. Never for real children."""

import os

from waymark.settings.base import *  # noqa: F403  (settings modules build on one another by star import)
from waymark.settings.base import VAR

DEBUG = False
DEMONSTRATION = True
SECRET_KEY = "demonstration-only-" + "x" * 40
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", "testserver"]
(VAR / "static").mkdir(parents=True, exist_ok=True)  # WhiteNoise warns of a folder that is not there

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "demo.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        },
    }
}
EMAIL_BACKEND = "waymark.mail.ConsoleAndFile"
EMAIL_FILE_PATH = VAR / "mail"
SECOND_FACTOR_REQUIRED = False  # its accounts and their passwords are published, its people made up
PASSWORD_HASHERS = ["waymark.demonstration.passwords.QuickHasher"]
EVIDENCE_KEY_FILE = VAR / "demo-evidence.key"
EVIDENCE_SCANNER = os.environ.get("WAYMARK_EVIDENCE_SCANNER", "none")  # pages then say that nothing is checked
EVIDENCE_MAY_GO_UNSCANNED = True
WHITENOISE_USE_FINDERS = True
