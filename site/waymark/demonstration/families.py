"""A made-up draft whose two parents are asked for their agreement: one by link, one by telephone, living apart."""

from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils import timezone

from people.models import School, User
from wizard.consent.enums import AskedBy
from wizard.consent.models import FamilyPerson
from wizard.consent.service import add_person, ask_person
from wizard.referrals.service import save_answers, start_referral
from wizard.routes.service import current_route_version

FAMILIES = Path(__file__).resolve().parent.parent / "demo" / "families.yaml"


def load_families() -> None:
    """Stores the draft and asks its people, each through the action that a page uses; one that is there stays."""
    listed = yaml.safe_load(FAMILIES.read_text(encoding="utf-8"))
    for entry in listed:
        if not FamilyPerson.objects.filter(email=entry["people"][0]["email"]).exists():
            with transaction.atomic():
                load_one(entry)


def load_one(entry: dict[str, Any]) -> None:
    """Stores one draft with its people and asks them. Raises LookupError when the route is not there."""
    school = School.objects.select_related("authority").get(slug=entry["school"])
    author = User.objects.get(email=entry["author"])
    assert school.authority is not None  # the demonstration's schools all have their council here
    version = current_route_version(school.authority.slug, entry["route"], timezone.localdate())
    if version is None:
        raise LookupError(f"{school.authority.slug} has no route called {entry['route']}")
    referral = start_referral(author, school.authority, school, version)
    save_answers(author, referral, entry["answers"], seen=referral.lock_version)
    for about in entry["people"]:
        ways = about.pop("asked", {})
        person = add_person(author, referral, about)
        for way, keys in ways.items():
            ask_person(author, person, keys, AskedBy(way))
