"""Whoever holds a link asks for its code: it goes to the address the link was sent to, and nowhere else."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from links.letters import CODE
from links.limits import CODES_AN_HOUR
from links.models import Link, LinkCode
from links.standing import is_running
from record.service import enqueue


class TooManyCodes(Exception):
    """Enough codes were asked for within the hour."""


@transaction.atomic
def ask_code(link: Link) -> LinkCode:
    """Returns the new code's row and promises its letter; earlier codes of the link work no more.

    Raises TooManyCodes, or Link.DoesNotExist when the link has ended.
    """
    held = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if not is_running(held):
        raise Link.DoesNotExist
    now = timezone.now()
    if held.codes.filter(asked_at__gt=now - timedelta(hours=1)).count() >= CODES_AN_HOUR:
        raise TooManyCodes
    code = LinkCode.objects.create(link=held, asked_at=now)
    enqueue(CODE, "link", held.public_id, held.email, f"link-code:{code.pk}")
    return code
