"""Contacts are roles with dated holders, flagged when they reach nobody or nobody looked for a year."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied

from guidance.library.actions.ask_about_entries import ask_everywhere
from guidance.library.actions.check_entry import check_entry
from guidance.library.actions.remove_entry import remove_entry
from guidance.library.actions.save_contact import save_contact
from guidance.library.models import Contact
from guidance.library.service import contacts_on, frozen_contacts, open_tasks_of, thawed_contacts
from people.enums import Role
from people.models import Authority, User
from tests.building import make_authority, make_member

pytestmark = pytest.mark.django_db


@pytest.fixture
def council() -> Authority:
    return make_authority()


@pytest.fixture
def editor(council: Authority) -> User:
    return make_member(Role.EDITOR, authority=council)


def officer(council: Authority, editor: User, **values: object) -> Contact:
    contact = Contact.objects.filter(authority=council, main=True).first() or Contact(authority=council)
    return save_contact(editor, contact, {"role": "Named officer", "main": True} | values)


@pytest.mark.requirement("N13", "E11")
def test_each_day_has_its_holder(council: Authority, editor: User) -> None:
    with time_machine.travel(date(2026, 1, 5), tick=False):
        officer(council, editor, holder="Inclusion team", email="old@example.test")
    with time_machine.travel(date(2026, 6, 1), tick=False):
        officer(council, editor, holder="Health needs team", email="new@example.test")
    assert contacts_on(council, date(2026, 1, 4)) == []
    assert [one.holder for one in contacts_on(council, date(2026, 5, 31))] == ["Inclusion team"]
    assert [one.email for one in contacts_on(council, date(2026, 6, 1))] == ["new@example.test"]


def test_a_slip_put_right_the_same_day_never_held(council: Authority, editor: User) -> None:
    officer(council, editor, phone="0123")
    contact = officer(council, editor, phone="01234 567890")
    assert [one.phone for one in contact.holdings.all()] == ["01234 567890"]


def test_saving_the_same_details_begins_no_new_holding(council: Authority, editor: User) -> None:
    with time_machine.travel(date(2026, 1, 5), tick=False):
        officer(council, editor, phone="0123")
    contact = officer(council, editor, phone="0123")
    assert [one.from_date for one in contact.holdings.all()] == [date(2026, 1, 5)]


def test_there_is_one_named_officer(council: Authority, editor: User) -> None:
    officer(council, editor, phone="0123")
    save_contact(editor, Contact(authority=council), {"role": "New officer", "main": True, "phone": "0456"})
    assert list(council.contacts.filter(main=True).values_list("role", flat=True)) == ["New officer"]


def test_what_is_frozen_thaws_as_it_was(council: Authority, editor: User) -> None:
    contact = officer(council, editor, phone="0123", holder="Inclusion team")
    thawed = thawed_contacts(frozen_contacts([contact]))
    assert [(one.role, one.phone, one.holder, one.last_checked) for one in thawed] == [
        ("Named officer", "0123", "Inclusion team", contact.last_checked)
    ]


def test_a_contact_nobody_checked_for_a_year_becomes_a_task(council: Authority, editor: User) -> None:
    contact = officer(council, editor, phone="0123")
    checked = contact.last_checked
    assert checked is not None
    with time_machine.travel(checked + timedelta(days=365), tick=False):
        ask_everywhere()
        assert open_tasks_of(council) == []
    with time_machine.travel(checked + timedelta(days=366), tick=False):
        ask_everywhere()
        assert ["has not been checked since" in task.about for task in open_tasks_of(council)] == [True]


def test_checking_it_closes_the_task(council: Authority, editor: User) -> None:
    contact = officer(council, editor, phone="0123")
    Contact.objects.filter(pk=contact.pk).update(last_checked=None)
    ask_everywhere()
    contact.refresh_from_db()
    check_entry(editor, contact)
    assert open_tasks_of(council) == []


def test_an_authority_that_lists_nobody_is_asked_once(council: Authority, editor: User) -> None:
    ask_everywhere()
    ask_everywhere()
    assert [task.key for task in open_tasks_of(council)] == ["contacts:none"]
    officer(council, editor, phone="0123")
    assert open_tasks_of(council) == []


def test_a_role_nobody_can_be_reached_at_is_flagged(council: Authority, editor: User) -> None:
    officer(council, editor, holder="Inclusion team")
    assert ["no telephone number" in task.about for task in open_tasks_of(council)] == [True]


def test_another_authority_s_editor_changes_nothing(council: Authority, editor: User) -> None:
    contact = officer(council, editor, phone="0123")
    stranger = make_member(Role.EDITOR, authority=make_authority())
    for act in (
        lambda: save_contact(stranger, contact, {"phone": "666"}),
        lambda: check_entry(stranger, contact),
        lambda: remove_entry(stranger, contact),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Contact.objects.get(pk=contact.pk).phone == "0123"
