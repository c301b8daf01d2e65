"""The parts of a case's page and of its school's. Rooms above hang theirs on them in AppConfig.ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from wizard.casework.models import Case

Count = Callable[[Case], int | None]


@dataclass(frozen=True, slots=True)
class CaseTab:
    """One part of a page. `url_name` takes the case's reference, or the referral's public id on the school's page.

    `count` says how much waits there.
    """

    key: str
    label: str
    order: int
    url_name: str
    count: Count | None = None


_tabs: dict[str, CaseTab] = {}
_school_parts: dict[str, CaseTab] = {}


def register_case_tab(key: str, label: str, order: int, url_name: str, count: Count | None = None) -> None:
    """Hangs a part on every case's page. Ours stand at 10 to 40, 80 (people) and 85 (chronology).

    The same key again takes the earlier one's place.
    """
    _tabs[key] = CaseTab(key, label, order, url_name, count)


def tabs_of(case: Case, current: str) -> list[dict[str, Any]]:
    """Returns the links of a case's page: label, address, what waits there, and whether it is the one shown."""
    return links_of(_tabs, case, current, reference=case.submission.reference)


def register_school_part(key: str, label: str, order: int, url_name: str, count: Count | None = None) -> None:
    """Hangs a part on what the school sees of every case. "after", what the council asks and decides, is at 10."""
    _school_parts[key] = CaseTab(key, label, order, url_name, count)


def school_parts_of(case: Case, current: str) -> list[dict[str, Any]]:
    """Returns the links of the school's pages of a case, as tabs_of does."""
    return links_of(_school_parts, case, current, public_id=case.submission.referral.public_id)


def links_of(parts: dict[str, CaseTab], case: Case, current: str, **address: str) -> list[dict[str, Any]]:
    """Returns the parts as links, in their order; the address is what each one's url takes."""
    return [
        {
            "label": tab.label,
            "href": reverse(tab.url_name, kwargs=address),
            "count": (tab.count(case) or 0) if tab.count else 0,
            "current": tab.key == current,
        }
        for tab in sorted(parts.values(), key=lambda one: (one.order, one.key))
    ]
