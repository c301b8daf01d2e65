"""A link opens for whoever reads its mailbox, for one purpose, for half an hour; typed words survive the wait."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone

from links.models import Link, LinkCode
from links.purposes import _purposes
from links.service import address_of, end_link, end_links, make_link, opened_by_link, register_purpose
from links.tokens import code_of, token_of
from record.models import Event, Outbox
from record.service import deliver_due, do_chores
from tests.opening_links import code_for, open_link
from waymark import urls

pytestmark = pytest.mark.django_db


@opened_by_link("tried")
def tried(request: HttpRequest, link: Link) -> HttpResponse:
    return HttpResponse(f"for {link.party}: {request.POST.get('words', 'nothing')}")


@opened_by_link("other")
def other(request: HttpRequest, link: Link) -> HttpResponse:
    return HttpResponse("another page")


urlpatterns = [
    path("tried/<slug:token>/", tried, name="tried"),
    path("other/<slug:token>/", other, name="other"),
    *urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def purposes() -> Iterator[None]:
    register_purpose("tried", "tried", title="What the school asks you")
    register_purpose("other", "other", title="Another page")
    with override_settings(ROOT_URLCONF=__name__):
        yield
    for one in ("tried", "other"):
        _purposes.pop(one)


def a_link(**fields: Any) -> Link:
    given = {"purpose": "tried", "subject_kind": "referral", "subject_id": "r1", "email": "Parent@Example.test"}
    return make_link(**{**given, "party": "parent", "made_by": None, **fields})


def page(client: Client, link: Link, data: dict[str, Any] | None = None) -> str:
    address = address_of(link)
    response = client.get(address) if data is None else client.post(address, data)
    return response.content.decode()


def test_a_link_opens_with_the_code_of_its_letter(client: Client) -> None:
    link = a_link()
    assert "Send me a code" in page(client, link)
    client.post(address_of(link), {"link_step": "send"})
    deliver_due()
    letter = mail.outbox[-1]
    assert letter.to == ["parent@example.test"]
    code = next(word for word in letter.body.split() if len(word) == 6 and word.isdigit())
    assert client.post(address_of(link), {"link_step": "open", "code": f"{code[:3]} {code[3:]}"}).status_code == 302
    assert page(client, link) == "for parent: nothing"


def test_the_letter_says_nothing_of_what_it_is_about() -> None:
    link = a_link()
    Client().post(address_of(link), {"link_step": "send"})
    deliver_due()
    assert "referral" not in (mail.outbox[-1].subject + mail.outbox[-1].body).lower()


def test_the_address_is_not_in_the_database() -> None:
    link = a_link()
    seal = token_of(link).removeprefix(link.public_id)
    assert len(seal) == 24
    assert seal not in str(list(Link.objects.values())) + str(list(Event.objects.values()))


def test_an_address_fits_one_door_only(client: Client) -> None:
    link = a_link()
    assert client.get(address_of(link).replace("/tried/", "/other/")).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 44, "a" * 43, "a" * 200])
def test_a_made_up_address_is_not_found(client: Client, token: str) -> None:
    a_link()
    assert client.get(f"/tried/{token}/").status_code == 404


def test_another_browser_asks_for_its_own_code(client: Client) -> None:
    link = a_link()
    open_link(client, link)
    assert "Send me a code" in page(Client(), link)


def test_opening_one_link_opens_no_other(client: Client) -> None:
    open_link(client, a_link())
    assert "Send me a code" in page(client, a_link(subject_id="r2"))


def test_a_code_works_once_and_only_the_newest() -> None:
    link, first, second = a_link(), Client(), Client()
    first.post(address_of(link), {"link_step": "send"})
    old = code_for(link)
    first.post(address_of(link), {"link_step": "send"})
    new = code_for(link)
    if old != new:
        assert "does not work" in page(first, link, {"link_step": "open", "code": old})
    assert first.post(address_of(link), {"link_step": "open", "code": new}).status_code == 302
    assert "does not work" in page(second, link, {"link_step": "open", "code": new})


def test_a_code_stops_working_after_a_quarter_of_an_hour(client: Client) -> None:
    link = a_link()
    with time_machine.travel("2026-11-03 10:00Z", tick=False):
        link.expires_at = timezone.now() + timedelta(days=28)
        link.save()
        client.post(address_of(link), {"link_step": "send"})
        code = code_for(link)
    with time_machine.travel("2026-11-03 10:15Z", tick=False):
        assert "does not work" in page(client, link, {"link_step": "open", "code": code})


def test_five_wrong_codes_spend_the_right_one(client: Client) -> None:
    link = a_link()
    client.post(address_of(link), {"link_step": "send"})
    right = code_for(link)
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(5):
        assert "does not work" in page(client, link, {"link_step": "open", "code": wrong})
    assert "does not work" in page(client, link, {"link_step": "open", "code": right})


def test_guessing_ends_the_link_long_before_it_succeeds(client: Client) -> None:
    link = a_link()
    Link.objects.update(wrong_codes=29)
    client.post(address_of(link), {"link_step": "send"})
    wrong = "000000" if code_for(link) != "000000" else "000001"
    page(client, link, {"link_step": "open", "code": wrong})
    assert client.get(address_of(link)).status_code == 410
    assert Event.objects.filter(subject_id=link.public_id, kind="link_guessed_at").exists()


def test_no_more_than_five_codes_an_hour(client: Client) -> None:
    link = a_link()
    for _ in range(5):
        client.post(address_of(link), {"link_step": "send"})
    assert client.post(address_of(link), {"link_step": "send"}).status_code == 429
    assert LinkCode.objects.count() == 5


@pytest.mark.parametrize("typed", ["", "12345", "abcdef", "１２３４５６", "1234567"])
def test_what_is_no_code_is_told_without_spending_a_try(client: Client, typed: str) -> None:
    link = a_link()
    client.post(address_of(link), {"link_step": "send"})
    assert "six figures" in page(client, link, {"link_step": "open", "code": typed})
    assert LinkCode.objects.get().tries == 0


def test_half_an_hour_without_a_request_closes_the_page_and_keeps_what_was_typed(client: Client) -> None:
    with time_machine.travel("2026-11-03 10:00Z", tick=False):
        link = a_link()
        open_link(client, link)
    with time_machine.travel("2026-11-03 10:31Z", tick=False):
        closed = page(client, link, {"words": "She sleeps <badly>\nand eats little"})
        assert 'name="kept-words" value="She sleeps &lt;badly&gt;\nand eats little"' in closed
        kept = {"kept-words": "She sleeps <badly>\nand eats little"}
        assert "kept-words" in page(client, link, {"link_step": "send", **kept})
        ready = page(client, link, {"link_step": "open", "code": code_for(link), **kept})
        assert 'name="words" value="She sleeps &lt;badly&gt;\nand eats little"' in ready
        assert "She sleeps" in page(client, link, {"words": "She sleeps"})


def test_using_the_page_keeps_it_open(client: Client) -> None:
    with time_machine.travel("2026-11-03 10:00Z", tick=False):
        link = a_link()
        open_link(client, link)
    for minute in (20, 40, 59):
        with time_machine.travel(f"2026-11-03 10:{minute}Z", tick=False):
            assert page(client, link).startswith("for parent")


def test_closing_the_page_asks_for_a_code_again(client: Client) -> None:
    link = a_link()
    open_link(client, link)
    assert "The page is closed" in page(client, link, {"link_step": "close"})
    assert "Send me a code" in page(client, link)


def test_an_ended_link_says_so_and_opens_nothing(client: Client) -> None:
    link = a_link()
    open_link(client, link)
    end_link(None, link)
    response = client.get(address_of(link))
    assert response.status_code == 410
    assert "for parent" not in response.content.decode()


def test_a_link_runs_out(client: Client) -> None:
    with time_machine.travel("2026-11-03 10:00Z", tick=False):
        link = a_link(days=2)
    with time_machine.travel("2026-11-05 10:00Z", tick=False):
        assert client.post(address_of(link), {"link_step": "send"}).status_code == 410


def test_the_links_of_one_party_end_alone() -> None:
    one, two = a_link(), a_link(party="pupil")
    assert end_links(None, "referral", "r1", party="pupil") == 1
    ended = set(Link.objects.filter(ended_at__isnull=False))
    assert ended == {two}
    assert one not in ended


def test_addresses_and_codes_are_forgotten() -> None:
    with time_machine.travel("2026-06-01 10:00Z", tick=False):
        link = a_link(days=2)
        Client().post(address_of(link), {"link_step": "send"})
        deliver_due()
    with time_machine.travel("2026-09-30 10:00Z", tick=False):
        do_chores()
    link.refresh_from_db()
    assert (link.email, LinkCode.objects.count(), Outbox.objects.filter(kind="link_code").count()) == ("", 0, 0)


def test_codes_have_six_figures_and_differ() -> None:
    codes = {code_of(f"salt{number}") for number in range(200)}
    assert {len(code) for code in codes} == {6}
    assert len(codes) > 190


def test_pages_of_a_link_are_kept_by_nobody(client: Client) -> None:
    link = a_link()
    open_link(client, link)
    for response in (client.get(address_of(link)), Client().get(address_of(link))):
        assert "no-store" in response["Cache-Control"]


def test_a_letter_outlives_a_change_of_the_sites_key(settings: Any) -> None:
    link, before = a_link(), settings.SECRET_KEY
    there = address_of(link)
    settings.SECRET_KEY = "another key of the same site, long enough for anybody"
    assert Client().get(there).status_code == 404
    settings.SECRET_KEY_FALLBACKS = [before]
    assert Client().get(there).status_code == 200
    assert address_of(link) != there
