"""Pages need no exception from the content security policy: no inline style or script, nothing from afar."""

import re
from pathlib import Path

import pytest

from tests.plugins.fingerprints import ROOT

IN_THE_CMS = re.compile(r"wagtailadmin|/cms/|guidance/importing/")  # has a policy of its own, which allows these
TEMPLATES = sorted(
    path
    for top in ("site", "guidance", "wizard")
    for path in (ROOT / top).rglob("templates/**/*.html")
    if not IN_THE_CMS.search(f"{path.as_posix()} {path.read_text(encoding='utf-8')[:400]}")
)
FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)|\son[a-z]{3,}=|javascript:", re.IGNORECASE),
    "something fetched from elsewhere": re.compile(
        r"<(?:script|img|iframe|link(?![^>]*canonical))[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_has(what: str) -> None:
    assert [str(path) for path in TEMPLATES if FORBIDDEN[what].search(without_comments(path))] == []


def test_the_stylesheet_brings_nothing_from_elsewhere() -> None:
    sheets = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "static" / "css").glob("*.css"))
    assert re.findall(r"url\(['\"]?(?:https?:)?//", sheets) == []
    assert "@import" not in sheets


def without_comments(path: Path) -> str:
    """What of a template reaches the page."""
    return re.sub(r"{% comment %}.*?{% endcomment %}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
