"""Letters through GOV.UK Notify, tried against a real HTTP server that checks the token as Notify does."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import jwt
import pytest
from django.core.mail import EmailMessage
from pytest_django import Settings

from record.enums import OutboxState
from record.models import Outbox
from record.service import deliver_due
from tests.building import make_authority, make_submission

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"


class Office(BaseHTTPRequestHandler):
    """Takes letters whose token is signed with the service's secret; answers 403 to others, or what it is told to."""

    letters: list[dict[str, Any]] = []
    answer = 201

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        status = self.answer
        try:
            claims = jwt.decode(self.headers["Authorization"].removeprefix("Bearer "), SECRET, algorithms=["HS256"])
            if claims["iss"] != SERVICE or "iat" not in claims or self.path != "/v2/notifications/email":
                status = 403
        except jwt.InvalidTokenError:
            status = 403
        if status == 201:
            self.letters.append(json.loads(body))
        self.send_response(status)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args: Any) -> None:
        """Says nothing."""


@pytest.fixture
def office(settings: Settings) -> Iterator[type[Office]]:
    Office.letters.clear()
    Office.answer = 201
    server = HTTPServer(("127.0.0.1", 0), Office)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "waymark.notify.NotifyBackend"
    settings.NOTIFY_URL = f"http://127.0.0.1:{server.server_port}"
    settings.NOTIFY_API_KEY = f"waymark-{SERVICE}-{SECRET}"
    settings.NOTIFY_TEMPLATE_ID = TEMPLATE
    yield Office
    server.shutdown()
    server.server_close()


def a_promise() -> Outbox:
    submission = make_submission(make_authority("madeup"))
    return Outbox.objects.create(
        kind="receipt", subject_kind="submission", subject_id=submission.reference, recipient="senco@example.test",
        key=f"receipt:{submission.reference}", due_at=submission.submitted_at,
    )  # fmt: skip


def test_a_letter_is_posted_with_a_token_that_the_service_signed(office: type[Office]) -> None:
    assert EmailMessage(subject="A", body="Words", to=["one@example.test", "two@example.test"]).send() == 2
    assert [letter["email_address"] for letter in office.letters] == ["one@example.test", "two@example.test"]
    assert office.letters[0]["personalisation"] == {"subject": "A", "body": "Words"}
    assert office.letters[0]["template_id"] == TEMPLATE


@pytest.mark.django_db
def test_the_outbox_delivers_through_it(office: type[Office]) -> None:
    row = a_promise()
    assert deliver_due() == 1
    row.refresh_from_db()
    assert row.state == OutboxState.SENT
    assert row.subject_id in office.letters[0]["personalisation"]["body"]


@pytest.mark.django_db
@pytest.mark.parametrize("answer", [400, 429, 500])
def test_what_notify_refuses_was_not_sent_and_is_tried_again(office: type[Office], answer: int) -> None:
    office.answer = answer
    row = a_promise()
    assert deliver_due() == 0
    row.refresh_from_db()
    assert (row.state, row.attempts, row.last_error) == (OutboxState.WAITING, 1, "NotifyRefused")


@pytest.mark.django_db
def test_a_key_that_is_not_ours_is_refused(office: type[Office], settings: Settings) -> None:
    settings.NOTIFY_API_KEY = f"waymark-{SERVICE}-{'0' * 36}"
    row = a_promise()
    deliver_due()
    row.refresh_from_db()
    assert row.state == OutboxState.WAITING
    assert office.letters == []
