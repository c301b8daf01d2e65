"""Made-up cases of a council, as submissions and officers' work would leave them: most of them long closed."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from tqdm import tqdm

from people.enums import Role
from people.models import Authority, School, User
from people.service import grant_membership
from waymark.volume.rows import Values, go_on_after, next_key, store
from wizard.casework.models import Case, CaseMoment, CasePupil
from wizard.referrals.models import Referral, Submission
from wizard.routes.models import RouteVersion
from wizard.routes.service import casework_of

SCHOOLS, OFFICERS, AT_A_TIME, YEARS = 400, 20, 25_000, 10
EMAIL = "made-up-officer-{}@volume.invalid"
FIRST = "Amara Idris Nell Leo Sofia Joshua Priya Tomas Grace Bilal Mei Owen Zara Felix Iris Kofi".split()
LAST = "Bell Vaughan Ashby Tranter Marek Lisle Okafor Penhale Quigley Rowntree Sandhu Thorley Umber Yardley".split()
OPEN = (("received", 2), ("acknowledged", 6), ("waiting", 4), ("not_now", 3), ("planning", 15), ("provided", 70))
DOCUMENT = '{"steps":[]}'
SHA256 = hashlib.sha256(DOCUMENT.encode()).hexdigest()


@dataclass(frozen=True)
class Place:
    """Whose cases they are, by numbers."""

    authority: Authority
    version: int
    schools: list[int]
    officers: list[int]
    referrer: int
    today: date


def load_cases(count: int, still_open: int, *, quiet: bool = True) -> Authority:
    """Stores that many cases, the latest of them open, and returns their council.

    Raises LookupError without a route.
    """
    version = next((one for one in RouteVersion.objects.order_by("-pk") if casework_of(one)), None)
    if version is None:
        raise LookupError("Publish a route first, or load the demonstration: a case follows a route.")
    place = place_for(Authority.objects.get(slug=version.route.get_parent().slug), version.pk)
    before = Case.objects.count()
    with tqdm(total=count, unit="case", leave=False, disable=quiet) as bar:
        for done in range(0, count, AT_A_TIME):
            some = range(done, min(done + AT_A_TIME, count))
            with transaction.atomic():
                store_some(place, some, count, still_open, before)
            bar.update(len(some))
    go_on_after(Referral, Submission, Case, CasePupil, CaseMoment)
    return place.authority


def place_for(authority: Authority, version: int) -> Place:
    """Returns made-up schools and officers of a council, made now where they are not there."""
    schools = [made_up_school(authority, n) for n in range(SCHOOLS)]
    officers = [someone(EMAIL.format(n), Role.COORDINATOR, authority=authority) for n in range(OFFICERS)]
    referrer = someone("made-up-referrer@volume.invalid", Role.REFERRER, school=schools[0])
    return Place(authority, version, [one.pk for one in schools], officers, referrer, timezone.localdate())


def made_up_school(authority: Authority, number: int) -> School:
    """Returns one of them."""
    about = {"authority": authority, "name": f"Made-up School {number}"}
    return School.objects.get_or_create(slug=f"made-up-{number}", defaults=about)[0]


def someone(email: str, role: Role, **where: Any) -> int:
    """Returns the number of a person with a role, who cannot sign in with a password."""
    person, made = User.objects.get_or_create(email=email)
    if made:
        person.set_unusable_password()
        person.save()
        grant_membership(giver(), person, role, **where)
    return person.pk


def giver() -> User:
    """Returns the made-up administrator who gave them their roles."""
    return User.objects.get_or_create(email="made-up-giver@volume.invalid", defaults={"is_superuser": True})[0]


def store_some(place: Place, some: range, count: int, still_open: int, before: int) -> None:
    """Stores a few thousand cases with everything below them."""
    first = {model: next_key(model) - some.start for model in (Referral, Submission, Case, CasePupil, CaseMoment)}
    chance = random.Random(some.start)  # noqa: S311  (the same cases every time, and no secret)
    cases = [one_case(place, n, count, n >= count - still_open, chance) for n in some]
    keys = dict(zip(some, cases, strict=True))
    store(Referral, (referral(place, first[Referral] + n, before + n, keys[n]) for n in some))
    sent = ((first[Submission] + n, first[Referral] + n, before + n, keys[n]) for n in some)
    store(Submission, (submission(place, *one) for one in sent))
    store(Case, ({"id": first[Case] + n, "submission_id": first[Submission] + n, **keys[n]} for n in some))
    store(CasePupil, (pupil(place, first[CasePupil] + n, first[Case] + n, keys[n]["sought_name"]) for n in some))
    store(CaseMoment, moments(place, first[CaseMoment] + some.start, first[Case], keys))


def one_case(place: Place, number: int, count: int, running: bool, chance: random.Random) -> Values:
    """Returns the row of a case: the earlier its number, the longer ago it was opened."""
    age = timedelta(days=YEARS * 365 * (1 - (number + 1) / count), minutes=chance.randint(0, 1000))
    opened = timezone.now() - age
    status = chance.choices(*zip(*OPEN, strict=True))[0] if running else "closed"
    due = place.today + timedelta(days=round(chance.gauss(40, 25))) if running else None
    name = a_name(chance)
    return {
        "authority_id": place.authority.pk, "school_id": chance.choice(place.schools), "status": status,
        "owner_id": chance.choice(place.officers) if chance.random() < 0.95 else None, "opened_at": opened,
        "acknowledge_by": opened + timedelta(days=3), "acknowledged_at": None if status == "received" else opened,
        "next_due_on": due, "next_about": "clock:review" if due else "",
        "next_move": chance.choice(("council", "council", "school", "family")),
        "closed_on": None if running else opened.date() + timedelta(days=120),
        "end_reason": "" if running else "returned", "year_group": chance.choice(range(14)), "sought_name": name,
        "turned_name": " ".join(reversed(name.split())),
    }  # fmt: skip


def a_name(chance: random.Random) -> str:
    """Returns a name as search compares it; some are rare, most are not."""
    last = chance.choice(LAST) if chance.random() < 0.99 else f"{chance.choice(LAST)}{chance.randint(1, 5000)}"
    return f"{chance.choice(FIRST)} {last}".casefold()


def referral(place: Place, key: int, number: int, case: Values) -> Values:
    """Returns the row of what a school wrote."""
    return {
        "id": key, "public_id": f"volume{number:014d}", "authority_id": place.authority.pk,
        "school_id": case["school_id"], "route_version_id": place.version, "status": "submitted",
        "created_by_id": place.referrer, "created_at": case["opened_at"], "updated_at": case["opened_at"],
    }  # fmt: skip


def submission(place: Place, key: int, referral: int, number: int, case: Values) -> Values:
    """Returns the row of what it sent."""
    return {
        "id": key, "referral_id": referral, "reference": f"VOL-{number:08d}", "document": DOCUMENT, "sha256": SHA256,
        "idempotency_key": f"volume-{number}", "submitted_at": case["opened_at"], "submitted_by_id": place.referrer,
        "flagged": number % 29 == 0,
    }  # fmt: skip


def pupil(place: Place, key: int, case: int, name: str) -> Values:
    """Returns the row of whom it is about."""
    return {
        "id": key, "case_id": case, "authority_id": place.authority.pk, "name": name.title(),
        "born": date(2012, 1, 1), "given": {"answers": {}, "reached": [], "items": {}},
    }  # fmt: skip


def moments(place: Place, key: int, first_case: int, cases: dict[int, Values]) -> Iterator[Values]:
    """Yields what happened: every case was received, and education started where it is provided."""
    for number, case in cases.items():
        opened: datetime = case["opened_at"]
        events = {"received": opened.date()}
        if case["status"] == "provided":
            events["decided"] = opened.date() + timedelta(days=10)
            events["provision_started"] = place.today - timedelta(days=30)
        for event, on in events.items():
            yield {
                "id": key, "case_id": first_case + number, "event": event, "on": on,
                "recorded_by_id": place.referrer, "recorded_at": opened,
            }  # fmt: skip
            key += 1
