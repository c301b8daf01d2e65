"""Who a referral is about, as a coordinator's heading names them."""

from datetime import date
from typing import Any

from schoolyear.ages import year_group
from wizard.journey.situation import Situation


def pupil_of(situation: Situation) -> dict[str, Any]:
    """Returns name, born (ISO date) and year_group, leaving out what is not known; the taught year group wins."""
    born, taught = fed(situation, "pupil.dob"), fed(situation, "pupil.taught_year")
    group = taught
    if group is None and isinstance(born, str):
        group = year_group(date.fromisoformat(born), situation.given.reference_day)
    known = {"name": situation.pupil or None, "born": born, "year_group": group}
    return {key: value for key, value in known.items() if value is not None}


def fed(situation: Situation, slot: str) -> Any:
    """Returns the answer that fills a slot, or None."""
    keys = (key for key, question in situation.route.questions.items() if question.feeds == slot)
    return next((value for key in keys if (value := situation.values.get(key)) not in (None, "")), None)
