"""When something breaks, the log says where and the child's words stay out of it; nothing is mailed to anybody."""

import logging
import sys
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.test import Client, override_settings

from tests.referral_walk import address, make_walk
from waymark.quiet_logs import QuietFormatter
from wizard.journey.views import wizard
from wizard.referrals.models import Referral

pytestmark = pytest.mark.django_db
ROW = 'new row violates check constraint "x"\nDETAIL:  Failing row contains (7, Amara Madeup,\n asthma).\n'


def broken(*args: Any, **kwargs: Any) -> Any:
    raise IntegrityError(ROW)


@pytest.fixture
def fallen(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> tuple[Client, Referral]:
    client, referral = make_walk()
    client.raise_request_exception = False
    monkeypatch.setattr(wizard.ReferralWizard, "_store_answers", broken)
    with override_settings(ADMINS=[("Somebody", "somebody@example.test")]):
        response = client.post(address(referral, "hospital"), {"hospital": "no", "first_name": "Amara Madeup"})
    assert response.status_code == 500
    assert "Amara" not in response.content.decode()
    return client, referral


def test_a_fault_is_written_down_without_what_was_typed(
    fallen: tuple[Client, Referral], caplog: pytest.LogCaptureFixture
) -> None:
    written = "\n".join(
        QuietFormatter("%(levelname)s %(message)s").format(record) for record in caplog.get_records("setup")
    )
    assert "Internal Server Error" in written
    assert "IntegrityError" in written
    assert "violates check constraint" in written
    assert "Amara" not in written
    assert "asthma" not in written


def test_a_fault_is_mailed_to_nobody(fallen: tuple[Client, Referral]) -> None:
    assert mail.outbox == []


def test_every_handler_writes_quietly() -> None:
    logger: logging.Logger | None = logging.getLogger("django.request")
    handlers: list[logging.Handler] = []
    while logger is not None:
        handlers += logger.handlers
        logger = logger.parent
    ours = [handler for handler in handlers if type(handler).__module__.startswith(("logging", "django"))]
    assert ours
    assert all(isinstance(handler.formatter, QuietFormatter) for handler in ours), ours


def test_what_follows_a_detail_stays() -> None:
    try:
        try:
            broken()
        except IntegrityError as fault:
            raise RuntimeError("and then this") from fault
    except RuntimeError:
        written = QuietFormatter().formatException(sys.exc_info())
    assert "and then this" in written
    assert "test_what_follows_a_detail_stays" in written
    assert "asthma" not in written
