"""Typing into the CMS's editor of rich text."""

import re

from playwright.sync_api import Locator, Page, expect

PATIENCE = 300_000  # 243 fields of rich text keep a small machine busy enough


def add_words(page: Page, text: Locator, words: str) -> None:
    """Types the words behind those that stand in an editor, and waits until the form holds them.

    The editor puts what is typed into the form a quarter of a second later; a button pressed sooner saves without it.
    """
    text.scroll_into_view_if_needed()
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)
    posted = text.locator("xpath=ancestor::*[@data-draftail-editor-wrapper]/../input").get_attribute("name")
    # Found by its name, and not among the words of 243 editors each time it is looked at.
    expect(page.locator(f"[name='{posted}']")).to_have_value(re.compile(re.escape(words.strip())), timeout=PATIENCE)
