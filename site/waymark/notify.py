"""GOV.UK Notify in place of SMTP: each letter is posted to its API, signed with the key of the service.

Notify fills a template of its own; ours has the one line ((subject)) as subject and ((body)) as body.
"""

import json
import smtplib
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from typing import Any

import jwt
from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

#: A key is "name-SERVICE-SECRET"; both are UUIDs of 36 characters.
UUID_LENGTH = 36
TIMEOUT_SECONDS = 20


class NotifyRefused(smtplib.SMTPDataError):
    """Notify said no, or "not now": the letter was certainly not taken, so that trying again is safe."""


class NotifyBackend(BaseEmailBackend):
    """Posts messages to Notify. Raises NotifyRefused; a broken connection stays an OSError: it may have been taken."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many letters Notify took, one for each recipient."""
        taken = 0
        for message in email_messages:
            for recipient in message.recipients():
                self._post(message, recipient)
                taken += 1
        return taken

    def _post(self, message: EmailMessage, recipient: str) -> None:
        letter: dict[str, Any] = {
            "email_address": recipient,
            "template_id": settings.NOTIFY_TEMPLATE_ID,
            "personalisation": {"subject": message.subject, "body": str(message.body)},
            "reference": str(message.extra_headers.get("Message-ID", "")),
        }
        request = urllib.request.Request(  # noqa: S310  (the address is a setting of ours)
            f"{settings.NOTIFY_URL.rstrip('/')}/v2/notifications/email",
            data=json.dumps(letter).encode(),
            headers={"Authorization": f"Bearer {token()}", "Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310  (as above)
                answer.read()
        except urllib.error.HTTPError as refused:
            # Its words may quote the letter: only the number goes on.
            raise NotifyRefused(refused.code, b"GOV.UK Notify refused the letter") from None


def token() -> str:
    """Returns a token of this second, signed with the service's secret."""
    key = settings.NOTIFY_API_KEY
    service, secret = key[-2 * UUID_LENGTH - 1 : -UUID_LENGTH - 1], key[-UUID_LENGTH:]
    return jwt.encode({"iss": service, "iat": int(time.time())}, secret, algorithm="HS256")
