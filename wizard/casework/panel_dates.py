"""When a panel meets next, by the rhythm the route names. Proposals only: a person arranges each meeting."""

from datetime import date, timedelta

from schoolyear.counting import add_working_days, is_working_day
from wizard.routes.service import Panel

EVERY = {"weekly": 7, "fortnightly": 14, "twice_monthly": 14, "monthly": 28}
MINUTES_WITHIN = 5  # working days, as the policies ask of review minutes


def proposals(panel: Panel, last: date | None, today: date, number: int = 4) -> list[date]:
    """Returns the next days of a panel by its rhythm, on working days; none where it meets as needed."""
    if panel.meets not in EVERY:
        return []
    step = timedelta(days=EVERY[panel.meets])
    day = (last or today) + step
    while day <= today:
        day += step
    found = []
    for _ in range(number):
        found.append(day if is_working_day(day) else add_working_days(day, 1))
        day += step
    return found


def minutes_due(on: date) -> date:
    """Returns the day by which the minutes are written."""
    return add_working_days(on, MINUTES_WITHIN)
