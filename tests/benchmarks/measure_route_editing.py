"""A route's screens opened in a real browser by an editor: the overview of Norfolk's draft, its longest part screen."""

import statistics

from django.urls import reverse
from playwright.sync_api import Page

from tests.benchmarks.figures import Bench, Figure
from tests.benchmarks.measure_editing import LAST, editor
from wizard.routes.drafts import draft_of
from wizard.routes.models import RoutePage

REPEAT = 3


def measure(bench: Bench) -> None:
    """Notes the milliseconds from asking for a screen until it is idle."""
    route = RoutePage.objects.get(url_path__contains="/norfolk/refer-", key="medical_needs")
    data = draft_of(route).data
    questions = sum(len(step["questions"]) for step in data["steps"])
    longest = max(
        range(len(data["requirements"])), key=lambda place: len(data["requirements"][place].get("verdicts", []))
    )
    part = f"{reverse('cms_routes:part', args=[route.pk])}?at=/requirements/{longest}"
    screens = {
        f"the overview, {questions} questions": reverse("cms_routes:overview", args=[route.pk]),
        "a paper judged by the most rows": part,
    }
    with editor() as page:
        for name, address in screens.items():
            times = [opened(page, address) for _ in range(REPEAT)]
            how = f"slowest of {REPEAT}: {max(times):.0f} ms, in Chromium"
            bench.note(Figure(f"route editing: {name}, opened and idle", statistics.median(times), "ms", how=how))


def opened(page: Page, address: str) -> float:
    """Opens a screen. Returns the milliseconds until it is idle."""
    page.goto(address)
    return float(page.wait_for_function(LAST, polling=100).json_value())
