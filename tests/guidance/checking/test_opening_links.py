"""Opening an address: what a real server answers, how long we wait, and where we never go."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest

from guidance.checking.link_opening import PORTS, Opened, is_public, is_same, open_address
from tests.guidance.checking.answering import answering


@pytest.fixture
def server(settings: Any) -> Iterator[tuple[str, list[str]]]:
    settings.LINK_CHECKS_PRIVATE = True
    with answering() as started:
        yield started


def test_a_page_that_is_there_works(server: tuple[str, list[str]]) -> None:
    home, asked = server
    assert open_address(f"{home}/200") == Opened(200)
    assert asked == ["HEAD /200"]


@pytest.mark.parametrize(
    ("status", "fails"), [(404, True), (410, True), (500, True), (401, False), (403, False), (429, False)]
)
def test_what_a_reader_would_not_find_fails_and_what_only_robots_are_refused_does_not(
    server: tuple[str, list[str]], status: int, fails: bool
) -> None:
    opened = open_address(f"{server[0]}/{status}")
    assert (opened.status, opened.fails) == (status, fails)


def test_a_site_that_answers_only_what_browsers_send_is_asked_again(server: tuple[str, list[str]]) -> None:
    assert open_address(f"{server[0]}/no-head/form") == Opened(200)
    assert server[1] == ["HEAD /no-head/form", "GET /no-head/form"]


def test_a_page_that_moved_for_good_says_where(server: tuple[str, list[str]]) -> None:
    home, _ = server
    assert open_address(f"{home}/to/301/to/308/200") == Opened(200, moved_to=f"{home}/200")


def test_a_page_that_is_elsewhere_for_now_has_not_moved(server: tuple[str, list[str]]) -> None:
    assert open_address(f"{server[0]}/to/302/to/301/200") == Opened(200)


def test_a_move_to_a_page_that_is_not_there_fails(server: tuple[str, list[str]]) -> None:
    assert open_address(f"{server[0]}/to/301/404") == Opened(404)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("http://a.example/x", "https://www.a.example/x/", True),
        ("https://a.example/x", "https://a.example/y", False),
        ("https://a.example/x", "https://b.example/x", False),
    ],
)
def test_https_and_a_last_stroke_are_no_move(old: str, new: str, same: bool) -> None:
    assert is_same(old, new) is same


def test_sending_round_in_circles_ends(server: tuple[str, list[str]]) -> None:
    home, asked = server
    assert "circles" in open_address(f"{home}/to/302/to/302/to/302/to/302/to/302/to/302/to/302/200").error
    assert len(asked) == 6


def test_a_server_that_keeps_us_waiting_is_left(server: tuple[str, list[str]]) -> None:
    opened = open_address(f"{server[0]}/slow", seconds=0.1)
    assert opened == Opened(error="it does not answer in time")
    assert opened.fails


def test_a_connection_refused_and_an_unknown_site_fail(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.LINK_CHECKS_PRIVATE = True
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert open_address(f"http://127.0.0.1:{port}/").error == "it refuses the connection"
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **options: (_ for _ in ()).throw(socket.gaierror()))
    assert open_address("http://nobody.example/").error == "no site of that name is known"


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://10.0.0.8/", "http://192.168.1.1/admin/",
     "http://169.254.169.254/latest/meta-data/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "http://2130706433/"],
)  # fmt: skip
def test_an_address_in_our_own_network_is_never_opened(url: str) -> None:
    assert open_address(url).error == "it is not on the public internet"


def test_a_public_page_cannot_send_us_into_our_own_network(
    server: tuple[str, list[str]], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, asked = server
    seen: list[str] = []

    def only_the_first(number: str) -> bool:
        seen.append(number)
        return len(seen) == 1

    settings.LINK_CHECKS_PRIVATE = False
    monkeypatch.setattr("guidance.checking.link_opening.is_public", only_the_first)
    monkeypatch.setitem(PORTS, "http", int(home.rpartition(":")[2]))
    assert open_address(f"{home}/to/302/200").error == "it is not on the public internet"
    assert asked == ["HEAD /to/302/200"]


@pytest.mark.parametrize(
    "url", ["ftp://a.example/", "http://", "http://a:b@a.example/", "http://a.example:22/", "http://[/"]
)
def test_what_is_no_ordinary_web_address_is_not_opened(url: str) -> None:
    assert open_address(url).error


@pytest.mark.parametrize("number", ["8.8.8.8", "2001:4860:4860::8888"])
def test_a_number_of_the_public_internet_may_be_asked(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("number", ["100.64.0.1", "224.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "fe80::1%eth0"])
def test_any_other_number_may_not(number: str) -> None:
    assert not is_public(number)
