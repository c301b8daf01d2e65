"""The worker reminds a policy's editors of its review, once before and once after, and publishes what is scheduled."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.mail import EmailMessage

from guidance.policies.models import EditionVersion
from people.enums import Role
from record.service import deliver_due, do_chores
from tests.building import make_authority, make_member
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db(transaction=True)


def at(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), tick=False)


def work() -> None:
    assert do_chores() == []
    deliver_due()


@pytest.mark.requirement("N1", "S1")
@pytest.mark.parametrize(
    ("day", "subjects"),
    [
        (date(2026, 9, 1), []),
        (date(2026, 11, 1), ["A policy is due for review: Learning while unwell"]),
        (date(2027, 1, 5), ["A policy is past its review date: Learning while unwell"]),
    ],
)
def test_editors_hear_of_a_review_near_and_past(day: date, subjects: list[str], mailoutbox: list[EmailMessage]) -> None:
    place = make_place()
    editor = make_member(Role.EDITOR, authority=place.authority)
    make_member(Role.COORDINATOR, authority=place.authority)
    make_member(Role.EDITOR, authority=make_authority("elsewhere"))
    with at(date(2026, 9, 1)):
        publish(make_edition(make_policy(place), SMALL, review_due=date(2026, 12, 31)))
    with at(day):
        work()
        work()
    assert [(message.to, message.subject) for message in mailoutbox] == [([editor.email], one) for one in subjects]


def test_a_scheduled_edition_is_published_and_frozen_by_the_worker() -> None:
    with at(date(2026, 9, 1)):
        edition = make_edition(make_policy(), SMALL)
        edition.go_live_at = datetime(2026, 10, 1, tzinfo=UTC)
        edition.save_revision().publish()
        work()
        assert not EditionVersion.objects.exists()
    with at(date(2026, 10, 2)):
        work()
    assert EditionVersion.objects.get().number == 1
