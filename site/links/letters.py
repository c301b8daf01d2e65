"""The letter with the code. Who asks for what stood in the letter with the link; here are six figures only."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from links.limits import CODE_LASTS
from links.models import LinkCode
from links.tokens import code_of
from record.models import Outbox

CODE = "link_code"


def build_code(row: Outbox) -> EmailMessage:
    """Returns the letter of one outbox row, whose key ends with the code's number. Raises LinkCode.DoesNotExist."""
    code = LinkCode.objects.get(pk=int(row.key.rpartition(":")[2]))
    minutes = int(CODE_LASTS.total_seconds() // 60)
    body = render_to_string("links/code.txt", {"code": code_of(code.salt), "minutes": minutes})
    return EmailMessage(
        subject="Your code for Waymark", body=body, to=[row.recipient], headers={"Auto-Submitted": "auto-generated"}
    )
