"""What a pupil’s marks call for: how near the limit they are, where they lead, what repeats. Signs, not verdicts."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from schoolyear.ages import of_compulsory_age, year_group
from schoolyear.calendars import SchoolCalendar
from schoolyear.years import first_day, starting_year
from wizard.attendance.counting import figure_on
from wizard.attendance.enums import Stage
from wizard.attendance.marks import Marks
from wizard.attendance.watches import Watch
from wizard.attendance.watching import forecast, past, patterns, periods

LAST_YEAR = 11
PROMPTED = range(1, 8)  # from January, while there is still time to plan, to the end of July


@dataclass(frozen=True)
class Signs:
    """`missed` so far; the day the limit was reached, or would be; what repeats; whether to think of leaving school.

    `period` and `due` are for the sickness return: the first day and length of the last continuous illness, and
    whether the days after which the council is told (`alert`) are missed or to be expected.
    """

    stage: Stage
    missed: Decimal
    reached_on: date | None = None
    forecast_on: date | None = None
    patterns: tuple[str, ...] = ()
    year_11: bool = False
    due: bool = False
    period: tuple[date, Decimal] | None = None
    ill: Decimal = Decimal(0)
    ill_reached_on: date | None = None

    def kept(self) -> dict[str, Any]:
        """Returns the signs as JSON holds them."""
        return {
            "missed": str(self.missed),
            "reached_on": _iso(self.reached_on),
            "forecast_on": _iso(self.forecast_on),
            "patterns": list(self.patterns),
            "year_11": self.year_11,
            "due": self.due,
            "period": [self.period[0].isoformat(), str(self.period[1])] if self.period else None,
            "ill": str(self.ill),
            "ill_reached_on": _iso(self.ill_reached_on),
        }


def signs_of(
    marks: Marks,
    watch: Watch,
    alert: Watch,
    on: date,
    calendar: SchoolCalendar | None,
    *,
    born: date | None,
    referred: bool,
) -> Signs:
    """Returns the signs of one pupil on a day. Nothing is forecast without a published calendar."""
    told_of = alert.definition
    year = marks.between(first_day(starting_year(on)), on)
    missed = figure_on(marks, watch.definition, on, calendar) or Decimal(0)
    ill = figure_on(year, told_of, on) or Decimal(0)
    if not missed and not ill:
        return Signs(Stage.REFERRED if referred else Stage.NOTHING, missed)
    coming = forecast(marks, watch.definition, watch.limit, on, calendar) if calendar else None
    repeats = tuple(patterns(marks, watch.definition, on))
    last = next(reversed(periods(year, told_of)), None)
    expected = forecast(year, told_of, alert.limit, on, calendar) if calendar and ill < alert.limit else None
    over = missed >= watch.limit
    early = watch.warn_at <= missed
    return Signs(
        stage=_stage(referred=referred, over=over, early=early, coming=coming is not None, repeats=bool(repeats)),
        missed=missed,
        reached_on=past(marks.between(_from(watch, on, marks), on), watch.definition, watch.limit) if over else None,
        forecast_on=coming,
        patterns=repeats,
        year_11=bool(born) and leaving(born, on) and (early or referred) if born else False,
        due=bool(born and of_compulsory_age(born, on)) and (ill >= alert.limit or expected is not None),
        period=(last.first, last.days) if last else None,
        ill=ill,
        ill_reached_on=past(year, told_of, alert.limit) if ill >= alert.limit else None,
    )


def leaving(born: date, on: date) -> bool:
    """Whether the end of Year 11 is near: time to think of what comes after, with a guidance adviser (N43)."""
    return year_group(born, on) == LAST_YEAR and on.month in PROMPTED


def _stage(*, referred: bool, over: bool, early: bool, coming: bool, repeats: bool) -> Stage:
    found = (
        (referred, Stage.REFERRED),
        (over, Stage.OVER),
        (early, Stage.NEAR),
        (coming, Stage.FORECAST),
        (repeats, Stage.PATTERN),
    )
    return next((stage for holds, stage in found if holds), Stage.NOTHING)


def _from(watch: Watch, on: date, marks: Marks) -> date:
    """From when the limit is looked for: this school year, unless the policy looks further back."""
    this_year = first_day(starting_year(on))
    if watch.definition.window in ("school_year", "term"):
        return this_year
    return marks.all[0].day if marks.all else this_year


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
