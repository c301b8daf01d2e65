"""What a pupil's marks ask of the school now, in words; the clause stands beside it."""

from typing import Any

from wizard.attendance.enums import Stage
from wizard.attendance.in_words import in_halves
from wizard.attendance.signs import Signs
from wizard.attendance.telling import spoken
from wizard.attendance.watches import Watch

HEADINGS = {
    Stage.OVER: "Refer now",
    Stage.NEAR: "Act before the limit",
    Stage.FORECAST: "See it coming",
    Stage.PATTERN: "Look at what repeats",
    Stage.REFERRED: "Referred",
    Stage.NOTHING: "Nothing to do now",
}


def advice_of(signs: Signs, watch: Watch, *, published: bool) -> dict[str, Any]:
    """Returns {"heading", "says"}: what to do at this stage. `published`: whether term dates are known to count by."""
    says = [_stage(signs, watch)]
    if signs.forecast_on:
        limit = in_halves(watch.limit)
        says.append(f"At the pace of the last 20 school days, day {limit} would be {spoken(signs.forecast_on)}.")
    elif not published and signs.missed and signs.missed < watch.limit:
        says.append("No forecast: the term dates of this council are not published here.")
    if signs.year_11:
        says.append("Year 11 ends in June. Ask the guidance adviser now what comes next.")
    return {"heading": HEADINGS[signs.stage], "says": [one for one in says if one], "patterns": signs.patterns}


def _stage(signs: Signs, watch: Watch) -> str:
    limit = in_halves(watch.limit)
    if signs.stage == Stage.OVER:
        return (
            f"{limit} days are reached, in a row or added up. The marks are ready: a referral starts with them. For an "
            "absence this long, see to it that a health professional is consulted, if none has been yet."
        )
    if signs.stage == Stage.NEAR:
        left = in_halves(watch.limit - signs.missed)
        return f"{left} days are left before day {limit}. Talk with the family and ask for health advice now."
    if signs.stage == Stage.REFERRED:
        return "A referral has been started for this pupil."
    if signs.stage == Stage.PATTERN:
        return "A pattern explains nothing by itself. Ask the pupil and the family what lies behind it."
    return "" if signs.stage == Stage.FORECAST else "Few days have been missed because of illness."
