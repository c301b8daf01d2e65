"""The person behind the link fills in a page, or adds a brother or sister. The link is the permission."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from links.models import Link
from links.service import forget_subjects
from record.service import record_event
from wizard.enquiries.enums import EnquiryStatus, Wanted
from wizard.enquiries.models import Enquiry
from wizard.enquiries.parts import asks_without_a_name

FIELDS = frozenset(
    "name role phone agreed_by agreed_on child_name born lives_in on_roll school school_name ward wanted about "
    "tell_school".split()
)
OF_A_CHILD = dict.fromkeys(
    ("child_name", "lives_in", "on_roll", "school_name", "ward", "agreed_by"), ""
) | dict.fromkeys(("born", "school", "agreed_on", "tell_school"))
MOST_SIBLINGS = 8
SHARED = ("name", "role", "phone", "agreed_by", "agreed_on", "lives_in", "ward", "wanted", "about")


class SentAlready(Exception):
    """It was sent: what it says stays as it is."""


@transaction.atomic
def keep_part(link: Link, public_id: str, said: Mapping[str, Any]) -> Enquiry:
    """Returns the enquiry with what was said. Raises Enquiry.DoesNotExist for another link's, SentAlready."""
    held = Enquiry.objects.select_for_update(of=("self",)).get(link=link, public_id=public_id)
    if not held.is_started:
        raise SentAlready
    changed = [name for name in said if name in FIELDS]
    for name in changed:
        setattr(held, name, said[name])
    held.save(update_fields=changed)
    forget_what_is_not_asked(held)
    return held


def forget_what_is_not_asked(enquiry: Enquiry) -> None:
    """Empties what was said of a child, and for a family, once the question is about no one child or no name is told.

    Values behind a page that no longer shows would be sent unseen.
    """
    if enquiry.wanted == Wanted.GENERAL:
        empty = dict(OF_A_CHILD)
    elif asks_without_a_name(enquiry):
        empty = {"born": None, "agreed_by": "", "agreed_on": None}
    else:
        return
    for name, value in empty.items():
        setattr(enquiry, name, value)
    enquiry.save(update_fields=list(empty))
    enquiry.siblings.all().delete()


@transaction.atomic
def add_sibling(link: Link, child_name: str) -> Enquiry:
    """Returns a new enquiry about a brother or sister, with what holds for the whole family taken over.

    Raises SentAlready once the first was sent, or when there are eight.
    """
    first = Enquiry.objects.select_for_update(of=("self",)).get(link=link, beside=None)
    if not first.is_started or first.siblings.count() >= MOST_SIBLINGS:
        raise SentAlready
    same = {name: getattr(first, name) for name in SHARED}
    return Enquiry.objects.create(
        authority=first.authority, starter=first.starter, link=link, beside=first, started_at=timezone.now(),
        child_name=child_name, **same,
    )  # fmt: skip


@transaction.atomic
def take_back(link: Link) -> None:
    """Takes the enquiry back with those beside it: one that was not sent is deleted, a sent one says so and ends."""
    first = Enquiry.objects.select_for_update(of=("self",)).get(link=link, beside=None)
    if first.is_started:
        forget_subjects([first.public_id])
        first.delete()
        return
    now = timezone.now()
    for one in [first, *first.siblings.all()]:
        if one.status == EnquiryStatus.SENT:
            one.status, one.withdrawn_at = EnquiryStatus.WITHDRAWN, now
            one.save(update_fields=["status", "withdrawn_at"])
            record_event("enquiry", one.public_id, "enquiry_withdrawn", None)
