"""The parts of a case's page. Rooms above hang theirs on it by register_case_tab in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wizard.casework.models import Case

Count = Callable[[Case], int | None]


@dataclass(frozen=True, slots=True)
class CaseTab:
    """One part of a case's page. `url_name` takes the case's reference; `count` says how much waits there."""

    key: str
    label: str
    order: int
    url_name: str
    count: Count | None = None


_tabs: dict[str, CaseTab] = {}


def register_case_tab(key: str, label: str, order: int, url_name: str, count: Count | None = None) -> None:
    """Hangs a part on every case's page. Ours stand at 10, 20 (what was sent), 30 (decision), 40 and 90 (history).

    The same key again takes the earlier one's place.
    """
    _tabs[key] = CaseTab(key, label, order, url_name, count)


def tabs_of(case: Case, current: str) -> list[dict[str, Any]]:
    """Returns the links of a case's page: label, address, what waits there, and whether it is the one shown."""
    reference = case.submission.reference
    return [
        {
            "label": tab.label,
            "href": reverse(tab.url_name, kwargs={"reference": reference}),
            "count": (tab.count(case) or 0) if tab.count else 0,
            "current": tab.key == current,
        }
        for tab in sorted(_tabs.values(), key=lambda one: (one.order, one.key))
    ]
