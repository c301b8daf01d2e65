"""How one policy counts absence: a route's threshold, in the register's terms."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from wizard.attendance.codes import ILLNESS, codes
from wizard.attendance.enums import ABSENT, CountsAs

Measure = Literal["days", "sessions", "percent_attended", "percent_missed"]
Run = Literal["consecutive", "cumulative"]
HalfDays = Literal["add_up", "ignore", "count_whole"]


@dataclass(frozen=True, slots=True)
class Definition:
    """One way of counting.

    codes      which codes count as missed        measure    days, sessions, or a percentage of possible sessions
    run        in a row, or added up              half_days  two make a day, do not count, or count as whole days
    window     school_year, term, two_terms, twelve_months, "12 weeks" back from each day, absence (the latest run),
               none (everything there is)
    """

    codes: frozenset[str]
    measure: Measure = "days"
    run: Run = "cumulative"
    half_days: HalfDays = "add_up"
    window: str = "school_year"


def codes_counted(absence: str | Collection[str]) -> frozenset[str]:
    """Returns the codes that a threshold's `absence` names: health (illness only), any, unauthorised, or a list.

    Appointments and part-time timetables are not illness: a policy that counts them lists the codes.
    """
    if not isinstance(absence, str):
        return frozenset(absence)
    if absence == "health":
        return frozenset({ILLNESS})
    wanted = {CountsAs.UNAUTHORISED} if absence == "unauthorised" else ABSENT
    return frozenset(letters for letters, code in codes().items() if code.counts_as in wanted)


def definitions_of(threshold: Mapping[str, Any]) -> dict[str, Definition]:
    """Returns name -> definition for a threshold of a route document; names are those a route's counts are given by:
    consecutive and cumulative (both for `either`), or percent."""
    base = {
        "codes": codes_counted(threshold["absence"]),
        "measure": threshold["measure"],
        "half_days": threshold["half_days"],
        "window": threshold["window"],
    }
    if threshold["measure"].startswith("percent"):
        return {"percent": Definition(**base)}
    runs: tuple[Run, ...] = ("consecutive", "cumulative") if threshold["run"] == "either" else (threshold["run"],)
    return {run: Definition(**base, run=run) for run in runs}
