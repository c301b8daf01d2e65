"""Memberships decide, and only those that have not ended."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from people.enums import CASE_ROLES, REFERRING_ROLES, SCHOOL_ROLES, Role
from people.models import Membership
from people.service import authorities_with, holds, schools_with
from tests.building import make_authority, make_member, make_school, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "asked", "found"),
    [
        (Role.REFERRER, SCHOOL_ROLES, True),
        (Role.REFERRER, REFERRING_ROLES, True),
        (Role.VIEWER, SCHOOL_ROLES, True),
        (Role.VIEWER, REFERRING_ROLES, False),
        (Role.SCHOOL_ADMINISTRATOR, REFERRING_ROLES, True),
        (Role.REFERRER, CASE_ROLES, False),
    ],
)
@pytest.mark.requirement("N17")
def test_a_school_role_counts_at_its_school_alone(role: Role, asked: frozenset[Role], found: bool) -> None:
    council = make_authority()
    own, other = make_school(council), make_school(council)
    user = make_member(role, school=own)
    assert list(schools_with(user, asked)) == ([own] if found else [])
    assert holds(user, asked, school=own) is found
    assert not holds(user, asked, school=other)
    assert not authorities_with(user, asked).exists()


@pytest.mark.parametrize(
    ("role", "works_cases"),
    [
        (Role.COORDINATOR, True),
        (Role.SENIOR_COORDINATOR, True),
        (Role.PANEL_MEMBER, False),
        (Role.FINANCE, False),
        (Role.EDITOR, False),
    ],
)
def test_an_authority_role_counts_at_its_authority_alone(role: Role, works_cases: bool) -> None:
    own, other = make_authority(), make_authority()
    make_school(own)
    user = make_member(role, authority=own)
    assert list(authorities_with(user, {role})) == [own]
    assert holds(user, CASE_ROLES, authority=own) is works_cases
    assert not holds(user, {role}, authority=other)
    assert not schools_with(user, set(Role)).exists()


def test_an_ended_membership_counts_no_more_and_a_new_one_does() -> None:
    council = make_authority()
    user = make_member(Role.COORDINATOR, authority=council)
    Membership.objects.update(ended_at=timezone.now())
    assert not holds(user, CASE_ROLES)
    Membership.objects.create(user=user, role=Role.COORDINATOR, authority=council)
    assert list(authorities_with(user, CASE_ROLES)) == [council]


def test_two_roles_at_one_place_name_it_once() -> None:
    council = make_authority()
    user = make_member(Role.COORDINATOR, authority=council)
    Membership.objects.create(user=user, role=Role.SENIOR_COORDINATOR, authority=council)
    assert list(authorities_with(user, CASE_ROLES)) == [council]


def test_one_role_here_and_another_there_are_not_mixed() -> None:
    editing, deciding = make_authority(), make_authority()
    user = make_member(Role.EDITOR, authority=editing)
    Membership.objects.create(user=user, role=Role.COORDINATOR, authority=deciding)
    assert list(authorities_with(user, {Role.EDITOR})) == [editing]
    assert not holds(user, CASE_ROLES, authority=editing)


def test_strangers_superusers_and_closed_accounts_hold_nothing() -> None:
    council = make_authority()
    closed = make_member(Role.COORDINATOR, authority=council)
    closed.is_active = False
    for user in (AnonymousUser(), make_user(is_superuser=True, is_staff=True), closed):
        assert not holds(user, set(Role))
        assert not schools_with(user, set(Role)).exists()
        assert not authorities_with(user, set(Role)).exists()
