"""Whether a link works, and which of its codes does. Pure, but for the one query for the code."""

from django.utils import timezone

from links.limits import CODE_LASTS, TRIES_A_CODE
from links.models import Link, LinkCode


def is_running(link: Link) -> bool:
    """Whether the link has neither ended nor run out."""
    return link.ended_at is None and timezone.now() < link.expires_at


def code_in_force(link: Link) -> LinkCode | None:
    """Returns the newest code, while it can still be used; no earlier one ever works again."""
    newest = link.codes.order_by("-asked_at", "-pk").first()
    if newest is None or newest.used_at is not None or newest.tries >= TRIES_A_CODE:
        return None
    return newest if timezone.now() - newest.asked_at < CODE_LASTS else None
