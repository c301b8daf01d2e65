"""Requests that say they are written in some odd code are refused before anything reads them."""

import pytest
from django.test import Client

from tests.referral_walk import address, make_walk
from wizard.referrals.models import Answer

pytestmark = pytest.mark.django_db
BOUNDARY = "----made-up"
CODES = ["hex", "rot13", "undefined", "idna", "unicode_escape", "raw_unicode_escape", "utf-7", "utf-16", "punycode"]


def multipart(fields: dict[str, str]) -> bytes:
    parts = [f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in
             fields.items()]  # fmt: skip
    return ("".join(parts) + f"--{BOUNDARY}--\r\n").encode()


@pytest.mark.parametrize("code", CODES)
def test_a_stranger_s_form_in_an_odd_code_is_refused(client: Client, code: str) -> None:
    kind = f"multipart/form-data; boundary={BOUNDARY}; charset={code}"
    body = multipart({"login": "a@example.test", "password": "x"})
    for strict in (False, True):
        visitor = Client(enforce_csrf_checks=strict, raise_request_exception=False)
        assert visitor.generic("POST", "/accounts/login/", body, kind).status_code == 400


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["/search/?q=%5Cud800", "/?x=1", "/accounts/login/?next=%5Cud800"])
def test_an_address_in_an_odd_code_is_refused(code: str, place: str) -> None:
    visitor = Client(raise_request_exception=False)
    response = visitor.get(place, CONTENT_TYPE=f"text/plain; charset={code}")
    assert response.status_code == 400


def test_half_a_character_never_reaches_an_answer() -> None:
    client, referral = make_walk()
    client.raise_request_exception = False
    kind = f"multipart/form-data; boundary={BOUNDARY}; charset=unicode_escape"
    response = client.generic("POST", address(referral, "first_name"), multipart({"first_name": "\\ud800"}), kind)
    assert response.status_code == 400
    assert not Answer.objects.exists()


@pytest.mark.parametrize("code", ["hex", "no-such-code", "unicode_escape", "undefined"])
def test_a_file_name_in_an_odd_code_is_refused_or_passed_over(code: str) -> None:
    body = (
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename*={code}''%5Cud800.pdf\r\n"
        f"Content-Type: application/pdf\r\n\r\nx\r\n--{BOUNDARY}--\r\n"
    ).encode()
    visitor = Client(raise_request_exception=False)
    response = visitor.generic("POST", "/accounts/login/", body, f"multipart/form-data; boundary={BOUNDARY}")
    assert response.status_code in (200, 400)


@pytest.mark.parametrize("code", ["utf-8", "UTF-8", "utf8", '"utf-8"', "no-such-code"])
def test_the_code_every_browser_uses_is_read(code: str) -> None:
    client, referral = make_walk()
    kind = f"multipart/form-data; boundary={BOUNDARY}; charset={code}"
    response = client.generic("POST", address(referral, "hospital"), multipart({"hospital": "no"}), kind)
    assert response.status_code == 302
