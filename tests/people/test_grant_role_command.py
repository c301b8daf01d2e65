"""`manage.py grant_role`: the same action and permission as anywhere, for whoever runs the site."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from people.enums import Role
from people.models import Authority, Membership, User
from people.service import holds
from tests.building import make_authority, make_member, make_school, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Authority:
    return make_authority("madeup")


@pytest.fixture
def owner() -> User:
    return make_user("owner@example.test", is_superuser=True, is_staff=True)


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("grant_role", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.usefixtures("owner")
def test_a_new_person_gets_an_account_without_a_password_and_the_role(council: Authority) -> None:
    said = run("New@Example.test", "editor", "--authority", "madeup", "--by", "owner@example.test")
    assert said == "new@example.test: Editor at Madeup Council.\n"
    user = User.objects.get(email="new@example.test")
    assert not user.has_usable_password()
    assert holds(user, {Role.EDITOR}, authority=council)


@pytest.mark.usefixtures("owner")
def test_a_role_is_ended(council: Authority) -> None:
    user = make_member(Role.EDITOR, authority=council)
    run(user.email, "editor", "--authority", "madeup", "--by", "owner@example.test", "--end")
    assert not holds(user, {Role.EDITOR})
    with pytest.raises(CommandError, match="does not exist"):
        run(user.email, "editor", "--authority", "madeup", "--by", "owner@example.test", "--end")


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nobody", "editor", "--authority", "madeup"), "valid email"),
        (("a@example.test", "editor", "--authority", "nowhere"), "does not exist"),
        (("a@example.test", "editor", "--school", "madeup-school"), "does not exist"),
        (("a@example.test", "referrer", "--authority", "madeup"), "belong at a school"),
        (("a@example.test", "king", "--authority", "madeup"), "invalid choice"),
        (("a@example.test", "editor"), "required"),
    ],
)
def test_bad_input_is_one_clear_line(council: Authority, arguments: tuple[str, ...], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        run(*arguments, "--by", "owner@example.test")
    assert not Membership.objects.exists()
    assert not User.objects.filter(email="a@example.test").exists()


def test_who_may_not_grant_may_not_here_either(council: Authority) -> None:
    referrer = make_member(Role.REFERRER, school=make_school(council))
    with pytest.raises(CommandError, match="may not change roles there"):
        run("a@example.test", "coordinator", "--authority", "madeup", "--by", referrer.email)
    assert not User.objects.filter(email="a@example.test").exists()
