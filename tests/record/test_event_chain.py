"""Events: each is the next link of its subject's chain."""

import pytest

from record.chain import first_broken
from record.models import Event
from record.service import events_of, record_event

pytestmark = pytest.mark.django_db


def test_each_event_follows_from_the_one_before() -> None:
    for kind in ("started", "answered", "sent"):
        record_event("referral", "r1", kind, None, {"key": kind})
    record_event("referral", "r2", "started", None)
    events = events_of("referral", "r1")
    assert [event.number for event in events] == [1, 2, 3]
    assert first_broken(events) is None


def test_a_changed_event_breaks_the_chain_at_its_number() -> None:
    for kind in ("started", "answered", "sent"):
        record_event("referral", "r1", kind, None)
    events = events_of("referral", "r1")
    events[1].data = {"changed": True}
    assert first_broken(events) == 2


def test_a_missing_event_breaks_the_chain_where_it_is_missing() -> None:
    for kind in ("started", "answered", "sent"):
        record_event("referral", "r1", kind, None)
    events = events_of("referral", "r1")
    assert first_broken([events[0], events[2]]) == 3


def test_chain_is_whole_after_a_round_trip_through_the_database() -> None:
    record_event("referral", "r1", "started", None, {"b": 1, "a": [1, "é"]})
    assert first_broken(Event.objects.filter(subject_id="r1")) is None
