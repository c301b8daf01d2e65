"""The letters to followers on a real SMTP server: what a mail program gets to see."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.cache import cache
from django.test import Client

from guidance.alerts.models import Subscription
from record.service import deliver_due, do_chores
from tests.letterbox import Letterbox
from tests.policy_building import SMALL, clause, correct, heading, make_edition, make_policy, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def letterbox(settings: Any) -> Iterator[Letterbox]:
    box = Letterbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
    server = Controller(box, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    yield box
    server.stop()


def test_a_follower_is_asked_and_told_and_can_leave_from_the_mail_program(client: Client, letterbox: Letterbox) -> None:
    cache.clear()
    edition = make_edition(make_policy(), SMALL)
    publish(edition)
    client.post("/fernshire/policies/health/follow/", {"email": "ann@example.test"})
    deliver_due()
    held = Subscription.objects.get()
    client.post(f"/alerts/{held.token}/confirm/")
    correct(edition, [heading("Schools", "fernshire-1"), clause("After 5 days – “at once”.", "fernshire-1-a")])
    assert do_chores() == []
    deliver_due()
    asking, telling = letterbox.letters
    assert asking["Subject"] == "Please confirm: follow Learning while unwell (Fernshire Council)"
    words = telling.get_payload(decode=True)
    assert isinstance(words, bytes)
    assert "After 5 days – “at once”." in words.decode()
    assert telling["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert telling["List-Unsubscribe"].strip() == f"<http://localhost:8000/alerts/{held.token}/leave/>"
    assert telling["Auto-Submitted"] == "auto-generated"
