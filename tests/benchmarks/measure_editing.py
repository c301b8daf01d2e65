"""An edition of 100 clauses opened in a real browser by an editor; and the longest one of the demonstration.

Idle is when neither script nor network did anything for a second after the page came; the time given ends before that.
"""

import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from guidance.policies.models import EditionPage, PolicyPage
from tests.benchmarks.figures import Bench, Figure
from tests.plugins import chromium
from tests.plugins.site_process import Site
from tests.policy_building import clause, heading, make_edition

CLAUSES, REPEAT = 100, 3
WORDS = "A pupil who is too unwell for school keeps a place on its roll while the council arranges lessons. " * 3
OBSERVE = """window.busy = [0];
new PerformanceObserver(list => list.getEntries().forEach(e => window.busy.push(e.startTime + e.duration)))
    .observe({type: "longtask", buffered: true});"""
LAST = """() => {
    const ends = performance.getEntriesByType("resource").map(e => e.responseEnd);
    const loaded = performance.getEntriesByType("navigation")[0].loadEventEnd;
    const last = Math.max(loaded || performance.now(), ...ends, ...window.busy);
    return performance.now() - last > 1000 ? last : null;
}"""


def measure(bench: Bench) -> None:
    """Notes the milliseconds from asking for the page until it is idle."""
    policy = PolicyPage.objects.get(url_path__endswith="/norfolk/medical-needs/")
    made = make_edition(policy, a_hundred(), "2031-32", effective_from=date(2031, 9, 1))
    longest = EditionPage.objects.child_of(policy).exclude(pk=made.pk).order_by("effective_from").last()
    assert longest is not None
    with editor() as page:
        for name, edition in ((f"{CLAUSES} clauses", made), (f"Norfolk's {len(longest.body)} clauses", longest)):
            times = [opened(page, edition) for _ in range(REPEAT)]
            how = f"slowest of {REPEAT}: {max(times):.0f} ms, in Chromium"
            bench.note(Figure(f"editing: {name}, opened and idle", statistics.median(times), "ms", how=how))


def a_hundred() -> list[dict[str, object]]:
    """Returns ten parts of a heading and nine clauses."""
    return [
        heading(f"Part {n // 10}", f"editor-{n}") if n % 10 == 0 else clause(WORDS, f"editor-{n}")
        for n in range(CLAUSES)
    ]


@contextmanager
def editor() -> Iterator[Page]:
    """A page where Norfolk's editor has signed in to the loaded site."""
    site, found = Site(Path(settings.VAR)).start(), chromium.find()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(found.program), args=chromium.ARGUMENTS, env={**os.environ, **found.variables}
            )
            context = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900})
            context.set_default_timeout(120_000)
            context.add_init_script(OBSERVE)
            page = context.new_page()
            account = site.account("editor", "norfolk")
            page.goto("/accounts/login/")
            page.fill("[name=login]", account["email"])
            page.fill("[name=password]", account["password"])
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/cms/**")
            yield page
            browser.close()
    finally:
        site.stop()


def opened(page: Page, edition: EditionPage) -> float:
    """Opens the edition in the editor. Returns the milliseconds until it is idle."""
    page.goto(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    return float(page.wait_for_function(LAST, polling=100).json_value())
