"""The database itself refuses to change what was published, sent or recorded."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from record.frozen import purging
from record.models import Event
from record.service import record_event

pytestmark = pytest.mark.django_db


def _update(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(kind="other")


def _save(event: Event) -> None:
    event.kind = "other"
    event.save()


def _delete(event: Event) -> None:
    event.delete()


def _raw_delete(event: Event) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_event")


def _replace(event: Event) -> None:
    if connection.vendor == "sqlite":
        statement = "INSERT OR REPLACE INTO record_event SELECT * FROM record_event"
    else:
        statement = "TRUNCATE record_event"
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("change", [_update, _save, _delete, _raw_delete, _replace])
def test_a_frozen_row_cannot_be_changed(change: Callable[[Event], None]) -> None:
    record_event("referral", "r1", "started", None)
    event = Event.objects.get(subject_id="r1")
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        change(event)
    event.refresh_from_db()
    assert event.kind == "started"


def test_a_purge_may_delete_but_not_update() -> None:
    record_event("referral", "r1", "started", None)
    event = Event.objects.get(subject_id="r1")
    with purging():
        with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
            _update(event)
        event.delete()
    assert not Event.objects.exists()


def test_the_refusal_comes_back_after_a_purge() -> None:
    record_event("referral", "r1", "started", None)
    event = Event.objects.get(subject_id="r1")
    with purging():
        pass
    with pytest.raises(IntegrityError), transaction.atomic():
        _delete(event)
