"""Tasks for an authority's editors: asked once, closed with a word, by those who may."""

import pytest
from django.core.exceptions import PermissionDenied

from guidance.library.service import ClosingRefused, close_task, open_task, open_tasks_of
from people.enums import Role
from people.models import Authority
from tests.building import make_authority, make_member

pytestmark = pytest.mark.django_db

KEY = "source:dfe-2013:replaced"


@pytest.fixture
def council() -> Authority:
    return make_authority()


def ask(council: Authority) -> None:
    open_task(council, "source_changed", KEY, "Guidance was replaced.", "/cms/library/sources/dfe-2013/")


def test_the_same_cause_asks_once(council: Authority) -> None:
    ask(council)
    ask(council)
    assert [task.about for task in open_tasks_of(council)] == ["Guidance was replaced."]


def test_a_closed_task_is_not_opened_again(council: Authority) -> None:
    ask(council)
    closed = close_task(council, KEY, make_member(Role.EDITOR, authority=council), "Clause 3 names the new one.")
    ask(council)
    assert closed is not None
    assert closed.closing_note == "Clause 3 names the new one."
    assert open_tasks_of(council) == []


def test_closing_needs_a_word_on_what_was_done(council: Authority) -> None:
    ask(council)
    with pytest.raises(ClosingRefused):
        close_task(council, KEY, make_member(Role.EDITOR, authority=council), "  ")
    assert len(open_tasks_of(council)) == 1


def test_another_authority_s_editor_may_not_close_it(council: Authority) -> None:
    ask(council)
    with pytest.raises(PermissionDenied):
        close_task(council, KEY, make_member(Role.EDITOR, authority=make_authority()), "Done.")
    assert len(open_tasks_of(council)) == 1


def test_the_site_closes_a_task_whose_cause_went_away(council: Authority) -> None:
    ask(council)
    close_task(council, KEY, None, "The contact was checked.")
    assert open_tasks_of(council) == []
