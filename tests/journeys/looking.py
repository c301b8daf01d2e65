"""What a browser test looks for on every page it passes. What is found is collected, so that one walk tells all."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.plugins.page_checks import assert_accessible, assert_no_sideways_scroll

# What a template or a list leaves when it is shown as it is.
UNFINISHED = ("['", "{{", "{%", "&amp;", "&lt;", "&quot;", " object at 0x")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
TABLET = {"width": 768, "height": 1024}
ZOOMED = {"width": 320, "height": 256}  # a screen of 1280 by 1024 at 400 %

# Focus as a keyboard gives it: Tab was pressed before, so what a script focuses is drawn as for the keyboard.
FOCUS = """() => {
    const look = e => {
        const drawn = [getComputedStyle(e), getComputedStyle(e, "::before"), getComputedStyle(e, "::after")];
        const box = e.closest(".govuk-radios__item, .govuk-checkboxes__item");
        if (box) drawn.push(...[...box.querySelectorAll("label")].map(l => getComputedStyle(l, "::before")));
        return drawn.map(s => [s.outlineStyle, s.outlineWidth, s.boxShadow, s.backgroundColor, s.borderWidth].join())
            .join();
    };
    const told = [];
    const name = e => e.outerHTML.slice(0, 120);
    for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary")) {
        if (e.type === "hidden" || e.disabled || !e.checkVisibility()) continue;
        document.activeElement.blur();
        const before = look(e);
        e.focus({preventScroll: true});
        if (e.tabIndex < 0 || document.activeElement !== e) told.push("cannot be reached: " + name(e));
        else if (look(e) === before) told.push("focus does not show: " + name(e));
    }
    return told;
}"""
# Every error of the summary: it leads to an input, and the input's own message says the same.
ERRORS = """() => {
    const told = [];
    const words = e => e.textContent.replace(/^\\s*Error:/, "").replace(/\\s+/g, " ").trim();
    const summary = document.querySelector(".govuk-error-summary");
    if (document.activeElement !== summary) told.push("the summary has not the focus");
    for (const link of summary.querySelectorAll("a")) {
        const input = document.querySelector(link.getAttribute("href"));
        if (!input || !input.matches("input, select, textarea")) {
            told.push(link.outerHTML + " leads to no input");
            continue;
        }
        const described = (input.getAttribute("aria-describedby") || "")
            + " " + (input.closest("fieldset")?.getAttribute("aria-describedby") || "");
        const said = described.split(/\\s+/).filter(Boolean).map(id => document.getElementById(id));
        if (said.includes(null)) told.push(input.name + " is described by what is not there: " + described);
        else if (!said.some(e => words(e) === words(link))) told.push("not said beside the input: " + words(link));
    }
    return told;
}"""
IN_PRINT = """() => {
    const shown = e => e.checkVisibility() && e.getBoundingClientRect().height > 0;
    const told = [...document.querySelectorAll("nav a, .wm-skip, button, input[type=file]")].filter(shown)
        .map(e => "printed in vain: " + e.outerHTML.slice(0, 80));
    if (!shown(document.querySelector("h1"))) told.push("the heading is not printed");
    return told;
}"""


@dataclass
class Look:
    """Looks at pages and keeps what is wrong. `pictures` is a folder to keep a picture of each page in."""

    page: Page
    pictures: Path | None = None
    wrong: list[str] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)

    def at(self, called: str, *, both_screens: bool = True) -> None:
        """Everything that must hold of any page, at 320 pixels and (both_screens) at 1280."""
        if both_screens:
            self.page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # Playwright wants its own dict type
            self.picture(called, "1280")
            self.note(called, lambda: assert_accessible(self.page))
            self.note(called, lambda: assert_no_sideways_scroll(self.page))
        self.page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # Playwright wants its own dict type
        self.note(called, lambda: assert_accessible(self.page))
        self.note(called, lambda: assert_no_sideways_scroll(self.page))
        self.picture(called, "320")
        self.headed(called)

    def on_a_tablet_and_zoomed(self, called: str) -> None:
        """What must hold at 768 pixels, and on a desktop at 400 %."""
        self.page.set_viewport_size(TABLET)  # type: ignore[arg-type]  # Playwright wants its own dict type
        self.note(called, lambda: assert_accessible(self.page))
        self.note(called, lambda: assert_no_sideways_scroll(self.page))
        self.page.set_viewport_size(ZOOMED)  # type: ignore[arg-type]  # Playwright wants its own dict type
        self.note(called, lambda: assert_no_sideways_scroll(self.page))

    def headed(self, called: str) -> None:
        """One heading of the first level, a title that no other address has, and words meant for people."""
        words = self.page.locator("body").inner_text()
        self.wrong += [f"{called} shows {mark}" for mark in UNFINISHED if mark in words]
        if self.page.locator("h1").count() != 1:
            self.wrong.append(f"{called}: {self.page.locator('h1').count()} h1")
        title = self.page.title()
        here = urlsplit(self.page.url).path
        other = self.titles.setdefault(title, here)
        if other != here:
            self.wrong.append(f"{called} has the title of {other}: {title}")

    def keyboard(self, called: str) -> None:
        """The skip link comes first (but after a summary of errors); everything can be reached and shows the focus."""
        self.page.keyboard.press("Tab")
        first = self.page.locator(":focus")
        if self.page.locator(".govuk-error-summary").count():
            first = self.page.locator(".wm-skip")
            first.focus()
        if first.get_attribute("href") != "#main" or not first.is_visible():
            self.wrong.append(f"{called}: the first thing reached is {first.evaluate('e => e.outerHTML')}")
        self.wrong += [f"{called}: {what}" for what in self.page.evaluate(FOCUS)]

    def errors(self, called: str) -> None:
        """The summary has the focus and leads to each input, whose message is the same; the title says Error."""
        if self.page.title().split(" ")[:2].count("Error:") != 1:
            self.wrong.append(f"{called}: the title is {self.page.title()}")
        self.wrong += [f"{called}: {what}" for what in self.page.evaluate(ERRORS)]

    def printed(self, called: str) -> None:
        """On paper: the words, without what only a screen can use, and nothing cut off."""
        self.page.set_viewport_size({"width": 794, "height": 1123})
        self.page.emulate_media(media="print")
        self.wrong += [f"{called}: {what}" for what in self.page.evaluate(IN_PRINT)]
        self.note(called, lambda: assert_no_sideways_scroll(self.page))
        self.page.emulate_media(media="screen")

    def found(self) -> str:
        """Everything that was wrong; empty when nothing was."""
        return "\n".join(self.wrong)

    def note(self, called: str, check: Callable[[], None]) -> None:
        """Runs a check that raises, and keeps what it says."""
        try:
            check()
        except AssertionError as said:
            self.wrong.append(f"{called} at {self.page.viewport_size}: {said}")

    def picture(self, called: str, screen: str) -> None:
        """Keeps a picture, where pictures are wanted."""
        if self.pictures is not None:
            self.page.screenshot(path=self.pictures / f"{called}-{screen}.png", full_page=True)
