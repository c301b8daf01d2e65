"""What must hold of every page a browser shows, whatever the page is for."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.plugins.chromium import npm_packages

AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDER_THAN_THE_SCREEN = """() => {
    const screen = document.documentElement.clientWidth;
    if (document.scrollingElement.scrollWidth <= screen) return [];
    const name = e => e.tagName.toLowerCase() + (e.id && "#" + e.id) + (e.className && "." + e.className);
    return [...document.querySelectorAll("body *")]
        .filter(e => e.getBoundingClientRect().right > screen + 1).slice(0, 8)
        .map(e => `${name(e)} reaches ${Math.round(e.getBoundingClientRect().right)} of ${screen}`);
}"""


@dataclass
class Watch:
    """Everything that went wrong behind the page: script errors, refusals of the content security policy,
    requests that failed or went to strangers, answers of 400 and above."""

    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)
    home: str = ""

    def expect(self, pattern: str) -> None:
        """Says that faults matching the regular expression are what the test is about."""
        self.expected.append(pattern)

    def unexpected(self) -> list[str]:
        """The faults that no expect() spoke of."""
        return [fault for fault in self.faults if not any(re.search(known, fault) for known in self.expected)]

    def over(self, page: Page) -> Page:
        """Starts watching a page."""
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.faults.append(f"script: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)
        return page

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(f"console: {message.text}")

    def _on_request(self, request: Request) -> None:
        if request.url.startswith("http") and not request.url.startswith(self.home):
            self.faults.append(f"stranger: {request.url}")

    def _on_failure(self, request: Request) -> None:
        # Leaving a page ends what it was still fetching, and a download is a navigation that ends.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.request.method} {response.url}")


@cache
def axe_script() -> str:
    """axe itself."""
    return (npm_packages() / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def assert_accessible(page: Page, *, but: tuple[str, ...] = ()) -> None:
    """Fails with axe's findings (WCAG 2.2 AA and its best practices). `but` names rules to leave out."""
    if not page.evaluate("() => typeof window.axe?.run === 'function'"):
        page.evaluate(axe_script())  # half a megabyte, which stays while the page does
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": AXE_RULES},
        "rules": {rule: {"enabled": False} for rule in but},
        "resultTypes": ["violations"],
        "preload": {"assets": ["media"]},  # no rule of these reads style sheets
    }
    violations = page.evaluate("options => axe.run(document, options).then(r => r.violations)", options)
    told = [
        f"{v['id']} ({v['impact']}): {v['help']}\n    " + "\n    ".join(n["html"][:200] for n in v["nodes"][:5])
        for v in violations
    ]
    assert not violations, f"axe on {page.url}:\n" + "\n".join(told)


def assert_no_sideways_scroll(page: Page) -> None:
    """Fails, naming the widest elements, when the page is wider than its screen."""
    assert page.evaluate(WIDER_THAN_THE_SCREEN) == [], page.url
