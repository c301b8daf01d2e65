"""A pupil as one row of a list: what is seen, in a sentence."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.dateformat import format as format_date

from wizard.attendance.enums import Stage
from wizard.attendance.in_words import in_halves
from wizard.attendance.models import RegisterPupil

LABELS = {Stage.OVER: "Past the limit"}
TONES = {Stage.OVER: "stop", Stage.NEAR: "warn", Stage.FORECAST: "warn", Stage.PATTERN: "todo", Stage.REFERRED: "good"}


def row_of(pupil: RegisterPupil) -> dict[str, Any]:
    """Returns name, days, stage, tone, sentence and address of a pupil's row."""
    figures, stage = pupil.figures, Stage(pupil.stage)
    missed = Decimal(figures.get("missed", "0"))
    return {
        "name": pupil.name,
        "missed": missed,
        "days": in_halves(missed) or "0",
        "stage": stage,
        "label": LABELS.get(stage, stage.label),
        "tone": TONES.get(stage, "plain"),
        "says": sentence(figures, stage),
        "href": reverse("attendance:pupil", args=[pupil.public_id]),
    }


def sentence(figures: dict[str, Any], stage: Stage) -> str:
    """Returns why the pupil is listed, the plainest reason first."""
    said = []
    if stage == Stage.OVER and figures.get("reached_on"):
        said.append(f"Reached the limit on {day(figures['reached_on'])}.")
    if stage in (Stage.NEAR, Stage.FORECAST) and figures.get("forecast_on"):
        said.append(f"At this pace the limit is reached about {day(figures['forecast_on'])}.")
    said += [f"{pattern}." for pattern in figures.get("patterns", [])]
    if figures.get("year_11"):
        said.append("Year 11 ends soon: plan what comes next.")
    return " ".join(said)


def day(iso: str) -> str:
    """Returns "9 November"."""
    return format_date(date.fromisoformat(iso), "j F").replace(" ", "\N{NO-BREAK SPACE}")
