"""One letter a week to each editor while something waits."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from guidance.library.service import close_task, open_task
from guidance.library.to_do_letters import write_to_editors
from people.enums import Role
from people.models import Authority
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_member

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.fixture
def council() -> Authority:
    return make_authority("fernshire")


@pytest.mark.django_db
def test_a_letter_a_week_while_something_waits(council: Authority) -> None:
    make_member(Role.EDITOR, authority=council)
    with time_machine.travel(MONDAY, tick=False):
        write_to_editors()
        assert Outbox.objects.count() == 0
        open_task(council, "odd", "odd:1", "Look at clause three.", "/cms/to-do/")
        write_to_editors()
        write_to_editors()
        assert Outbox.objects.count() == 1
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        write_to_editors()
        assert Outbox.objects.count() == 2
        close_task(council, "odd:1", None, "Gone.")
    with time_machine.travel(MONDAY + timedelta(days=14), tick=False):
        write_to_editors()
        assert Outbox.objects.count() == 2


@pytest.mark.django_db
def test_a_task_for_one_editor_writes_to_no_other(council: Authority) -> None:
    first, _ = (make_member(Role.EDITOR, authority=council) for _ in range(2))
    open_task(council, "odd", "odd:1", "Look at clause three.", "/cms/to-do/", first)
    write_to_editors()
    assert list(Outbox.objects.values_list("recipient", flat=True)) == [first.email]


@pytest.mark.django_db(transaction=True)
def test_the_letter_says_what_waits_and_where(council: Authority, mailoutbox: list) -> None:  # type: ignore[type-arg]
    make_member(Role.EDITOR, authority=council)
    open_task(council, "odd", "odd:1", "Look at “clause three”.", "/cms/to-do/")
    write_to_editors()
    deliver_due()
    assert "Fernshire Council: Look at “clause three”." in mailoutbox[0].body
    assert "/cms/to-do/" in mailoutbox[0].body
