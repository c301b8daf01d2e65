"""A draft and the later versions of its route: is there one, must it move, and what would become of what it holds."""

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from django.utils import timezone

from wizard.evidence.service import facts
from wizard.journey.situation import Situation
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Referral
from wizard.routes.models import RouteVersion
from wizard.routes.service import (
    Difference,
    Moved,
    current_versions_of,
    differences,
    last_day_of,
    later_version,
    plan_move,
    route_of,
)

MANY_KEPT = 16


def offered(situation: Situation) -> RouteVersion | None:
    """Returns the version this draft can move to today, None where its own is the newest in force."""
    if not getattr(situation.referral, "has_later", True):
        return None
    return later_version(situation.referral.route_version, timezone.localdate())


def must_move(situation: Situation) -> bool:
    """Whether the last day of the draft's version is over, and there is a version to move to."""
    if offered(situation) is None:
        return False
    last = last_day_of(situation.referral.route_version)
    return last is not None and last < timezone.localdate()


def notice_of(situation: Situation) -> dict[str, Any] | None:
    """Returns what a task list says of moving: the new version's number, the last day, and whether it is over."""
    newer = offered(situation)
    if newer is None:
        return None
    last: date | None = last_day_of(situation.referral.route_version)
    return {"number": newer.number, "last_day": last, "must": last is not None and last < timezone.localdate()}


def newer_numbers(listed: list[Referral]) -> dict[int, int]:
    """Returns draft -> the number of a newer version of its route in force, in one query; the others are left out."""
    drafts = {one.pk: one.route_version for one in listed if one.status == ReferralStatus.DRAFT}
    newest: dict[int, int] = {}
    for version in current_versions_of({version.route_id for version in drafts.values()}, timezone.localdate()):
        newest[version.route_id] = version.number
    return {pk: newest[one.route_id] for pk, one in drafts.items() if newest.get(one.route_id, 0) > one.number}


def plan_of(situation: Situation, to: RouteVersion) -> list[Moved]:
    """Returns the fate of everything the draft holds under another version, and what is new there."""
    old, new = document_of(situation.referral.route_version_id), document_of(to.pk)
    route = situation.route
    papers = [one for one in route.requirements.values() if one.kind == "evidence" and situation.items_for(one.key)]
    given = replace(
        situation.given,
        items={one.key: [facts(item) for item in situation.items_for(one.key)] for one in papers},
        consents={key: {"given": True} for key, one in situation.consents.items() if one.given and counts(one)},
        held={
            one.key: {"held": True}
            for one in route.requirements.values()
            if one.kind == "document" and situation.items_for(one.key)
        },
    )
    return plan_move(old, new, route_of(to), given)


def counts(consent: Any) -> bool:
    """Whether an agreement still stands: not taken back, and not asked again."""
    return consent.withdrawn_at is None and consent.asked_again_at is None


def changes_for(situation: Situation, to: RouteVersion, plan: list[Moved]) -> list[Difference]:
    """Returns what differs between the versions and concerns this draft: what it holds or is asked, and the rules.

    Words of scenarios, of casework and of questions that this draft never meets are left out.
    """
    held = {one.title for one in plan}
    asked = {situation.route.questions[key].ask for key in situation.shape.shown_questions}
    found = differences(document_of(situation.referral.route_version_id), document_of(to.pk))
    return [one for one in found if one.sort in RULES or one.title in held | asked]


RULES = frozenset({"Rule", "Limit", "Circumstance", "Verdict", "Evidence, paper or agreement", "Date", "Whose duty"})


@lru_cache(maxsize=MANY_KEPT)
def document_of(version_id: int) -> dict[str, Any]:
    """Returns the document of a version as data; frozen, so it is read once."""
    text = RouteVersion.objects.values_list("document", flat=True).get(pk=version_id)
    found: dict[str, Any] = json.loads(text)
    return found
