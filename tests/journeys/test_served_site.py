"""The site as anybody meets it: up, readable on every screen, and the same without scripts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.plugins.page_checks import Watch


def test_home_is_accessible_on_every_screen(
    any_screen: Page, axe: Callable[[Page], None], no_sideways_scroll: Callable[[Page], None]
) -> None:
    any_screen.goto("/")
    expect(any_screen.get_by_role("heading", level=1)).to_have_count(1)
    axe(any_screen)
    no_sideways_scroll(any_screen)


def test_home_says_the_same_without_scripts(desktop: Page, without_javascript: Page) -> None:
    desktop.goto("/")
    without_javascript.goto("/")
    assert without_javascript.locator("main").inner_text() == desktop.locator("main").inner_text()


def test_a_page_that_is_not_there_says_so(phone: Page, axe: Callable[[Page], None], watch: Watch) -> None:
    watch.expect("404")
    answer = phone.goto("/no-such-authority/")
    assert answer is not None
    assert answer.status == 404
    axe(phone)
