"""A long answer is kept while it is typed: for whoever types it, until it is saved, and in nobody's way."""

from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone

from people.enums import Role
from tests.building import make_authority, make_member, make_school
from tests.referral_walk import (
    NORFOLK,
    address,
    answer_all,
    complete,
    data_for,
    make_walk,
    pages,
    send,
    signed_in,
    situation,
)
from wizard.journey.models import TypedText
from wizard.journey.typed import forget_old, is_long
from wizard.referrals.models import Answer, Referral

pytestmark = pytest.mark.django_db
WORDS = "She has been in bed since the half term"


@pytest.fixture
def walk() -> tuple[Client, Referral]:
    client, referral = make_walk()
    answer_all(client, referral, NORFOLK)
    return client, referral


@pytest.fixture
def question(walk: tuple[Client, Referral]) -> tuple[str, str]:
    """The page and the key of a long answer."""
    route = situation(walk[1]).route
    return next(
        (page.address, key)
        for page in pages(walk[1]).values()
        for key in page.questions
        if is_long(route.questions[key])
    )


def type_in(client: Client, referral: Referral, place: tuple[str, str], text: str = WORDS, seen: str = "") -> int:
    step, key = place
    fields = {"question": key, "text": text, "seen": seen}
    return client.post(address(referral, step) + "typed/", fields, headers={"Sec-Fetch-Mode": "cors"}).status_code


def test_it_is_offered_on_return_put_to_use_and_gone_when_saved(
    walk: tuple[Client, Referral], question: tuple[str, str]
) -> None:
    client, referral = walk
    before = list(Answer.objects.filter(referral=referral).values_list("question_key", "value"))
    page = address(referral, question[0])
    seen = client.get(page).context["form"]["seen"].value()
    assert type_in(client, referral, question, seen=seen) == 204
    assert list(Answer.objects.filter(referral=referral).values_list("question_key", "value")) == before
    shown = client.get(page)
    assert WORDS in shown.content.decode()
    assert "did not save it" in shown.content.decode()
    assert shown.context["form"][question[1]].value() != WORDS
    used = client.get(page + "?typed=use")
    assert used.context["form"][question[1]].value() == WORDS
    data = {**data_for(referral, pages(referral)[question[0]], NORFOLK), question[1]: WORDS, "seen": seen}
    assert client.post(page, data).status_code == 302
    assert not TypedText.objects.exists()
    assert Answer.objects.get(referral=referral, question_key=question[1]).value == WORDS


def test_it_can_be_thrown_away(walk: tuple[Client, Referral], question: tuple[str, str]) -> None:
    client, referral = walk
    type_in(client, referral, question)
    assert client.post(address(referral, question[0]) + "typed/", {"discard": "1"}).status_code == 302
    assert "did not save it" not in client.get(address(referral, question[0])).content.decode()


def test_a_colleague_sees_nothing_of_it_and_is_in_nobodys_way(
    walk: tuple[Client, Referral], question: tuple[str, str]
) -> None:
    client, referral = walk
    page = address(referral, question[0])
    seen = client.get(page).context["form"]["seen"].value()
    type_in(client, referral, question, seen=seen)
    colleague = signed_in(make_member(Role.REFERRER, school=referral.school))
    assert WORDS not in colleague.get(page).content.decode()
    theirs = {**data_for(referral, pages(referral)[question[0]], NORFOLK), question[1]: "A colleague's words"}
    theirs["seen"] = colleague.get(page).context["form"]["seen"].value()
    assert colleague.post(page, theirs).status_code == 302
    assert TypedText.objects.get().text == WORDS
    assert "was saved since" in client.get(page).content.decode()
    used = client.get(page + "?typed=use").context["form"]
    mine = {**theirs, question[1]: used[question[1]].value(), "seen": used["seen"].value()}
    again = client.post(page, mine)
    assert again.status_code == 200
    assert "A colleague changed this while you were writing" in again.content.decode()


def test_sending_the_referral_forgets_it() -> None:
    client, referral = make_walk()
    complete(client, referral)
    person = referral.created_by
    TypedText.objects.create(referral=referral, person=person, question_key="x", text=WORDS, at=timezone.now())
    assert send(client, referral).status_code == 302
    assert not TypedText.objects.exists()


def test_four_weeks_later_it_is_gone(walk: tuple[Client, Referral], question: tuple[str, str]) -> None:
    client, referral = walk
    type_in(client, referral, question)
    forget_old()
    assert TypedText.objects.exists()
    TypedText.objects.update(at=timezone.now() - timedelta(weeks=4, minutes=1))
    forget_old()
    assert not TypedText.objects.exists()


def test_what_cannot_be_kept_is_refused(walk: tuple[Client, Referral], question: tuple[str, str]) -> None:
    client, referral = walk
    assert type_in(client, referral, question, "x" * 10_001) == 413
    assert type_in(client, referral, (question[0], "first_name")) == 404
    assert type_in(client, referral, ("no_such_page", question[1])) == 404
    assert type_in(Client(), referral, question) == 401
    viewer = signed_in(make_member(Role.VIEWER, school=referral.school))
    elsewhere = signed_in(make_member(Role.REFERRER, school=make_school(make_authority("elsewhere"))))
    council = signed_in(make_member(Role.COORDINATOR, authority=referral.authority))
    assert {type_in(outsider, referral, question) for outsider in (viewer, elsewhere, council)} == {404}
    assert not TypedText.objects.exists()


def test_it_is_kept_so_many_times_a_minute(walk: tuple[Client, Referral], question: tuple[str, str]) -> None:
    client, referral = walk
    with override_settings(ACCOUNT_RATE_LIMITS={"typed": "3/m/user"}):
        found = [type_in(client, referral, question, f"{WORDS} {number}") for number in range(4)]
    assert found == [204, 204, 204, 429]
