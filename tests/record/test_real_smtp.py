"""The outbox against a real SMTP server, started here."""

import socket
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from django.core.mail import EmailMessage

from record.enums import OutboxState
from record.models import Outbox
from record.service import deliver_due, enqueue, register_sender
from tests.letterbox import Letterbox

pytestmark = pytest.mark.django_db(transaction=True)


class ChoosyLetterbox(Letterbox):
    """Refuses anybody at refused.test."""

    async def handle_RCPT(  # noqa: N802  (aiosmtpd calls it by this name)
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        if address.endswith("@refused.test"):
            return "550 nobody of that name"
        envelope.rcpt_tos.append(address)
        return "250 OK"


@pytest.fixture
def letterbox(settings: Any) -> Iterator[ChoosyLetterbox]:
    box = ChoosyLetterbox()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        settings.EMAIL_HOST, settings.EMAIL_PORT = free.getsockname()
    server = Controller(box, hostname=settings.EMAIL_HOST, port=settings.EMAIL_PORT)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    register_sender("letter", lambda row: EmailMessage("A letter", "Words", to=[row.recipient]))
    yield box
    server.stop()


def test_a_letter_arrives_once(letterbox: ChoosyLetterbox) -> None:
    enqueue("letter", "referral", "r1", "someone@example.test", "one")
    assert (deliver_due(), deliver_due()) == (1, 0)
    assert [letter["To"] for letter in letterbox.letters] == ["someone@example.test"]


def test_one_refused_address_does_not_hold_up_the_others(letterbox: ChoosyLetterbox) -> None:
    enqueue("letter", "referral", "r1", "nobody@refused.test", "one")
    enqueue("letter", "referral", "r2", "someone@example.test", "two")
    assert deliver_due() == 1
    assert Outbox.objects.get(key="one").state == OutboxState.WAITING


def test_a_server_that_is_down_loses_nothing(letterbox: ChoosyLetterbox, settings: Any) -> None:
    row, port = enqueue("letter", "referral", "r1", "someone@example.test", "one"), settings.EMAIL_PORT
    settings.EMAIL_PORT = 1
    assert deliver_due() == 0
    settings.EMAIL_PORT = port
    Outbox.objects.filter(pk=row.pk).update(due_at=row.created_at)
    assert deliver_due() == 1
