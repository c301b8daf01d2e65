"""Following a policy: asked for, confirmed by letter, told of changes once, left in one click."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.test import Client

from guidance.alerts.models import Subscription
from guidance.policies.models import EditionPage
from record.models import Outbox
from record.service import deliver_due, do_chores
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db(transaction=True)
FOLLOW = "/fernshire/policies/health/follow/"
ANN = "ann@example.test"
OTHER_WORDS = [heading("When a school refers", "fernshire-1"), clause("After five days.", "fernshire-1-a")]
LINK = re.compile(r"http://localhost:8000(\S+)")
Post = list[EmailMessage]
Go = Callable[[str], None]


@pytest.fixture
def go() -> Iterator[Go]:
    """go("2026-12-01") makes it that day."""
    with time_machine.travel(datetime(2026, 11, 22, 9, tzinfo=UTC), tick=False) as traveller:
        cache.clear()
        yield lambda day: traveller.move_to(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC))


@pytest.fixture
def edition(go: Go) -> EditionPage:
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    return edition


def work() -> None:
    assert do_chores() == []
    deliver_due()


def links(letter: EmailMessage) -> list[str]:
    return LINK.findall(str(letter.body))


def ask(client: Client, address: str = FOLLOW, email: str = ANN) -> None:
    answer = client.post(address, {"email": email})
    assert (answer.status_code, answer["Location"]) == (302, "/alerts/asked/")
    work()


def follow(client: Client, post: Post, address: str = FOLLOW, email: str = ANN) -> Subscription:
    ask(client, address, email)
    client.post(links(post.pop())[0])
    return Subscription.objects.get(email=email)


def test_nobody_is_written_to_before_they_press_the_button_of_the_letter(
    client: Client, edition: EditionPage, mailoutbox: Post
) -> None:
    ask(client)
    confirm = links(mailoutbox[0])[0]
    assert mailoutbox[0].to == [ANN]
    assert '<form method="post"' in client.get(confirm).text  # a scanner that follows links confirms nothing
    assert Subscription.objects.get().state == "asked"
    assert "You follow this now" in client.post(confirm, follow=True).text
    assert Subscription.objects.get().state == "confirmed"


def test_the_answer_is_the_same_whoever_follows_already(client: Client, edition: EditionPage, mailoutbox: Post) -> None:
    follow(client, mailoutbox)
    again, new = (client.post(FOLLOW, {"email": email}) for email in ("Ann@Example.test", "bob@example.test"))
    assert (again.status_code, again.headers, again.content) == (new.status_code, new.headers, new.content)
    work()
    assert sorted(letter.subject.partition(":")[0] for letter in mailoutbox) == [
        "Please confirm",
        "You follow Learning while unwell (Fernshire Council) already",
    ]
    assert Subscription.objects.count() == 2


def test_a_correction_is_told_once_in_words_with_links(client: Client, edition: EditionPage, mailoutbox: Post) -> None:
    follow(client, mailoutbox)
    work()
    assert mailoutbox == []
    correct(edition, OTHER_WORDS, note="Five days and not ten.")
    work()
    work()
    (letter,) = mailoutbox
    assert letter.subject == "Learning while unwell (Fernshire Council) has changed"
    body = str(letter.body)
    assert "1 clause says something else and 6 were taken out." in body
    assert "Clause 1.a now says:\n    After five days.\n    http://localhost:8000/clause/fernshire-1-a/" in body
    assert "Five days and not ten." in body
    for link in links(letter):
        assert client.get(link, follow=True).status_code == 200, link


def test_a_new_edition_is_told_on_the_day_it_begins(
    client: Client, edition: EditionPage, mailoutbox: Post, go: Go
) -> None:
    follow(client, mailoutbox)
    policy = edition.get_parent().specific
    publish(make_edition(policy, OTHER_WORDS, "2027-28", effective_from=date(2027, 9, 1)))
    go("2027-08-31")
    work()
    assert mailoutbox == []
    go("2027-09-01")
    work()
    assert "in force since 1 September 2027" in str(mailoutbox[0].body)


@pytest.mark.parametrize(("uid", "letters"), [("fernshire-1-a", 1), ("fernshire-1", 1), ("fernshire-2-enough", 0)])
def test_a_clause_is_told_only_when_its_words_or_those_below_it_change(
    client: Client, edition: EditionPage, mailoutbox: Post, uid: str, letters: int
) -> None:
    held = follow(client, mailoutbox, f"{FOLLOW}{uid}/")
    changed = [SMALL[0], clause("A school refers after five days.", "fernshire-1-a"), *SMALL[2:]]
    version = correct(edition, changed)
    work()
    assert len(mailoutbox) == letters
    held.refresh_from_db()
    assert held.last_version_told == version


@pytest.mark.parametrize("form", [{}, {"List-Unsubscribe": "One-Click"}])
def test_leaving_takes_one_post_from_anywhere_and_forgets_the_address(
    edition: EditionPage, mailoutbox: Post, form: dict[str, str]
) -> None:
    follow(Client(), mailoutbox)
    correct(edition, OTHER_WORDS)
    work()
    letter = mailoutbox[0]
    leave = letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert leave == links(letter)[-1]
    strict = Client(enforce_csrf_checks=True)
    assert strict.get(leave).status_code == 200
    assert Subscription.objects.get().email == ANN
    assert "You get no more emails" in strict.post(leave, form).text
    assert not strict.cookies
    assert Subscription.objects.get().email == ""
    assert not Outbox.objects.filter(recipient=ANN).exists()
    correct(edition, SMALL)
    work()
    assert len(mailoutbox) == 1


def test_a_letter_not_yet_sent_is_taken_back_from_who_leaves(
    client: Client, edition: EditionPage, mailoutbox: Post
) -> None:
    held = follow(client, mailoutbox)
    correct(edition, OTHER_WORDS)
    assert do_chores() == []
    client.post(f"/alerts/{held.token}/leave/")
    deliver_due()
    assert mailoutbox == []


def test_an_address_nobody_confirmed_is_forgotten_after_seven_days(
    client: Client, edition: EditionPage, mailoutbox: Post, go: Go
) -> None:
    ask(client)
    go("2026-11-29")
    work()
    assert Subscription.objects.exists()
    go("2026-11-30")
    work()
    assert not Subscription.objects.exists()
    assert not Outbox.objects.filter(recipient=ANN).exists()
    assert client.get(links(mailoutbox[0])[0]).status_code == 404


def test_a_letterbox_is_not_filled_by_a_stranger(client: Client, edition: EditionPage, mailoutbox: Post) -> None:
    for minute in range(7):
        with time_machine.travel(datetime(2026, 11, 22, 10, minute, tzinfo=UTC), tick=False):
            ask(client)
    assert len(mailoutbox) == 5


def test_one_place_may_not_ask_without_end(client: Client, edition: EditionPage) -> None:
    answers = [client.post(FOLLOW, {"email": f"n{n}@example.test"}).status_code for n in range(21)]
    assert answers == [*[302] * 20, 429]


@pytest.mark.parametrize(
    "email", ["", "not an address", "a@b", "x" * 300 + "@example.test", "a@example.test\nBcc: b@c.test"]
)
def test_what_is_no_address_is_said_beside_the_field(client: Client, edition: EditionPage, email: str) -> None:
    answer = client.post(FOLLOW, {"email": email})
    assert answer.status_code == 200
    assert "There is a problem" in answer.text
    assert not Subscription.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "/fernshire/policies/nothing/follow/",
        "/elsewhere/policies/health/follow/",
        f"{FOLLOW}no-such-clause/",
        "/alerts/made-up/confirm/",
        "/alerts/made-up/leave/",
    ],
)
def test_what_is_not_there_is_not_found(client: Client, edition: EditionPage, address: str) -> None:
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)


def test_one_part_can_be_chosen(client: Client, edition: EditionPage) -> None:
    page = client.get(FOLLOW).text
    assert f'<a href="{FOLLOW}fernshire-2/">2 Letters we can use</a>' in page
    assert "Letters we can use" in client.get(f"{FOLLOW}fernshire-2/").text


def test_a_draft_cannot_be_followed(client: Client, go: Go) -> None:
    make_edition(make_policy(), SMALL)
    assert client.get(FOLLOW).status_code == 404
