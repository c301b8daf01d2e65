"""A made-up pupil at a school, and rows written of them: plain functions for tests of the school stage."""

from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from people.enums import Role
from people.models import Authority, User
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import signed_in
from tests.wizard.attendance.registering import TERM
from wizard.attendance.actions.change_terms import store_terms
from wizard.attendance.models import RegisterPupil
from wizard.support.actions.write_entry import write_entry
from wizard.support.models import Entry

_next = count(1)
UPN = "A123456789012"
ARRANGED = {
    "contact": "Ruth Calder",
    "contact_role": "SENCO",
    "away": "all",
    "away_since": "2026-11-02",
    "well_enough": "a_little",
    "welfare_every": "5",
    "work_every": "5",
    "reason": "The family is in touch every day.",
}
PART_TIME = {
    "why_part_time": "way_back",
    "plan": "Mornings at first.",
    "mon": ["am"],
    "wed": ["am"],
    "review_on": "2026-11-27",
    "parents": "agreed",
}
TRIED = {"topic": "safe_space", "what": "The library at lunch", "tried": "yes", "effect": "Came in on more days"}


def make_pupil(school: Any = None, **fields: Any) -> RegisterPupil:
    if school is None:
        authority = make_authority()
        store_terms(authority, 2026, TERM, [], "Made up", None)
        school = make_school(authority)
    known = {"first_name": "Amara", "last_name": "Madeup", "born": date(2013, 3, 3), "upn": UPN, **fields}
    return RegisterPupil.objects.create(school=school, **known)


def council_of(pupil: RegisterPupil) -> Authority:
    assert pupil.school.authority is not None
    return pupil.school.authority


def somebody_of(pupil: RegisterPupil, role: Role = Role.REFERRER) -> tuple[Client, User]:
    user = make_member(role, school=pupil.school)
    return signed_in(user), user


def wrote(pupil: RegisterPupil, kind: str, day: str, content: dict[str, Any] | None = None, **more: Any) -> Entry:
    """A row as its form would store it."""
    user = more.pop("user", None) or make_member(Role.REFERRER, school=pupil.school)
    until = more.pop("until", None)
    return write_entry(
        user,
        pupil,
        kind,
        day=date.fromisoformat(day),
        until=date.fromisoformat(until) if until else None,
        content={"day": day, **({"until": until} if until else {}), **(content or {})},
        posted=more.pop("posted", f"posted-{next(_next)}"),
        **more,
    )


def day_boxes(name: str, iso: str) -> dict[str, str]:
    """What a browser sends for a date."""
    year, month, day = iso.split("-") if iso else ("", "", "")
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}
