"""A clock that starts again counts from the latest start; a date that was named stays a date."""

from datetime import date
from typing import Any

import pytest

from tests.wizard.routes.small_routes import document, question, result, step

JSON = dict[str, Any]
WEEKS = {"after": "provision_started", "n": 2, "unit": "weeks"}


def due(moment: JSON, events: dict[str, str], answers: JSON | None = None) -> date | None:
    then = {"do": "ask_officer", "say": "Look again."}
    clock = {"key": "period", "title": "Period", "due": moment, "owner": "school", "then": then, "cites": ["c"]}
    data = document(
        step(question("back", "date", need="optional")), clocks=[{**clock, "restarts_on": ["period_started"]}]
    )
    dates = {name: date.fromisoformat(day) for name, day in events.items()}
    return result(data, answers, events=dates).clocks["period"].due


@pytest.mark.requirement("N165")
@pytest.mark.parametrize(
    ("moment", "events", "day"),
    [
        (WEEKS, {"provision_started": "2026-11-02"}, date(2026, 11, 16)),
        (WEEKS, {"provision_started": "2026-11-02", "period_started": "2026-11-20"}, date(2026, 12, 4)),
        (WEEKS, {"provision_started": "2026-11-20", "period_started": "2026-11-02"}, date(2026, 12, 4)),
        (WEEKS, {"period_started": "2026-11-20"}, date(2026, 12, 4)),
        (WEEKS, {}, None),
        (
            {"earlier_of": [WEEKS, {"at": "back"}]},
            {"provision_started": "2026-11-02", "period_started": "2026-11-20"},
            date(2026, 11, 18),
        ),
        ({"before": "back", "n": 1, "unit": "weeks"}, {"period_started": "2026-11-20"}, date(2026, 11, 11)),
    ],
)
def test_what_is_counted_is_counted_from_the_latest_start(
    moment: JSON, events: dict[str, str], day: date | None
) -> None:
    assert due(moment, events, {"back": "2026-11-18"}) == day
