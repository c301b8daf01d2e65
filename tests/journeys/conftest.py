"""A real browser over a really served site. Every test here is a `browser` test.

Fixtures: `site`; `desktop`, `phone` (390 wide), `small_phone` (320), `without_javascript`: pages; `any_screen`: each of
the first three in turn; `open_page`: a further page, for a second person; `axe(page)`, `no_sideways_scroll(page)`,
`sign_in(page, role, authority)`; `watch`: what went wrong behind the pages, which fails the test unless expected.
"""

import os
import re
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.plugins import chromium, one_run, page_checks, valid_html
from tests.plugins.fingerprints import ROOT
from tests.plugins.page_checks import Watch
from tests.plugins.site_process import Site, database_for

HERE = Path(__file__).parent
KEPT_FAILURES = ROOT / "var" / "test-failures"
FAILED = pytest.StashKey[bool]()
SCREENS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True},
    "small_phone": {"viewport": {"width": 320, "height": 640}, "is_mobile": True, "has_touch": True},
}
OpenPage = Callable[..., Page]
PATIENCE = 60_000  # a small machine at work on other things has taken more than the usual five seconds
expect.set_options(timeout=PATIENCE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks what is here as driving a browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers that a test failed, for the fixtures that keep what it left."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Playwright starts the Chromium that tests.plugins.chromium finds."""
    found = chromium.find()
    return {
        **browser_type_launch_args,
        "executable_path": str(found.program),
        "args": chromium.ARGUMENTS,
        "env": {**os.environ, **found.variables},
    }


@pytest.fixture(scope="session", autouse=True)
def whole_pages() -> Iterator[None]:
    """A click or a key that leads to another page returns when the page is whole.

    Playwright's own return as soon as the answer begins: on a loaded machine the document was still empty, and what
    looks at once (axe, a count, a title) saw nothing or fell over it.
    """

    def patient(act: Callable[..., None]) -> Callable[..., None]:
        def acts(one: Locator, *args: Any, **options: Any) -> None:
            page = one.page
            act(one, *args, **options)
            if not page.is_closed():
                page.wait_for_load_state("load")

        return acts

    with pytest.MonkeyPatch.context() as patch:
        for act in ("click", "press"):
            patch.setattr(Locator, act, patient(getattr(Locator, act)))
        yield


@contextmanager
def serving(name: str, **options: bool) -> Iterator[Site]:
    """The demonstration, served under a name of its own. At the end, each page it gave has to be valid HTML."""
    served = Site(one_run.directory() / name, database_for(f"waymark_{name}"), keep_pages=True, **options)
    served.load().start()
    try:
        yield served
    finally:
        served.stop()
    wrong = valid_html.complaints(served.pages())
    assert not wrong, "not valid HTML:\n" + "\n".join(wrong)


@pytest.fixture(scope="session")
def site(worker_name: str) -> Iterator[Site]:
    """The demonstration, served: one for all tests of this process, so each makes the referrals it works on."""
    with serving(f"site_{worker_name}") as served:
        yield served


@pytest.fixture(scope="module")
def serve_another(worker_name: str, request: pytest.FixtureRequest) -> Iterator[Callable[..., Site]]:
    """serve_another(moves_clock=True): a site for the tests of one file alone, which then shadows `site` with it."""
    called = f"{request.path.stem}_{worker_name}"
    with ExitStack() as open_sites:
        yield lambda **options: open_sites.enter_context(serving(called, **options))


@pytest.fixture
def watch(site: Site) -> Iterator[Watch]:
    """What goes wrong behind this test's pages; `watch.expect("404")` for what the test provokes."""
    watching = Watch(home=site.address)
    yield watching
    assert watching.unexpected() == []


@pytest.fixture
def open_page(browser: Browser, site: Site, watch: Watch, request: pytest.FixtureRequest) -> Iterator[OpenPage]:
    """A function that opens a page in a context of its own (its own cookies): open_page("phone", **more options)."""
    pages: list[Page] = []

    def open_one(screen: str = "desktop", **options: Any) -> Page:
        context = browser.new_context(base_url=site.address, locale="en-GB", **SCREENS[screen], **options)
        context.set_default_timeout(PATIENCE)
        pages.append(watch.over(context.new_page()))
        return pages[-1]

    yield open_one
    if request.node.stash.get(FAILED, False):
        keep_what_is_left(request.node.nodeid, pages, site)
    for page in pages:
        page.context.close()


def keep_what_is_left(test: str, pages: list[Page], site: Site) -> None:
    """Pictures, HTML and the server's log, under var/test-failures."""
    folder = KEPT_FAILURES / re.sub(r"\W+", "-", test.removeprefix("tests/journeys/"))[-120:]
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for number, page in enumerate(pages, 1):
        with suppress(Error):  # a page on its way elsewhere gives neither
            (folder / f"page-{number}.html").write_text(f"<!-- {page.url} -->\n{page.content()}", encoding="utf-8")
            page.screenshot(path=folder / f"page-{number}.png", full_page=True)
    (folder / "server.log").write_text(site.log(), encoding="utf-8")


@pytest.fixture
def desktop(open_page: OpenPage) -> Page:
    """A page 1280 wide."""
    return open_page("desktop")


@pytest.fixture
def page(desktop: Page) -> Page:
    """In place of pytest-playwright's page, which nobody watches."""
    return desktop


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A page 390 wide, with touch."""
    return open_page("phone")


@pytest.fixture
def small_phone(open_page: OpenPage) -> Page:
    """A page 320 wide, which is also a desktop zoomed to 400%."""
    return open_page("small_phone")


@pytest.fixture(params=list(SCREENS))
def any_screen(open_page: OpenPage, request: pytest.FixtureRequest) -> Page:
    """The test runs once on each screen."""
    return open_page(request.param)


@pytest.fixture
def without_javascript(open_page: OpenPage) -> Page:
    """A page in a browser that runs no script."""
    return open_page("desktop", java_script_enabled=False)


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """axe(page) fails with what axe finds."""
    return page_checks.assert_accessible


@pytest.fixture(scope="session")
def no_sideways_scroll() -> Callable[[Page], None]:
    """no_sideways_scroll(page) fails when the page is wider than its screen."""
    return page_checks.assert_no_sideways_scroll


@pytest.fixture
def sign_in(site: Site) -> Callable[..., dict[str, Any]]:
    """sign_in(page, role, authority=None) signs in with a demonstration account and returns it."""

    def sign_in_as(page: Page, role: str, authority: str | None = None) -> dict[str, Any]:
        account = site.account(role, authority)
        page.goto("/accounts/login/")
        page.locator("[name=login]").fill(account["email"])
        page.locator("[name=password]").fill(account["password"])
        page.locator("[name=password]").press("Enter")
        page.wait_for_url(lambda url: "/accounts/login/" not in url)
        return account

    return sign_in_as
