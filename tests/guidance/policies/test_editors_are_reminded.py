"""The worker reminds of a review in stages, first its owner and then the team; it publishes what is scheduled."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.mail import EmailMessage

from guidance.library.service import open_tasks_of
from guidance.policies.models import EditionVersion, PolicyPage
from guidance.policies.reminders import remind_editors
from guidance.policies.service import record_review
from people.enums import Role
from people.models import Authority, User
from record.service import deliver_due, do_chores
from tests.building import make_authority, make_member, make_user
from tests.policy_building import SMALL, make_edition, make_place, make_policy, publish

pytestmark = pytest.mark.django_db(transaction=True)


def at(day: date) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, 9, tzinfo=UTC), tick=False)


def work() -> None:
    assert do_chores() == []
    deliver_due()


def remind() -> None:
    remind_editors()
    deliver_due()


def reminders(sent: list[EmailMessage]) -> list[EmailMessage]:
    return [message for message in sent if message.subject.startswith("A policy")]


DUE = date(2026, 12, 31)
SOON, TODAY, PAST = (
    f"{words}: Learning while unwell"
    for words in ("A policy is due for review", "A policy’s review is due today", "A policy is past its review date")
)


@pytest.fixture
def team() -> tuple[User, User]:
    """The owner and another editor of a policy due on the last of December; neighbours who must hear nothing."""
    place = make_place()
    owner, other = (make_member(Role.EDITOR, authority=place.authority) for _ in range(2))
    make_member(Role.COORDINATOR, authority=place.authority)
    make_member(Role.EDITOR, authority=make_authority("elsewhere"))
    with at(date(2026, 9, 1)):
        publish(make_edition(make_policy(place, policy_owner=owner), SMALL, review_due=DUE))
    return owner, other


@pytest.mark.requirement("N1", "S1")
def test_the_owner_hears_first_and_everyone_from_the_day_on(
    team: tuple[User, User], mailoutbox: list[EmailMessage]
) -> None:
    owner, other = (person.email for person in team)
    for days in (-61, -60, -59, -15, -14, -1, 0, 1, 13, 14, 15, 43, 44, 45, 73, 74, 75):
        with at(DUE + timedelta(days=days)):
            remind()
    sent = [(message.subject, message.to[0]) for message in reminders(mailoutbox)]
    assert sent[:2] == [(SOON, owner), (SOON, owner)]
    both = sorted([owner, other])
    later = [TODAY, PAST, PAST, PAST]  # on the day, and 14, 44 and 74 days after
    assert sent[2:] == [(subject, address) for subject in later for address in both]


@pytest.mark.parametrize(
    ("day", "subjects"),
    [(date(2026, 10, 31), []), (date(2026, 11, 1), [SOON]), (date(2027, 1, 5), [PAST]), (date(2027, 6, 1), [PAST])],
)
def test_whoever_hears_late_hears_once(
    team: tuple[User, User], day: date, subjects: list[str], mailoutbox: list[EmailMessage]
) -> None:
    with at(day):
        work()
        work()
    assert [message.subject for message in reminders(mailoutbox) if message.to == [team[0].email]] == subjects


def test_a_review_without_change_ends_the_reminders(team: tuple[User, User], mailoutbox: list[EmailMessage]) -> None:
    with at(date(2027, 1, 11)):
        day = date(2027, 1, 11)
        record_review(
            EditionVersion.objects.get(), make_user(is_superuser=True), day, "Cabinet", "", date(2027, 12, 31)
        )
        work()
    assert reminders(mailoutbox) == []


def test_a_policy_that_nobody_owns_tells_all_its_editors_and_asks_for_an_owner(
    team: tuple[User, User], mailoutbox: list[EmailMessage]
) -> None:
    PolicyPage.objects.update(policy_owner=None)
    with at(date(2026, 11, 1)):
        remind()
    assert sorted(message.to[0] for message in reminders(mailoutbox)) == sorted(person.email for person in team)
    tasks = open_tasks_of(Authority.objects.get(slug="fernshire"))
    assert "Nobody looks after “Learning while unwell”: say who hears first when its review is due." in [
        task.about for task in tasks
    ]


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
