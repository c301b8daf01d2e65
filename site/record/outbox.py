"""Keeping promises to send: a row first, the sending afterwards, and never twice without a person's word."""

import smtplib
from collections.abc import Callable
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.utils import timezone

from record.enums import OutboxState
from record.models import Outbox

Builder = Callable[[Outbox], EmailMessage]
_builders: dict[str, Builder] = {}
_readdress: list[Callable[[str], str]] = []

MOST_ATTEMPTS = 8
BATCH = 20
STALLED_AFTER = timedelta(minutes=10)
# The server said no before taking the message: it was certainly not sent, so trying again is safe.
CERTAINLY_NOT_SENT = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPHeloError,
    smtplib.SMTPNotSupportedError,
)


def register_sender(kind: str, build: Builder) -> None:
    """Says how a kind of outbox row becomes a message. Call from AppConfig.ready."""
    _builders[kind] = build


def readdress_with(real_address: Callable[[str], str]) -> None:
    """Sets what turns an address that stands for somebody into the one that a letter goes to. From AppConfig.ready."""
    if real_address not in _readdress:
        _readdress.append(real_address)


def enqueue(kind: str, subject_kind: str, subject_id: str, recipient: str, key: str) -> Outbox:
    """Returns the stored promise; the same `key` again returns the first one. Call inside the change's transaction."""
    for real_address in _readdress:
        recipient = real_address(recipient)
    row, _ = Outbox.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "subject_kind": subject_kind,
            "subject_id": subject_id,
            "recipient": recipient,
            "due_at": timezone.now(),
        },
    )
    return row


def deliver_due() -> int:
    """Sends what is due, a batch at a time, and returns how many were sent. Call outside any transaction."""
    _give_up_on_stalled()
    sent = 0
    while rows := _claim():
        sent += sum(_deliver(row) for row in rows)
    return sent


def _claim() -> list[Outbox]:
    now = timezone.now()
    with transaction.atomic():
        due = Outbox.objects.filter(state=OutboxState.WAITING, due_at__lte=now).order_by("due_at")
        due = due.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
        rows = list(due[:BATCH])
        for row in rows:
            row.state, row.claimed_at, row.attempts = OutboxState.SENDING, now, row.attempts + 1
        Outbox.objects.bulk_update(rows, ["state", "claimed_at", "attempts"])
    return rows


def _give_up_on_stalled() -> None:
    # A worker killed while sending may or may not have sent: only a person can tell.
    Outbox.objects.filter(state=OutboxState.SENDING, claimed_at__lt=timezone.now() - STALLED_AFTER).update(
        state=OutboxState.UNCERTAIN, last_error="The worker stopped while sending."
    )


def _deliver(row: Outbox) -> bool:
    try:
        message = _builders[row.kind](row)
        mail = get_connection()
        mail.open()
    except Exception as fault:  # whatever it was, nothing has left the house yet
        return _later(row, fault)
    try:
        _send(mail, message)
    except CERTAINLY_NOT_SENT as fault:
        return _later(row, fault)
    except Exception as fault:  # the connection broke in the middle: it may have been taken
        return _settle(row, OutboxState.UNCERTAIN, type(fault).__name__)
    return _settle(row, OutboxState.SENT, "")


def _send(mail: BaseEmailBackend, message: EmailMessage) -> None:
    try:
        mail.send_messages([message])
    finally:
        mail.close()


def _later(row: Outbox, fault: Exception) -> bool:
    if row.attempts >= MOST_ATTEMPTS:
        return _settle(row, OutboxState.DEAD, type(fault).__name__)
    row.due_at = timezone.now() + timedelta(minutes=2**row.attempts)
    return _settle(row, OutboxState.WAITING, type(fault).__name__)


def _settle(row: Outbox, state: OutboxState, error: str) -> bool:
    # Only the name of the fault is kept: its text may quote the message.
    row.state, row.last_error = state, error
    row.sent_at = timezone.now() if state == OutboxState.SENT else None
    row.save(update_fields=["state", "last_error", "sent_at", "due_at"])
    return state == OutboxState.SENT
