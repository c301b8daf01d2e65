"""The clock is put back in autumn and forward in spring while somebody works: nothing is stored twice or a day off."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from time_machine import travel

from people.enums import Role
from record.chain import first_broken
from record.service import events_of
from tests.building import make_authority, make_member, make_school, make_submission
from tests.referral_walk import NORFOLK, address, complete, data_for, make_walk, pages, send, signed_in, situation
from wizard.casework.service import acknowledge_by, open_case
from wizard.referrals.models import Answer, Referral, Submission
from wizard.referrals.service import expires_on

pytestmark = pytest.mark.django_db

# The hour from 1 to 2 is there twice on 25 October 2026, and not at all on 28 March 2027.
AUTUMN = [datetime(2026, 10, 25, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
SPRING = [datetime(2027, 3, 28, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]


@pytest.mark.parametrize("moments", [AUTUMN, SPRING], ids=["back in autumn", "forward in spring"])
def test_a_draft_saved_across_the_hour_keeps_each_answer_and_the_order_of_what_happened(
    moments: list[datetime],
) -> None:
    client, referral = make_walk()
    person = referral.created_by
    saved = {}
    for moment in moments:
        with travel(moment, tick=False):
            client.force_login(person)
            page = next(one for one in pages(referral).values() if one.kind == "questions" and one.address not in saved)
            shown = client.get(address(referral, page.address))
            data = {**data_for(referral, page, NORFOLK), "seen": shown.context["form"]["seen"].value()}
            assert client.post(address(referral, page.address), data).status_code == 302
            saved[page.address] = moment
    stored = Answer.objects.filter(referral=referral, question_key__in=saved)
    assert dict(stored.values_list("question_key", "answered_at")) == saved
    chain = events_of("referral", referral.public_id)
    assert [one.at for one in chain if one.kind == "answers_saved"] == moments
    assert first_broken(chain) is None
    assert Referral.objects.get(pk=referral.pk).lock_version == len(moments)


@pytest.mark.parametrize(
    ("saved", "day"),
    [
        (datetime(2026, 10, 24, 22, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 24, 23, 1, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 23, 59, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2027, 3, 27, 23, 59, tzinfo=UTC), date(2027, 3, 27)),
        (datetime(2027, 3, 28, 22, 59, tzinfo=UTC), date(2027, 3, 28)),
        (datetime(2027, 3, 28, 23, 1, tzinfo=UTC), date(2027, 3, 29)),
    ],
)
def test_a_draft_is_kept_as_many_days_from_the_day_it_was_here(saved: datetime, day: date) -> None:
    with travel(saved, tick=False):
        _, referral = make_walk()
        assert timezone.localdate() == day
    assert (expires_on(referral) - day).days == (expires_on(referral) - timezone.localdate(saved)).days
    assert expires_on(referral) - day == expires_on(make_walk("essex")[1]) - timezone.localdate()


def test_what_was_sent_in_the_doubled_hour_says_the_day_and_the_time_of_the_wall_clock() -> None:
    client, referral = make_walk()
    complete(client, referral)
    with travel(AUTUMN[1], tick=False):  # half past one, for the second time
        client = signed_in(referral.created_by)
        assert send(client, referral).status_code == 302
        again = send_twice(client, referral)
    sent = Submission.objects.get(referral=referral)
    assert sent.submitted_at == AUTUMN[1]
    assert sent.reference in again
    with travel(AUTUMN[2]):
        client.force_login(referral.created_by)
        assert "25 October 2026" in client.get(address(referral, "referral-sent")).content.decode()


def send_twice(client: Client, referral: Referral) -> str:
    """A second click in that hour leads to the same reference."""
    page = client.post(address(referral, "check-answers"), {"key": "x"}, follow=True)
    return str(page.content.decode())


@pytest.mark.parametrize("friday", [datetime(2026, 10, 23, 15, tzinfo=UTC), datetime(2027, 3, 19, 16, tzinfo=UTC)])
def test_working_days_across_the_change_end_on_a_day_not_an_hour_early(friday: datetime) -> None:
    council = make_authority("madeup")
    make_member(Role.COORDINATOR, authority=council)
    with travel(friday, tick=False):
        case = open_case(make_submission(council, make_school(council), document={"steps": []}))
        assert case.acknowledge_by == acknowledge_by(friday)
    before, after = timezone.localtime(friday), timezone.localtime(case.acknowledge_by)
    assert after.weekday() < 5
    assert after.date() > before.date()
    assert after.utcoffset() == timezone.get_default_timezone().utcoffset(after.replace(tzinfo=None))


def test_today_in_a_draft_is_the_day_here_when_it_is_already_tomorrow_in_utc_s_terms() -> None:
    _, referral = make_walk()
    with travel(datetime(2027, 3, 28, 23, 30, tzinfo=UTC), tick=False):  # half past midnight on the 29th
        assert situation(referral).given.today == date(2027, 3, 29)
    with travel(datetime(2026, 10, 25, 23, 30, tzinfo=UTC), tick=False):
        assert situation(referral).given.today == date(2026, 10, 25)
