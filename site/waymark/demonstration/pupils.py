"""Two made-up pupils with what their made-up school wrote of them in the last weeks, before any referral."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from people.models import School, User
from schoolyear.counting import is_working_day
from wizard.attendance.models import RegisterPupil
from wizard.attendance.service import add_pupil
from wizard.support.service import SORTS, write_entry

PUPILS = Path(__file__).resolve().parent.parent / "demo" / "pupils.yaml"


def load_pupils() -> None:
    """Stores the pupils and their rows, each through its form as a person would; those there already stay."""
    listed = yaml.safe_load(PUPILS.read_text(encoding="utf-8"))
    school = School.objects.get(slug=listed["school"])
    author = User.objects.get(email=listed["author"])
    for entry in listed["pupils"]:
        if not RegisterPupil.objects.filter(school=school, upn=entry["upn"]).exists():
            with transaction.atomic():
                load_one(school, author, entry)


def load_one(school: School, author: User, entry: dict[str, Any]) -> None:
    """Stores one pupil. Days are counted back from today, so that the demonstration never looks old."""
    known = {name: entry[name] for name in ("upn", "first_name", "last_name", "born", "address")}
    pupil = add_pupil(author, school, **known)
    today = timezone.localdate()
    for number, row in enumerate(entry["rows"]):
        kind = row["kind"]
        data = {box: text for name, value in row.items() for box, text in boxes(name, value, today).items()}
        form = SORTS[kind].form(data, born=pupil.born)
        if not form.is_valid():
            raise LookupError(f"Row {number + 1} of {entry['upn']}: {form.errors.as_text()}")
        write_entry(author, pupil, kind, **form.row(), posted=f"demonstration-{number}")


def boxes(name: str, value: Any, today: date) -> dict[str, Any]:
    """Returns a value as a form is sent it: {days: -7} is the working day on or before a week ago, in three boxes."""
    if not isinstance(value, dict):
        return {name: value}
    day = today + timedelta(days=value["days"])
    while not is_working_day(day):
        day -= timedelta(days=1)
    return {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
