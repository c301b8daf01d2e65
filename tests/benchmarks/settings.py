"""The served site's settings, used in the benchmark's own process, with templates for the stock pages beside ours."""

from pathlib import Path

from tests.plugins.served import *  # noqa: F403  (settings modules build on one another by star import)
from tests.plugins.served import MIDDLEWARE, TEMPLATES, VAR

TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
WHITENOISE_ROOT = VAR / "whole-files"
WHITENOISE_ROOT.mkdir(exist_ok=True)
MIDDLEWARE = [one for one in MIDDLEWARE if not one.startswith("tests.")]  # what only watches is not to be measured
