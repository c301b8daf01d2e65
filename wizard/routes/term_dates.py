"""The published school days of an authority, told by whoever keeps them: attendance registers itself at the start."""

from collections.abc import Callable

from people.models import Authority
from schoolyear.calendars import SchoolCalendar

Provider = Callable[[Authority], SchoolCalendar | None]
_provided_by: list[Provider] = []


def register_term_dates(provider: Provider) -> None:
    """Names who knows term dates. Call from AppConfig.ready; the last one counts."""
    _provided_by[:] = [provider]


def term_dates_at(authority: Authority) -> SchoolCalendar | None:
    """Returns the calendar an authority's school days are counted by; None where no term dates are published."""
    return _provided_by[0](authority) if _provided_by else None


def calendar_entry(calendar: SchoolCalendar | None) -> dict[str, list[object]]:
    """Returns a calendar as a scenario carries it; one without half terms where no dates are published."""
    if calendar is None:
        return {"half_terms": []}
    halves: list[object] = [
        [half.first.isoformat(), half.last.isoformat(), *(["ends_term"] if half.ends_term else [])]
        for half in calendar.half_terms
    ]
    return {"half_terms": halves, "closed": [day.isoformat() for day in sorted(calendar.closed)]}
