"""Lost phone, lost codes: somebody who answers for the person takes the second step off, and it is known who did."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client

from people.enums import Role
from people.models import Authority, Membership, School, User
from record.models import Event
from record.service import deliver_due
from tests.building import make_authority, make_member, make_school, make_user
from tests.people.second_steps import give_app

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Authority:
    return make_authority()


@pytest.fixture
def school(council: Authority) -> School:
    return make_school(council)


def run(user: User, by: User) -> str:
    out = StringIO()
    call_command("reset_second_factor", user.email, "--by", by.email, stdout=out)
    return out.getvalue()


def test_it_is_taken_off_recorded_told_and_every_session_ends(client: Client, school: School) -> None:
    user, by = make_member(Role.REFERRER, school=school), make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    give_app(user)
    client.force_login(user)
    other = Client()
    other.force_login(by)
    assert run(user, by) == f"{user.email}: 2 taken off. They set up another when they next sign in.\n"
    assert not Authenticator.objects.exists()
    assert client.get("/accounts/").status_code == 302
    assert other.get("/accounts/").status_code == 200
    assert Event.objects.get(kind="user.second_factor_reset").actor == by
    deliver_due()
    assert [message.to for message in mail.outbox] == [[user.email]]
    assert "took your second step off" in str(mail.outbox[0].body)


def test_only_whoever_answers_for_all_of_a_person_s_roles_may(council: Authority, school: School) -> None:
    user = make_member(Role.REFERRER, school=school)
    administrator = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    senior = make_member(Role.SENIOR_COORDINATOR, authority=council)
    elsewhere = make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(council))
    nobody = make_user()
    give_app(user)
    for by in (user, elsewhere, nobody, make_member(Role.REFERRER, school=school), senior):
        with pytest.raises(CommandError, match="may not do this"):
            run(user, by)
    Membership.objects.create(user=user, role=Role.COORDINATOR, authority=council)
    for by in (administrator, senior):
        with pytest.raises(CommandError, match="may not do this"):
            run(user, by)
    owner = make_user(is_superuser=True)
    give_app(owner)
    with pytest.raises(CommandError, match="may not do this"):
        run(owner, senior)
    assert Authenticator.objects.count() == 4
    run(user, owner)
    assert Authenticator.objects.count() == 2


def test_bad_input_is_one_clear_line(school: School) -> None:
    by = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    with pytest.raises(CommandError, match="does not exist"):
        run(User(email="nobody@example.test"), by)


def page_of(user: User) -> str:
    return f"/people/roles/{user.memberships.get().pk}/lost-phone/"


def test_a_school_administrator_takes_it_off_on_a_page_that_says_what_follows(client: Client, school: School) -> None:
    user, by = make_member(Role.REFERRER, school=school), make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    give_app(user)
    client.force_login(by)
    assert page_of(user) in client.get(f"/people/schools/{school.slug}/").text
    asked = client.get(page_of(user))
    assert "Speak to them, on a number you know" in asked.text
    assert Authenticator.objects.filter(user=user).exists(), "reading changes nothing"
    done = client.post(page_of(user), follow=True)
    assert "asked to set up another" in done.text
    assert not Authenticator.objects.exists()
    assert Event.objects.get(kind="user.second_factor_reset").actor == by


def test_a_senior_coordinator_does_it_for_the_council_s_own(client: Client, council: Authority) -> None:
    user = make_member(Role.COORDINATOR, authority=council)
    give_app(user)
    client.force_login(make_member(Role.SENIOR_COORDINATOR, authority=council))
    assert client.post(page_of(user)).status_code == 302
    assert not Authenticator.objects.exists()


def test_the_page_is_not_there_for_anybody_else_and_offers_nothing_where_it_may_not(
    client: Client, council: Authority, school: School
) -> None:
    user = make_member(Role.REFERRER, school=school)
    give_app(user)
    page = page_of(user)
    others = [
        user,
        make_member(Role.REFERRER, school=school),
        make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(council)),
        make_member(Role.SENIOR_COORDINATOR, authority=make_authority("elsewhere")),
    ]
    for other in others:
        client.force_login(other)
        assert [client.get(page).status_code, client.post(page).status_code] == [404, 404]
    Membership.objects.create(user=user, role=Role.COORDINATOR, authority=council)
    client.force_login(make_member(Role.SCHOOL_ADMINISTRATOR, school=school))
    assert [client.get(page).status_code, client.post(page).status_code] == [403, 403]
    assert "You cannot do this" in client.get(page).text
    assert Authenticator.objects.filter(user=user).count() == 2
