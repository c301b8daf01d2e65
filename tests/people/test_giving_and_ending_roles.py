"""Who may give a role, what follows from it, and that ending one keeps the row."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from people.enums import Role
from people.models import Authority, Membership, School, User
from people.service import end_membership, grant_membership, holds
from record.service import events_of
from tests.building import make_authority, make_authority_page, make_member, make_school, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Authority:
    return make_authority("madeup")


@pytest.fixture
def school(council: Authority) -> School:
    return make_school(council)


@pytest.fixture
def owner() -> User:
    return make_user(is_superuser=True, is_staff=True)


def test_a_school_administrator_gives_roles_at_their_school_alone(council: Authority, school: School) -> None:
    administrator, teacher = make_member(Role.SCHOOL_ADMINISTRATOR, school=school), make_user()
    grant_membership(administrator, teacher, Role.REFERRER, school=school)
    assert holds(teacher, {Role.REFERRER}, school=school)
    with pytest.raises(PermissionDenied):
        grant_membership(administrator, teacher, Role.REFERRER, school=make_school(council))
    with pytest.raises(PermissionDenied):
        grant_membership(administrator, teacher, Role.COORDINATOR, authority=council)


@pytest.mark.parametrize("role", [Role.REFERRER, Role.VIEWER, Role.COORDINATOR, Role.EDITOR, Role.FINANCE])
def test_other_roles_give_nothing(role: Role, council: Authority, school: School) -> None:
    make_member(Role.SCHOOL_ADMINISTRATOR, school=school)  # without one the council stands in: test_joining.py
    at_school = role in {Role.REFERRER, Role.VIEWER}
    actor = make_member(role, school=school) if at_school else make_member(role, authority=council)
    with pytest.raises(PermissionDenied):
        grant_membership(actor, make_user(), Role.REFERRER, school=school)
    with pytest.raises(PermissionDenied):
        grant_membership(actor, make_user(), Role.COORDINATOR, authority=council)


def test_nobody_gives_themselves_a_role(council: Authority) -> None:
    senior = make_member(Role.SENIOR_COORDINATOR, authority=council)
    with pytest.raises(PermissionDenied):
        grant_membership(senior, senior, Role.EDITOR, authority=council)


def test_a_role_belongs_where_it_belongs(owner: User, council: Authority, school: School) -> None:
    for places in ({"authority": council}, {}, {"authority": council, "school": school}):
        with pytest.raises(ValidationError):
            grant_membership(owner, make_user(), Role.REFERRER, **places)
    with pytest.raises(ValidationError):
        grant_membership(owner, make_user(), Role.EDITOR, school=school)


def test_giving_twice_is_giving_once(owner: User, school: School) -> None:
    teacher = make_user()
    first = grant_membership(owner, teacher, Role.REFERRER, school=school)
    assert grant_membership(owner, teacher, Role.REFERRER, school=school) == first
    assert [event.kind for event in events_of("membership", str(first.pk))] == ["membership.granted"]


def test_ending_keeps_the_row_and_its_date(owner: User, council: Authority) -> None:
    user = make_user()
    membership = grant_membership(owner, user, Role.EDITOR, authority=council)
    ended = end_membership(owner, membership)
    assert not holds(user, {Role.EDITOR})
    assert end_membership(owner, membership).ended_at == ended.ended_at
    assert Membership.objects.count() == 1
    with pytest.raises(PermissionDenied):
        end_membership(make_member(Role.SENIOR_COORDINATOR, authority=make_authority()), membership)


def test_an_editor_gets_rights_on_their_own_authority_s_pages_and_loses_them(owner: User, council: Authority) -> None:
    own, other = make_authority_page(council), make_authority_page(make_authority())
    user = make_user()
    membership = grant_membership(owner, user, Role.EDITOR, authority=council)
    user = User.objects.get(pk=user.pk)
    assert user.has_perm("wagtailadmin.access_admin")
    assert own.permissions_for_user(user).can_add_subpage()
    assert not other.permissions_for_user(user).can_add_subpage()
    end_membership(owner, membership)
    user = User.objects.get(pk=user.pk)
    assert not user.has_perm("wagtailadmin.access_admin")
    assert not own.permissions_for_user(user).can_edit()


def test_a_coordinator_enters_the_cms_for_the_register_with_no_right_on_pages(owner: User, council: Authority) -> None:
    page, user = make_authority_page(council), make_user()
    grant_membership(owner, user, Role.COORDINATOR, authority=council)
    user = User.objects.get(pk=user.pk)
    assert user.has_perm("wagtailadmin.access_admin")
    assert not page.permissions_for_user(user).can_edit()


def test_a_referrer_does_not_enter_the_cms(owner: User, school: School) -> None:
    user = make_user()
    grant_membership(owner, user, Role.REFERRER, school=school)
    assert not User.objects.get(pk=user.pk).has_perm("wagtailadmin.access_admin")
