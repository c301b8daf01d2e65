"""A mailbox behind a real SMTP server."""

from email.message import Message

from aiosmtpd.handlers import Message as MessageHandler


class Letterbox(MessageHandler):
    """Keeps what arrives."""

    def __init__(self) -> None:
        super().__init__()
        self.letters: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.letters.append(message)
