"""Many drafts at once, as a list needs them: what stands beside their answers is read for all of them together."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects

from schoolyear.calendars import SchoolCalendar
from wizard.attendance.models import RegisterMarks
from wizard.attendance.service import calendar_of
from wizard.consent.models import FamilyView
from wizard.evidence.service import sent_items
from wizard.journey.situation import Situation
from wizard.referrals.models import OfficerRequest, Referral
from wizard.referrals.service import answers_of_each
from wizard.routes.service import route_of


def situations_of(referrals: list[Referral]) -> list[Situation]:
    """Returns the situation of each referral, in their order. As many queries for thirty of them as for one.

    A calendar is read once for each pair of council and school.
    """
    prefetch_related_objects(referrals, "consents")
    answers = answers_of_each(referrals)
    beside = {
        "_all_items": by_referral(sent_items(), referrals),
        "views": by_referral(FamilyView.objects.filter(person__removed_at=None).select_related("person"), referrals),
    }
    requests = by_referral(OfficerRequest.objects.select_related("by"), referrals)
    registers = by_referral(RegisterMarks.objects.all(), referrals)
    calendars: dict[tuple[int, int], SchoolCalendar | None] = {}
    found = []
    for one in referrals:
        situation = Situation(one, route_of(one.route_version), answers[one.pk])
        place = (one.authority_id, one.school_id)
        if place not in calendars:
            calendars[place] = calendar_of(one.authority, one.school)
        # What the situation would ask for by itself, one referral at a time.
        vars(situation).update(
            {name: rows[one.pk] for name, rows in beside.items()},
            requests={request.about: request for request in requests[one.pk]},
            registers={row.question_key: row for row in registers[one.pk]},
            calendar=calendars[place],
        )
        found.append(situation)
    return found


def by_referral(rows: QuerySet[Any], referrals: Collection[Referral]) -> dict[int, list[Any]]:
    """Returns the rows of each referral, in one query."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.filter(referral__in=referrals):
        found[row.referral_id].append(row)
    return found
