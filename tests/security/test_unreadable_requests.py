"""Requests that say they are written in some odd code are refused before anything reads them."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from waymark.plain_requests import PlainRequests
from waymark.wsgi import application

BOUNDARY = "----made-up"
CODES = ["hex", "rot13", "undefined", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "punycode"]


def asked(place: str, content_type: str, within: Any = None) -> list[str]:
    """The status lines of an application, asked as a server would ask it."""
    parts = urlsplit(place)
    environ = {"PATH_INFO": parts.path, "QUERY_STRING": parts.query, "CONTENT_TYPE": content_type}
    said: list[str] = []

    def start_response(status: str, headers: Any) -> None:
        said.append(status)

    list((within or application)(environ, start_response))
    return said


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["/search/?q=%5Cud800", "/accounts/login/?next=1", "/cms/?q=x", "/referrals/"])
def test_an_odd_code_is_refused_before_django_sees_the_request(code: str, place: str) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", f"multipart/form-data; boundary={BOUNDARY}"):
        for written in (code, code.upper(), f'"{code}"'):
            assert asked(place, f"{kind}; charset={written}") == ["400 Bad Request"]


@pytest.mark.parametrize("code", ["", "utf-8", "UTF-8", '"utf8"', "no-such-code"])
def test_what_browsers_send_is_passed_on(code: str) -> None:
    def within(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [])
        return []

    for kind in ("text/html", f"multipart/form-data; boundary={BOUNDARY}"):
        assert asked("/", f"{kind}; charset={code}" if code else kind, PlainRequests(within)) == ["200 OK"]


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["hex", "no-such-code", "unicode_escape", "undefined"])
def test_a_file_name_in_an_odd_code_breaks_nothing(client: Client, code: str) -> None:
    body = (
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename*={code}''%5Cud800.pdf\r\n"
        f"Content-Type: application/pdf\r\n\r\nx\r\n--{BOUNDARY}--\r\n"
    ).encode()
    client.raise_request_exception = False
    answer = client.generic("POST", "/accounts/login/", body, f"multipart/form-data; boundary={BOUNDARY}")
    assert answer.status_code in (200, 400)
