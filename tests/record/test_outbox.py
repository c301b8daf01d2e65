"""Promises to send: stored first, sent once, retried only while it is certain that nothing was sent."""

import smtplib
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from record import outbox
from record.enums import OutboxState
from record.models import Outbox
from record.service import deliver_due, enqueue, register_sender

pytestmark = pytest.mark.django_db(transaction=True)


class Faulty(BaseEmailBackend):
    """A mail server that fails in the way set on the class."""

    on_open: Exception | None = None
    on_send: Exception | None = None

    def open(self) -> bool:
        if self.on_open:
            raise self.on_open
        return True

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        if self.on_send:
            raise self.on_send
        return len(email_messages)


@pytest.fixture(autouse=True)
def letters() -> None:
    register_sender("letter", lambda row: EmailMessage("A letter", "Words", to=[row.recipient]))


def promise(key: str = "one") -> Outbox:
    return enqueue("letter", "referral", "r1", "someone@example.test", key)


def fail(monkeypatch: pytest.MonkeyPatch, settings: Any, **faults: Exception) -> None:
    settings.EMAIL_BACKEND = f"{Faulty.__module__}.Faulty"
    monkeypatch.setattr(outbox, "get_connection", Faulty)
    for when, fault in faults.items():
        monkeypatch.setattr(Faulty, when, fault)


def test_what_is_due_is_sent_once(mailoutbox: list[EmailMessage]) -> None:
    promise()
    assert (deliver_due(), deliver_due()) == (1, 0)
    assert [message.to for message in mailoutbox] == [["someone@example.test"]]
    assert Outbox.objects.get().state == OutboxState.SENT


def test_the_same_promise_twice_is_one_row() -> None:
    assert promise("same") == promise("same")
    assert Outbox.objects.count() == 1


def test_a_server_that_cannot_be_reached_is_tried_again_later(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    row = promise()
    fail(monkeypatch, settings, on_open=ConnectionRefusedError())
    assert deliver_due() == 0
    row.refresh_from_db()
    assert (row.state, row.attempts, row.due_at > timezone.now()) == (OutboxState.WAITING, 1, True)


def test_a_refused_address_is_tried_again_and_then_given_up(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    row = promise()
    fail(monkeypatch, settings, on_send=smtplib.SMTPRecipientsRefused({}))
    for _ in range(outbox.MOST_ATTEMPTS):
        Outbox.objects.update(due_at=timezone.now())
        deliver_due()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (OutboxState.DEAD, outbox.MOST_ATTEMPTS)


def test_a_connection_broken_while_sending_waits_for_a_person(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    row = promise()
    fail(monkeypatch, settings, on_send=smtplib.SMTPServerDisconnected())
    deliver_due()
    row.refresh_from_db()
    assert row.state == OutboxState.UNCERTAIN


def test_a_worker_killed_while_sending_leaves_it_to_a_person() -> None:
    row = promise()
    stalled = timezone.now() - timedelta(hours=1)
    Outbox.objects.update(state=OutboxState.SENDING, claimed_at=stalled)
    assert deliver_due() == 0
    row.refresh_from_db()
    assert row.state == OutboxState.UNCERTAIN


def test_the_text_of_a_fault_is_not_kept(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    row = promise()
    fail(monkeypatch, settings, on_open=ValueError("about a child"))
    deliver_due()
    row.refresh_from_db()
    assert row.last_error == "ValueError"
