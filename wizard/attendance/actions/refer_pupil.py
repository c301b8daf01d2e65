"""A person of the school starts a referral from a pupil's page: what the register knows is not typed again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from people.models import User
from wizard.attendance.actions.keep_marks import keep_marks
from wizard.attendance.actions.look_through import look_through, marks_known
from wizard.attendance.bringing import brought_by_rooms, tell_rooms
from wizard.attendance.models import RegisterPupil
from wizard.attendance.queries import keeps_register
from wizard.attendance.watches import Watch
from wizard.referrals.models import Referral
from wizard.referrals.service import save_answers, start_referral
from wizard.routes.service import Question, Route

FROM_REGISTER = "From the school’s register"


class NoRoute(Exception):
    """The school's council takes no referrals here."""


def refer_pupil(actor: User, pupil: RegisterPupil, watch: Watch) -> Referral:
    """Returns the new draft with what the register and the rooms above know filled in where the route asks for it.

    Raises PermissionDenied for who may not refer for the school, NoRoute where there is nothing to refer by.
    """
    if not keeps_register(actor, pupil.school):
        raise PermissionDenied
    authority = pupil.school.authority
    if authority is None or watch.version is None or watch.route is None:
        raise NoRoute
    with transaction.atomic():
        locked = RegisterPupil.objects.select_for_update().get(pk=pupil.pk)
        if locked.referral is not None:
            return locked.referral
        referral = start_referral(actor, authority, pupil.school, watch.version)
        answers = {**answers_from(pupil, watch.route), **brought_by_rooms(pupil, watch.route)}
        if answers:
            save_answers(actor, referral, answers, seen=referral.lock_version)
            tell_rooms(referral, answers)
        marks = marks_known(pupil)
        question = next((one.key for one in watch.route.questions.values() if one.kind == "attendance"), "")
        if question and marks.all:
            keep_marks(actor, referral, question, marks, FROM_REGISTER)
        RegisterPupil.objects.filter(pk=pupil.pk).update(referral=referral)
        if pupil.looked_on:
            look_through(pupil.school, pupil.looked_on, [pupil.pk])
    return referral


def answers_from(pupil: RegisterPupil, route: Route) -> dict[str, Any]:
    """Returns the answers the register holds, by question key."""
    known = {key: _known(pupil, question) for key, question in route.questions.items()}
    return {key: value for key, value in known.items() if value}


def _known(pupil: RegisterPupil, question: Question) -> str:
    if question.kind == "date" and question.feeds == "pupil.dob":
        return pupil.born.isoformat() if pupil.born else ""
    if question.format == "upn" or question.feeds == "pupil.upn":
        return pupil.upn
    named = {
        "first_name": pupil.first_name,
        "last_name": pupil.last_name,
        "pupil_name": f"{pupil.first_name} {pupil.last_name}".strip(),
    }
    return named.get(question.key, "") if question.kind == "text" else ""
