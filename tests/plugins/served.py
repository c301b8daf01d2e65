"""Settings of the site that journeys drive: the demonstration's, all that it writes going to one directory."""

import os
from pathlib import Path

import dj_database_url

from tests.plugins import moved_clock
from waymark.settings.demo import *  # noqa: F403  (settings modules build on one another by star import)
from waymark.settings.demo import CACHES, DATABASES, MIDDLEWARE

VAR = Path(os.environ["WAYMARK_SERVED_VAR"])
MEDIA_ROOT = VAR / "media"
EVIDENCE_ROOT = VAR / "evidence"
PDF_ROOT = VAR / "pdf"
EVIDENCE_KEY_FILE = VAR / "demo-evidence.key"
EMAIL_FILE_PATH = VAR / "mail"
DATABASES["default"]["NAME"] = VAR / "demo.sqlite3"
if os.environ.get("WAYMARK_SERVED_DATABASE"):
    DATABASES = {"default": dj_database_url.parse(os.environ["WAYMARK_SERVED_DATABASE"])}  # type: ignore[dict-item]
CACHES["pages"]["LOCATION"] = VAR / "pages"
MIDDLEWARE.insert(1, "tests.plugins.kept_pages.KeepHtml")  # inside the page cache, whose pages may be packed
if os.environ.get("WAYMARK_SERVED_MOVES_CLOCK"):
    MIDDLEWARE = ["tests.plugins.moved_clock.MovedClock", *MIDDLEWARE]
    moved_clock.follow(VAR)
