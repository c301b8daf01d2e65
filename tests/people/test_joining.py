"""A person comes to work somewhere by invitation or by asking, and leaves: what follows, and who may do it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from time_machine import travel

from links.models import Link
from links.service import address_of
from people.actions.answer_invitation import InvitationOver, accept_invitation
from people.actions.change_role import change_role
from people.actions.invite import HoldsRoleAlready
from people.actions.manage_invitation import resend_invitation, withdraw_invitation
from people.actions.name_person import name_person
from people.actions.request_to_join import Asker
from people.enums import InvitationState, RequestState, Role, SchoolStatus
from people.models import Authority, Invitation, JoinRequest, Membership, School, Succession, User
from people.purging import forget_joining
from people.service import (
    decide_request,
    end_membership,
    holds,
    invite,
    request_to_join,
    requests_waiting_for,
)
from record.models import Event, Outbox
from record.service import deliver_due, events_of
from tests.building import PASSWORD, make_authority, make_member, make_school, make_user
from tests.opening_links import open_link
from tests.referral_walk import address, make_walk, signed_in

pytestmark = pytest.mark.django_db
NEW = "new.person@example.test"


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def council() -> Authority:
    return make_authority("fernshire")


@pytest.fixture
def school(council: Authority) -> School:
    return make_school(council, "Oak School", urn="106653")


@pytest.fixture
def head(school: School) -> User:
    return make_member(Role.SCHOOL_ADMINISTRATOR, school=school)


def asker(user: User | None = None) -> Asker:
    return Asker("New Person", user.email if user else NEW, "SENCO", user)


def link_of(invitation: Invitation) -> Link:
    return Link.objects.get(subject_kind="invitation", subject_id=invitation.public_id, ended_at__isnull=True)


# Who may do what


SCHOOL, COUNCIL, NOBODY = "school", "council", "nobody"
#: role of the actor -> (invites to the school, also where it has no administrator, to the council)
INVITES = {
    "superuser": (True, True, True),
    Role.SCHOOL_ADMINISTRATOR: (True, True, False),
    Role.REFERRER: (False, False, False),
    Role.VIEWER: (False, False, False),
    Role.COORDINATOR: (False, True, False),
    Role.SENIOR_COORDINATOR: (False, True, True),
    Role.PANEL_MEMBER: (False, False, False),
    Role.FINANCE: (False, False, False),
    Role.EDITOR: (False, False, False),
    "elsewhere at a school": (False, False, False),
    "elsewhere at a council": (False, False, False),
    "left": (False, False, False),
}


def actor_called(kind: str, school: School, council: Authority) -> User:
    if kind == "superuser":
        return make_user(is_superuser=True)
    if kind == "elsewhere at a school":
        return make_member(Role.SCHOOL_ADMINISTRATOR, school=make_school(council))
    if kind == "elsewhere at a council":
        return make_member(Role.SENIOR_COORDINATOR, authority=make_authority())
    if kind == "left":
        user = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
        user.memberships.update(ended_at=timezone.now())
        return user
    role = Role(kind)
    at_school = role in {Role.SCHOOL_ADMINISTRATOR, Role.REFERRER, Role.VIEWER}
    return make_member(role, school=school) if at_school else make_member(role, authority=council)


def allowed(do: Any) -> bool:
    try:
        do()
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("kind", list(INVITES))
def test_who_invites_ends_changes_and_names(kind: str, council: Authority, school: School, head: User) -> None:
    attended, unattended, at_council = INVITES[kind]
    actor = actor_called(kind, school, council)
    teacher = make_member(Role.REFERRER, school=school)
    editor = make_member(Role.EDITOR, authority=council)
    running = {user: Membership.objects.get(user=user) for user in (teacher, editor)}
    assert allowed(lambda: invite(actor, "a@example.test", Role.REFERRER, school=school)) is attended
    assert allowed(lambda: name_person(actor, school, "SENCO", "senco@oak.test")) is attended
    assert allowed(lambda: change_role(actor, running[teacher], Role.VIEWER)) is attended
    assert allowed(lambda: invite(actor, "b@example.test", Role.EDITOR, authority=council)) is at_council
    assert allowed(lambda: end_membership(actor, running[editor])) is at_council
    head.memberships.update(ended_at=timezone.now())
    kept = unattended if kind != Role.SCHOOL_ADMINISTRATOR else True
    assert allowed(lambda: invite(actor, "c@example.test", Role.SCHOOL_ADMINISTRATOR, school=school)) is kept
    assert allowed(lambda: end_membership(actor, Membership.objects.filter(user=teacher).latest("pk"))) is kept


@pytest.mark.parametrize("kind", list(INVITES))
def test_who_answers_requests(kind: str, council: Authority, school: School, head: User) -> None:
    attended, unattended, _ = INVITES[kind]
    actor = actor_called(kind, school, council)
    asked = request_to_join(asker(), school, Role.REFERRER)
    listed = kind != "superuser"  # a superuser may answer, and is not reminded of every school in England
    assert (asked in requests_waiting_for(actor)) is (attended and listed)
    if not attended:
        with pytest.raises(PermissionDenied):
            decide_request(actor, asked, Role.REFERRER)
    head.memberships.update(ended_at=timezone.now())
    assert (asked in requests_waiting_for(actor)) is (unattended and listed)
    assert allowed(lambda: decide_request(actor, asked, None)) is unattended


def test_the_council_s_desk_says_who_asks_to_join_a_school_that_nobody_administers(
    council: Authority, school: School
) -> None:
    officer, elsewhere = (make_member(Role.COORDINATOR, authority=one) for one in (council, make_authority()))
    request_to_join(asker(), school, Role.REFERRER)
    assert "1 person asks to join a school" in signed_in(officer).get("/cases/").content.decode()
    assert "to join a school" not in signed_in(elsewhere).get("/cases/").content.decode()


def test_nobody_answers_their_own_request_or_invites_themselves(council: Authority, school: School) -> None:
    coordinator = make_member(Role.COORDINATOR, authority=council)
    own = request_to_join(asker(coordinator), school, Role.REFERRER)
    also = request_to_join(Asker("Other", coordinator.email.upper(), "SENCO"), make_school(council), Role.VIEWER)
    for asked in (own, also):
        assert asked not in requests_waiting_for(coordinator)
        with pytest.raises(PermissionDenied):
            decide_request(coordinator, asked, Role.REFERRER)
    with pytest.raises(PermissionDenied):
        invite(coordinator, coordinator.email, Role.REFERRER, school=school)
    with pytest.raises(PermissionDenied):
        change_role(coordinator, coordinator.memberships.get(), Role.FINANCE)


def test_roles_are_given_only_where_they_belong(council: Authority, school: School, head: User) -> None:
    senior = make_member(Role.SENIOR_COORDINATOR, authority=council)
    for actor, role, place in (
        (head, Role.COORDINATOR, {"school": school}),
        (senior, Role.SENIOR_COORDINATOR, {"authority": council}),
        (senior, Role.REFERRER, {"authority": council}),
    ):
        with pytest.raises(ValidationError):
            invite(actor, NEW, role, **place)
    assert not Invitation.objects.exists()


# Invitations


def test_an_invited_person_makes_an_account_of_their_own(school: School, head: User) -> None:
    invitation = invite(head, "New.Person@Example.test", Role.REFERRER, school=school)
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == [NEW]
    assert "/people/invited/" in str(letter.body)
    client = Client()
    place = open_link(client, link_of(invitation))
    page = client.get(place).text
    assert "Work for Oak School" in page
    assert "new.person@example.test" in page
    told = {"first_name": "New", "last_name": "Person", "password1": PASSWORD, "password2": PASSWORD}
    response = client.post(place, told)
    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")
    user = User.objects.get(email=NEW)
    assert user.check_password(PASSWORD)
    assert holds(user, {Role.REFERRER}, school=school)
    again = client.post(place, told)
    assert "was accepted" in again.text
    assert Membership.objects.filter(user=user).count() == 1


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password2": "another made-up phrase"}, "not the same"),
        ({"first_name": ""}, "Enter your first name"),
        ({"password1": "new.person@example.test", "password2": "new.person@example.test"}, "too similar"),
    ],
)
def test_an_account_that_is_not_complete_is_not_made(
    change: dict[str, str], says: str, school: School, head: User
) -> None:
    client = Client()
    place = open_link(client, link_of(invite(head, NEW, Role.REFERRER, school=school)))
    told = {"first_name": "New", "last_name": "Person", "password1": PASSWORD, "password2": PASSWORD}
    page = client.post(place, {**told, **change}).text
    assert says in page
    assert "Error:" in page
    assert not User.objects.filter(email=NEW).exists()


def test_the_link_alone_opens_nothing(school: School, head: User) -> None:
    place = address_of(link_of(invite(head, NEW, Role.REFERRER, school=school)))
    page = Client().get(place).text
    assert "Oak School" not in page
    assert NEW not in page
    told = {"first_name": "New", "last_name": "Person", "password1": PASSWORD, "password2": PASSWORD}
    Client().post(place, told)
    assert not User.objects.filter(email=NEW).exists()


def test_somebody_with_an_account_joins_with_it(school: School, head: User) -> None:
    teacher = make_user(NEW)
    invitation = invite(head, NEW, Role.VIEWER, school=school)
    client = Client()
    place = open_link(client, link_of(invitation))
    page = client.get(place).text
    assert f"/accounts/login/?next={place.replace('/', '%2F')}" in page
    assert "password1" not in page
    client.force_login(teacher)
    assert "This account gets the role" in client.get(place).text
    assert client.post(place)["Location"] == "/people/"
    assert holds(teacher, {Role.VIEWER}, school=school)


def test_accepting_twice_is_harmless_and_by_another_impossible(school: School, head: User) -> None:
    invitation, teacher = invite(head, NEW, Role.REFERRER, school=school), make_user()
    first = accept_invitation(teacher, invitation)
    assert accept_invitation(teacher, invitation) == first
    with pytest.raises(InvitationOver):
        accept_invitation(make_user(), invitation)
    kinds = [event.kind for event in events_of("invitation", invitation.public_id)]
    assert kinds == ["invitation.sent", "invitation.accepted"]


def test_an_invitation_runs_out_after_a_fortnight_and_is_sent_again(school: School, head: User) -> None:
    invitation = invite(head, NEW, Role.REFERRER, school=school)
    first = link_of(invitation)
    with travel(timezone.now() + timedelta(days=14, minutes=1)):
        with pytest.raises(InvitationOver):
            accept_invitation(make_user(), invitation)
        resend_invitation(head, invitation)
        assert link_of(invitation) != first
        client = Client()
        assert "Oak School" in client.get(open_link(client, link_of(invitation))).text
        accept_invitation(make_user(), invitation)
    first.refresh_from_db()
    assert first.ended_at is not None


def test_a_withdrawn_invitation_opens_nothing(school: School, head: User) -> None:
    invitation = invite(head, NEW, Role.REFERRER, school=school)
    client = Client()
    place = open_link(client, link_of(invitation))
    withdraw_invitation(head, invitation)
    assert client.get(place).status_code == 410
    with pytest.raises(InvitationOver):
        accept_invitation(make_user(), invitation)
    assert resend_invitation(head, invitation).state == InvitationState.WITHDRAWN


def test_who_has_left_leaves_no_door_open(school: School, head: User, council: Authority) -> None:
    invitation = invite(head, NEW, Role.REFERRER, school=school)
    end_membership(head, head.memberships.get())
    client = Client()
    assert client.get(open_link(client, link_of(invitation))).status_code == 410
    coordinator = make_member(Role.COORDINATOR, authority=council)
    by_council = [invite(coordinator, f"{n}@example.test", Role.SCHOOL_ADMINISTRATOR, school=school) for n in "ab"]
    for one in by_council:  # the second is good although the first has made an administrator
        accept_invitation(make_user(), one)
    assert Membership.objects.filter(school=school, ended_at__isnull=True).count() == 2


def test_inviting_twice_is_one_invitation_and_one_letter(school: School, head: User) -> None:
    first = invite(head, NEW, Role.REFERRER, school=school)
    assert invite(head, NEW.upper(), Role.REFERRER, school=school) == first
    assert Outbox.objects.filter(kind="people_invited").count() == 1


def test_who_has_the_role_is_said_to_have_it(school: School, head: User) -> None:
    teacher = make_member(Role.REFERRER, school=school)
    with pytest.raises(HoldsRoleAlready):
        invite(head, teacher.email, Role.REFERRER, school=school)
    page = signed_in(head).post(f"/people/schools/{school.slug}/invite/", {"email": teacher.email, "role": "referrer"})
    assert "They already work here as referrer" in page.text


def test_inviting_looks_the_same_whether_an_address_has_an_account(school: School, head: User) -> None:
    client, place = signed_in(head), f"/people/schools/{school.slug}/invite/"
    stranger = make_user()
    pages = [
        client.post(place, {"email": email, "role": "referrer"}, follow=True).text.replace(email, "X")
        for email in (NEW, stranger.email)
    ]
    seen = [page.split("<main")[1].split("wm-register")[0] for page in pages]
    assert seen[0] == seen[1]


def test_a_flood_of_invitations_is_stopped(school: School, head: User) -> None:
    client, place = signed_in(head), f"/people/schools/{school.slug}/invite/"
    codes = [client.post(place, {"email": f"a{n}@example.test", "role": "viewer"}).status_code for n in range(41)]
    assert codes[-1] == 429
    assert set(codes[:-1]) == {302}


# Asking


def test_a_stranger_asks_and_gets_an_invitation(school: School, head: User) -> None:
    client = Client()
    assert "Oak School" in client.get("/people/join/", {"q": "oak"}).text
    told = {"name": "New Person", "email": NEW, "post": "SENCO", "role": "referrer"}
    assert client.post(f"/people/join/{school.slug}/", told)["Location"] == "/people/join/asked/"
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to == [head.email]
    assert "New Person" not in str(letter.body) + letter.subject
    asked = JoinRequest.objects.get()
    assert asked.public_id in str(letter.body)
    answered = signed_in(head).post(f"/people/requests/{asked.public_id}/", {"answer": "viewer"}, follow=True)
    assert "They get an invitation by email" in answered.text
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.role) == (NEW, Role.VIEWER)
    assert not User.objects.filter(email=NEW).exists()


def test_somebody_signed_in_can_start_at_once(school: School, head: User) -> None:
    teacher = make_user()
    client = signed_in(teacher)
    client.post(f"/people/join/{school.slug}/", {"post": "SENCO", "role": "referrer"})
    assert "You have asked to join" in client.get("/people/").text
    decide_request(head, JoinRequest.objects.get(), Role.REFERRER)
    assert holds(teacher, {Role.REFERRER}, school=school)
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [[head.email], [teacher.email]]
    again = client.post(f"/people/join/{school.slug}/", {"post": "SENCO", "role": "referrer"}, follow=True)
    assert "You already work for Oak School" in again.text


def test_a_request_refused_is_told_and_stays_refused(school: School, head: User) -> None:
    asked = request_to_join(asker(), school, Role.REFERRER)
    decide_request(head, asked, None)
    assert decide_request(head, asked, Role.REFERRER).state == RequestState.REFUSED
    assert not Invitation.objects.exists()
    deliver_due()
    assert [letter.to for letter in mail.outbox] == [[head.email], [NEW]]


def test_strangers_learn_nothing_of_accounts(school: School) -> None:
    teacher = make_member(Role.REFERRER, school=school)
    place = f"/people/join/{school.slug}/"
    told = {"name": "X", "post": "SENCO", "role": "referrer"}
    answers = [Client().post(place, {**told, "email": email}) for email in (NEW, teacher.email)]
    assert {(answer.status_code, answer["Location"]) for answer in answers} == {(302, "/people/join/asked/")}
    asked = JoinRequest.objects.get(email=teacher.email)
    assert asked.user is None
    head = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    decide_request(head, asked, Role.REFERRER)
    assert not Invitation.objects.exists()  # they have the role


def test_a_stranger_does_not_write_over_a_colleague_s_request(school: School) -> None:
    teacher = make_user()
    request_to_join(asker(teacher), school, Role.REFERRER)
    request_to_join(Asker("Somebody Else", teacher.email, "X"), school, Role.SCHOOL_ADMINISTRATOR)
    asked = JoinRequest.objects.get()
    assert (asked.name, asked.user, asked.role) == ("New Person", teacher, Role.REFERRER)


def test_asking_twice_is_one_request_and_one_letter(school: School, head: User) -> None:
    for _ in range(2):
        request_to_join(asker(), school, Role.REFERRER)
    assert JoinRequest.objects.count() == Outbox.objects.count() == 1


def test_a_school_without_a_council_here_asks_which_one_answers(council: Authority) -> None:
    school = School.objects.create(name="Faraway School", slug="faraway-school")
    coordinator = make_member(Role.COORDINATOR, authority=council)
    place = "/people/join/faraway-school/"
    told = {"name": "X", "email": NEW, "post": "SENCO", "role": "school_administrator"}
    assert "Select a council" in Client().post(place, told).text
    Client().post(place, {**told, "council": council.slug})
    asked = JoinRequest.objects.get()
    assert list(requests_waiting_for(coordinator)) == [asked]
    assert not requests_waiting_for(make_member(Role.COORDINATOR, authority=make_authority())).exists()
    decide_request(coordinator, asked, Role.SCHOOL_ADMINISTRATOR)
    user = make_user()
    accept_invitation(user, Invitation.objects.get())
    assert holds(user, {Role.SCHOOL_ADMINISTRATOR}, school=school)


def test_a_closed_school_takes_nobody_and_names_the_one_after_it(school: School, head: User) -> None:
    invitation = invite(head, NEW, Role.REFERRER, school=school)
    later = make_school(school.authority, "Oak Academy")
    Succession.objects.create(earlier=school, later=later)
    School.objects.filter(pk=school.pk).update(status=SchoolStatus.CLOSED)
    school.refresh_from_db()
    page = Client().get(f"/people/join/{school.slug}/").text
    assert f"/people/join/{later.slug}/" in page
    assert "<form method" not in page
    with pytest.raises(ValidationError):
        invite(head, "b@example.test", Role.REFERRER, school=school)
    with pytest.raises(ValidationError):
        request_to_join(asker(), school, Role.REFERRER)
    with pytest.raises(InvitationOver):
        accept_invitation(make_user(), invitation)


def test_a_flood_of_requests_is_stopped(council: Authority) -> None:
    told = {"name": "X", "post": "SENCO", "role": "referrer"}
    codes = [
        Client().post(f"/people/join/{make_school(council).slug}/", {**told, "email": f"{n}@example.test"}).status_code
        for n in range(11)
    ]
    assert codes == [302] * 10 + [429]


# Leaving


def test_leaving_ends_access_at_once_in_sessions_that_are_open(rf: Any) -> None:
    client, referral = make_walk()
    assert client.get(address(referral)).status_code == 200
    own = referral.created_by.memberships.get()
    assert "Referrals belong to the school" in client.get(f"/people/roles/{own.pk}/end/").text
    assert client.post(f"/people/roles/{own.pk}/end/")["Location"] == "/people/"
    assert client.get(address(referral)).status_code == 404
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    assert colleague.get(address(referral)).status_code == 200


def test_being_removed_ends_access_at_once(school: School, head: User) -> None:
    other = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    client = signed_in(other)
    page = f"/people/schools/{school.slug}/"
    assert client.get(page).status_code == 200
    removed = signed_in(head).post(f"/people/roles/{other.memberships.get().pk}/end/", follow=True)
    assert "no longer works here" in removed.text
    assert client.get(page).status_code == 404


def test_the_last_administrator_is_warned_and_may_leave(school: School, head: User, council: Authority) -> None:
    client, own = signed_in(head), head.memberships.get()
    place = f"/people/roles/{own.pk}/end/"
    assert "You are the only school administrator" in client.get(place).text
    other = make_member(Role.SCHOOL_ADMINISTRATOR, school=school)
    assert "only school administrator" not in client.get(place).text
    other.memberships.update(ended_at=timezone.now())
    assert client.post(place).status_code == 302
    coordinator = signed_in(make_member(Role.COORDINATOR, authority=council))
    assert "Nobody looks after Waymark here" in coordinator.get(f"/people/schools/{school.slug}/").text


def test_a_changed_role_ends_the_one_before(school: School, head: User) -> None:
    teacher = make_member(Role.REFERRER, school=school)
    held = teacher.memberships.get()
    place = f"/people/roles/{held.pk}/change/"
    client = signed_in(head)
    assert "Error:" in client.post(place, {"role": "coordinator"}).text
    client.post(place, {"role": "viewer"})
    assert not holds(teacher, {Role.REFERRER}, school=school)
    assert holds(teacher, {Role.VIEWER}, school=school)
    assert client.get(place).status_code == 404  # that role has ended


# What is kept


def test_events_hold_keys_and_no_names_or_addresses(school: School, head: User) -> None:
    invitation = invite(head, NEW, Role.REFERRER, school=school)
    accept_invitation(make_user(), invitation)
    decide_request(head, request_to_join(asker(), school, Role.VIEWER), None)
    name_person(head, school, "Inclusion lead", "inclusion@oak.test")
    written = str([(one.subject_id, one.kind, one.data) for one in Event.objects.all()])
    for word in (NEW, "New Person", "SENCO", "Inclusion", "oak.test", head.email):
        assert word not in written
    assert {"invitation.accepted", "join_request.refused", "school.person_named"} <= set(
        Event.objects.values_list("kind", flat=True)
    )


def test_names_and_addresses_are_forgotten_after_ninety_days(school: School, head: User) -> None:
    invite(head, NEW, Role.REFERRER, school=school)
    request_to_join(asker(), school, Role.VIEWER)
    with travel(timezone.now() + timedelta(days=89)):
        forget_joining()
        assert Invitation.objects.exists()
        assert JoinRequest.objects.exists()
    with travel(timezone.now() + timedelta(days=105)):
        forget_joining()
        assert not Invitation.objects.exists()
        assert not JoinRequest.objects.exists()


@pytest.mark.requirement("W12")
def test_a_school_names_a_post_and_a_mailbox(school: School, head: User) -> None:
    client, place = signed_in(head), f"/people/schools/{school.slug}/named-person/"
    assert "Enter the post" in client.post(place, {"role": "", "mailbox": "x"}).text
    client.post(place, {"role": "SENCO", "mailbox": "senco@oak.test"})
    school.refresh_from_db()
    assert school.named_person == ("SENCO", "senco@oak.test")
    assert "senco@oak.test" in client.get(f"/people/schools/{school.slug}/").text
    client.post(place, {"nobody": "1"})
    school.refresh_from_db()
    assert school.named_person is None
