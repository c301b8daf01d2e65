"""Two people of a school, or two windows of one, work on a draft at the same time: nothing is written over unseen."""

import pytest
from django.test import Client

from people.enums import Role
from tests.building import make_member
from tests.referral_walk import address, make_walk, signed_in
from wizard.journey.storage import AnswerStorage
from wizard.referrals.models import Answer, Referral

pytestmark = pytest.mark.django_db
STEP = "address"


@pytest.fixture
def both() -> tuple[Client, Client, Referral]:
    """Two browsers of two people, on one draft that has an address."""
    one, referral = make_walk()
    one.post(address(referral, STEP), {STEP: "1 Old Street"})
    return one, signed_in(make_member(Role.REFERRER, school=referral.school)), referral


def opened(client: Client, referral: Referral) -> str:
    return str(client.get(address(referral, STEP)).context["form"]["seen"].value())


def stored(referral: Referral) -> str:
    return str(Answer.objects.get(referral=referral, question_key=STEP).value)


def test_who_saves_second_sees_both_and_nothing_of_either_is_lost(both: tuple[Client, Client, Referral]) -> None:
    one, other, referral = both
    seen = [opened(client, referral) for client in (one, other)]
    other.post(address(referral, STEP), {STEP: "2 Their Street", "seen": seen[1]})
    page = one.post(address(referral, STEP), {STEP: "3 My Street", "seen": seen[0]})
    shown = page.content.decode()
    assert "A colleague changed this while you were writing" in shown
    assert "2 Their Street" in shown
    assert "3 My Street</textarea>" in shown
    assert stored(referral) == "2 Their Street"


def test_the_older_page_of_ones_own_second_window_is_shown_both(both: tuple[Client, Client, Referral]) -> None:
    one, _, referral = both
    older = opened(one, referral)
    one.post(address(referral, STEP), {STEP: "2 New Street", "seen": opened(one, referral)})
    page = one.post(address(referral, STEP), {STEP: "3 Late Street", "seen": older})
    shown = page.content.decode()
    assert "This was changed in another window after you opened this page" in shown
    assert "A colleague" not in shown
    assert "3 Late Street</textarea>" in shown
    assert stored(referral) == "2 New Street"
    again = str(page.context["form"]["seen"].value())
    assert one.post(address(referral, STEP), {STEP: "3 Late Street", "seen": again}).status_code == 302
    assert stored(referral) == "3 Late Street"


def test_the_same_form_sent_twice_is_no_conflict(both: tuple[Client, Client, Referral]) -> None:
    one, _, referral = both
    form = {STEP: "2 New Street", "seen": opened(one, referral)}
    assert [one.post(address(referral, STEP), form).status_code for _ in range(2)] == [302, 302]


def test_two_saves_in_the_very_same_moment_do_not_pass_each_other(
    both: tuple[Client, Client, Referral], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The colleague's save ends between our reading of the draft and our writing to it."""
    one, other, referral = both
    seen = [opened(client, referral) for client in (one, other)]
    store, before = AnswerStorage.set_step_data, []

    def after_the_colleague(storage: AnswerStorage, step: str, answers: dict[str, object]) -> None:
        if not before:
            before.append(step)
            other.post(address(referral, STEP), {STEP: "2 Their Street", "seen": seen[1]})
        store(storage, step, answers)

    monkeypatch.setattr(AnswerStorage, "set_step_data", after_the_colleague)
    page = one.post(address(referral, STEP), {STEP: "3 My Street", "seen": seen[0]})
    assert before
    assert "A colleague changed this while you were writing" in page.content.decode()
    assert stored(referral) == "2 Their Street"


def test_a_page_shown_before_a_colleague_sent_the_referral_changes_nothing(
    both: tuple[Client, Client, Referral],
) -> None:
    one, other, referral = both
    seen = opened(one, referral)
    other.post(address(referral, "withdraw-draft"))
    response = one.post(address(referral, STEP), {STEP: "3 My Street", "seen": seen})
    assert response.status_code == 302
    assert stored(referral) == "1 Old Street"
