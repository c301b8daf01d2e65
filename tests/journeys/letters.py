"""Letters as they were sent, and the door they lead to: what somebody without an account has."""

import re

from playwright.sync_api import Page

from tests.plugins.site_process import Site


def in_letters(site: Site, pattern: str) -> str:
    """The newest match in the letters sent so far."""
    site.manage("work", "--once")
    paths = sorted((site.directory / "mail").glob("*"), key=lambda path: path.stat().st_mtime_ns)
    found = re.findall(pattern, "\n".join(path.read_text(encoding="utf-8") for path in paths))
    assert found, pattern
    return str(found[-1])


def open_the_door(page: Page, site: Site, address: str) -> None:
    """Asks for the code, reads it in the letter and types it."""
    page.goto(address)
    page.get_by_role("button", name="Send me a code").click()
    page.locator("[name=code]").fill(in_letters(site, r"(?m)^\s*(?:Your code is )?(\d{6})\s*$"))
    page.get_by_role("button", name="Open the page").click()
