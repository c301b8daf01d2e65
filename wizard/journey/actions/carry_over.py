"""A new draft begins with what was said before: to go on with an agreed case, or under another council's route."""

import json
from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from people.models import User
from wizard.attendance.service import keep_marks
from wizard.evidence.service import items_visible_to, move_item
from wizard.journey.carrying import Carried, carried_into, said_in, said_in_document
from wizard.journey.situation import Situation
from wizard.journey.taking_along import places_for, register_places
from wizard.referrals.models import Referral, Submission
from wizard.referrals.service import marks_from, save_answers, start_referral, withdraw_referral
from wizard.routes.models import RouteVersion
from wizard.routes.service import current_versions_at, route_of

CONTINUATION = "continuation"
OTHER_COUNCIL = "It was added for another council. Look whether it is what this one asks for."
OTHER_WORDS = "It was answered to another council's question."
NOT_REFERRALS = ("start_page", "alert", "advice", CONTINUATION)


def continuing_version(submission: Submission) -> RouteVersion | None:
    """Returns the version by which a referral is continued today: the council's route for that, else the same route."""
    referral = submission.referral
    versions = current_versions_at(referral.authority.slug, timezone.localdate())
    own = [one for one in versions if route_of(one).identity.kind == CONTINUATION]
    same = [one for one in versions if one.route_id == referral.route_version.route_id]
    return next(iter([*own, *same]), None)


def referring_version(slug: str) -> RouteVersion | None:
    """Returns the version by which schools refer to an authority today; None where it has no such route here."""
    versions = current_versions_at(slug, timezone.localdate())
    return next((one for one in versions if route_of(one).identity.kind not in NOT_REFERRALS), None)


def what_continues(submission: Submission, version: RouteVersion) -> list[Carried]:
    """Returns what the earlier submission says and what becomes of it."""
    earlier = route_of(submission.referral.route_version)
    return carried_into(said_in_document(json.loads(submission.document), earlier), route_of(version))


def continue_referral(actor: User, submission: Submission, version: RouteVersion) -> Referral:
    """Returns the draft that asks to go on, every carried answer marked to be looked at. Raises PermissionDenied."""
    why = f"Carried over from {submission.reference}. Look whether it still holds."
    earlier = submission.referral
    with transaction.atomic():
        draft = start_referral(actor, earlier.authority, earlier.school, version, continues=submission)
        _fill(actor, draft, [(one, why) for one in what_continues(submission, version)])
    return draft


def move_to_council(actor: User, situation: Situation, version: RouteVersion) -> Referral:
    """Returns the draft under another council's route, with the school's files; the earlier one is closed.

    What is asked in other words there, and every file, is marked to be looked at. Agreements are asked for anew: they
    name the council. Raises PermissionDenied, NotADraft or ChangedMeanwhile, and then nothing is stored.
    """
    earlier = situation.referral
    plan = carried_into(said_in(situation), route_of(version))
    with transaction.atomic():
        authority = version.route.get_parent().specific.authority
        draft = start_referral(actor, authority, earlier.school, version, moved_from=earlier)
        _fill(actor, draft, [(one, "" if one.alike else OTHER_WORDS) for one in plan])
        _take_along(actor, situation, draft)
        withdraw_referral(actor, earlier, seen=earlier.lock_version)
    return draft


def _take_along(actor: User, situation: Situation, draft: Referral) -> None:
    route = route_of(draft.route_version)
    draft.refresh_from_db(fields=["look_again"])
    look_again = dict(draft.look_again)
    for placed in places_for(items_visible_to(actor).filter(pk__in=[one.pk for one in situation.items]), route):
        move_item(actor, placed.item, draft, placed.for_key, placed.forget)
        about = "question" if placed.for_key in route.questions else "requirement"
        look_again[f"{about}:{placed.for_key}"] = OTHER_COUNCIL
    for key, place in register_places(situation.registers, route).items():
        row = situation.registers[key]
        keep_marks(actor, draft, place, row.marks, row.file_name)
    Referral.objects.filter(pk=draft.pk).update(look_again=look_again)


def _fill(actor: User, draft: Referral, carried: Iterable[tuple[Carried, str]]) -> None:
    kept = [(one, why) for one, why in carried if one.key]
    answers = {one.key: one.said.value for one, _ in kept}
    if not answers:
        return
    marks = marks_from(route_of(draft.route_version), answers)
    save_answers(actor, draft, answers, seen=draft.lock_version, marks=marks)
    look_again = {f"question:{one.key}": why for one, why in kept if why}
    Referral.objects.filter(pk=draft.pk).update(look_again=look_again)
