"""Somebody types a code. Right once, it opens the link for their session; wrong too often, the link ends."""

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from links.limits import WRONG_IN_ALL
from links.models import Link
from links.standing import code_in_force, is_running
from links.tokens import code_of
from record.service import record_event


@transaction.atomic
def try_code(link: Link, typed: str) -> bool:
    """Whether it was the code in force; spaces in it do not matter. Every try counts, also those at the same time."""
    held = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
    code = code_in_force(held) if is_running(held) else None
    if code is None:
        return False
    now = timezone.now()
    code.tries += 1
    right = constant_time_compare("".join(typed.split()), code_of(code.salt))
    if right:
        code.used_at = held.last_opened_at = now
        held.first_opened_at = held.first_opened_at or now
        record_event("link", held.public_id, "link_opened", None)
    else:
        held.wrong_codes += 1
        if held.wrong_codes >= WRONG_IN_ALL:
            held.ended_at = now
            record_event("link", held.public_id, "link_guessed_at", None)
    code.save(update_fields=["tries", "used_at"])
    held.save(update_fields=["first_opened_at", "last_opened_at", "wrong_codes", "ended_at"])
    return right
