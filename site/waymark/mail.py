"""Mail in the demonstration: shown in the console and kept in var/mail, so that a receipt can be read."""

from collections.abc import Sequence

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.backends.filebased import EmailBackend as File


class ConsoleAndFile(BaseEmailBackend):
    """Sends each message to both of Django's own backends."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Returns how many messages were kept as files."""
        Console(fail_silently=self.fail_silently).send_messages(email_messages)
        return File(fail_silently=self.fail_silently).send_messages(email_messages) or 0
