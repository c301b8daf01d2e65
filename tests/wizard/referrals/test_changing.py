"""Changes to a draft: who may make them, and that two people never overwrite one another unseen."""

import pytest
from django.core.exceptions import PermissionDenied

from people.enums import Role
from record.service import events_of
from tests.building import make_authority, make_member, make_plain_referral, make_school
from wizard.referrals.enums import ReferralStatus
from wizard.referrals.models import Answer, Referral
from wizard.referrals.service import (
    ChangedMeanwhile,
    NotADraft,
    ask_officer,
    referrals_of_schools_of,
    save_answers,
    start_referral,
    withdraw_referral,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft() -> Referral:
    return make_plain_referral(make_authority("madeup"))


def test_answers_are_stored_replaced_and_taken_back(draft: Referral) -> None:
    actor = draft.created_by
    save_answers(actor, draft, {"one": "yes", "two": ["a"]}, seen=0)
    save_answers(actor, draft, {"one": "no", "two": None}, seen=1)
    assert list(Answer.objects.values_list("question_key", "value")) == [("one", "no")]


def test_events_hold_keys_and_no_values(draft: Referral) -> None:
    save_answers(draft.created_by, draft, {"first_name": "Amara"}, seen=0)
    event = events_of("referral", draft.public_id)[-1]
    assert event.data == {"questions": ["first_name"]}


def test_the_second_of_two_writers_is_told(draft: Referral) -> None:
    stale = Referral.objects.get(pk=draft.pk)
    save_answers(draft.created_by, draft, {"one": "yes"}, seen=0)
    with pytest.raises(ChangedMeanwhile):
        save_answers(draft.created_by, stale, {"one": "no"}, seen=0)
    assert Answer.objects.get().value == "yes"


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COORDINATOR])
def test_only_those_who_refer_for_the_school_may_change_it(draft: Referral, role: Role) -> None:
    at_school = role == Role.VIEWER
    actor = make_member(
        role, school=draft.school if at_school else None, authority=None if at_school else draft.authority
    )
    for change in (
        lambda: save_answers(actor, draft, {"one": "yes"}, seen=0),
        lambda: ask_officer(actor, draft, "requirement:x", "why", seen=0),
        lambda: withdraw_referral(actor, draft, seen=0),
    ):
        with pytest.raises(PermissionDenied):
            change()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("status", [ReferralStatus.SUBMITTED, ReferralStatus.WITHDRAWN])
def test_what_is_no_draft_does_not_change(draft: Referral, status: ReferralStatus) -> None:
    Referral.objects.filter(pk=draft.pk).update(status=status)
    with pytest.raises(NotADraft):
        save_answers(draft.created_by, draft, {"one": "yes"}, seen=0)
    assert not Answer.objects.exists()


def test_an_officer_is_not_asked_without_a_reason(draft: Referral) -> None:
    with pytest.raises(ValueError, match="reason"):
        ask_officer(draft.created_by, draft, "requirement:x", "  ", seen=0)


@pytest.mark.requirement("N17")
def test_nobody_starts_a_referral_for_another_school(draft: Referral) -> None:
    other = make_member(Role.REFERRER, school=make_school(draft.authority))
    with pytest.raises(PermissionDenied):
        start_referral(other, draft.authority, draft.school, draft.route_version)
    assert not referrals_of_schools_of(other).exists()
