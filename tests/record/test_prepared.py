"""Queries whose SQL is kept: they find what the queryset finds, and nothing in them grows old."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.db.models import F, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from time_machine import travel

from people.models import User
from record.models import Event, Outbox
from record.prepared import today
from record.service import Marks, Prepared, PreparedChange, PreparedRemoval, PreparedRows, enqueue, record_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[User]:
    users = [User.objects.create_user(f"person{number}@example.test") for number in range(3)]
    for user in users:
        record_event("thing", f"of-{user.pk}", "made", user, {"keys": ["one"]})
    return users


def test_models_come_with_what_stands_beside_them_as_from_the_queryset(people: list[User]) -> None:
    by = Prepared(lambda marks: Event.objects.select_related("actor").filter(actor=marks.number("actor")))
    for user in people:
        with CaptureQueriesContext(connection) as asked:
            (found,) = by.ask(actor=user.pk)
            assert found.actor == user
        assert len(asked) == 1
        assert found == Event.objects.get(actor=user)
        assert (found.at, found.data) == (Event.objects.get(actor=user).at, {"keys": ["one"]})


def test_tuples_and_annotations_come_too(people: list[User]) -> None:
    doubled = Prepared(
        lambda marks: (
            Event.objects.filter(subject_id=marks.text("about"))
            .annotate(double=F("number") * 2)
            .values_list("subject_id", "data", "double")
        )
    )
    assert doubled.ask(about=f"of-{people[1].pk}") == [(f"of-{people[1].pk}", {"keys": ["one"]}, 2)]
    assert doubled.ask(about="of-nobody") == []


def test_a_change_says_how_many_rows_it_changed() -> None:
    enqueue("letter", "thing", "one", "reader@example.test", "one")
    enqueue("letter", "thing", "two", "reader@example.test", "two")
    postpone = PreparedChange(
        lambda marks: (Outbox.objects.filter(subject_id=marks.text("about")), {"due_at": marks.moment("until")})
    )
    later = timezone.now() + timedelta(days=3)
    assert postpone.make(about="two", until=later) == 1
    assert postpone.make(about="three", until=later) == 0
    assert list(Outbox.objects.filter(due_at=later).values_list("key", flat=True)) == ["two"]


def test_a_day_in_the_query_is_always_today() -> None:
    def of_today(marks: Marks) -> QuerySet[Event]:
        return Event.objects.filter(at__date=timezone.localdate(), kind=marks.text("kind"))

    made_today: Prepared[Event] = Prepared(of_today)
    with travel("2026-03-02 09:00"):
        record_event("thing", "one", "made", None)
        assert len(made_today.ask(kind="made")) == 1
    with travel("2026-03-03 09:00"):
        assert timezone.localdate() == date(2026, 3, 3)
        assert made_today.ask(kind="made") == []


def test_a_moment_that_would_grow_old_is_refused() -> None:
    stale = Prepared(lambda marks: Event.objects.filter(at__lt=timezone.now(), kind=marks.text("kind")))
    with pytest.raises(ValueError, match="by a mark"):
        stale.ask(kind="made")


def test_a_mark_the_query_does_not_use_is_refused() -> None:
    def forgetful(marks: Marks) -> QuerySet[Event]:
        marks.text("kind")
        return Event.objects.all()

    with pytest.raises(ValueError, match="kind"):
        Prepared(forgetful).ask(kind="made")


def test_json_of_many_rows_is_what_the_queryset_gives(people: list[User]) -> None:
    record_event("thing", "odd", "made", None, {"text": '["], é \\ \u2028', "none": None, "deep": [{"a": 1.5}, True]})
    asked = Event.objects.order_by("pk").values_list("data", "actor", "at")
    assert Prepared(lambda marks: asked.filter(number__lt=marks.number("below"))).ask(below=9) == list(asked)


def test_rows_are_written_as_a_queryset_writes_them_and_anew_where_they_are() -> None:
    due = timezone.now()
    rows = PreparedRows(Outbox, unique=["key"], update=["due_at", "recipient"])
    letters = [
        Outbox(kind="letter", subject_kind="thing", subject_id="one", recipient="a@example.test", key=key, due_at=due)
        for key in ("first", "second")
    ]
    rows.store(letters)
    Outbox.objects.update(attempts=3)
    letters[0].recipient = "b@example.test"
    rows.store(letters[:1])
    stored = Outbox.objects.order_by("key").values_list("key", "recipient", "attempts", "due_at", "state")
    assert list(stored) == [
        ("first", "b@example.test", 3, due, "waiting"),
        ("second", "a@example.test", 3, due, "waiting"),
    ]
    assert Outbox.objects.filter(created_at__gte=due).count() == 2


def test_a_removal_takes_what_the_queryset_finds() -> None:
    for name in ("one", "two"):
        enqueue("letter", "thing", name, "reader@example.test", name)
    gone = PreparedRemoval(lambda marks: Outbox.objects.filter(subject_id=marks.text("about")))
    assert [gone.make(about="two"), gone.make(about="two")] == [1, 0]
    assert Outbox.objects.get().key == "one"


@pytest.mark.parametrize("moment", ["2026-03-29 00:30", "2026-03-29 23:30", "2026-10-25 00:30", "2026-10-25 23:59:59"])
def test_today_is_the_day_here_through_both_changes_of_the_clock(moment: str) -> None:
    with travel(moment, tick=False):
        assert today() == timezone.localdate()
    with travel("2026-06-01 12:00"):
        assert today() == date(2026, 6, 1)
