"""What is written about the family's page. To families: a council's name, a link, nothing else. To the council: where.

A mailbox may be read by others at home, so a letter to a family holds no reference, no name and no word of the news.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from links.models import Link
from links.service import is_running, whole_address_of
from record.models import Outbox
from wizard.casework.models import Case
from wizard.consent.models import FamilyPerson
from wizard.parents.readers import may_have_page

PAGE, NEWS = "family_page", "family_news"
WROTE, WAITS = "family_wrote", "family_waits"
SUBJECTS = {
    PAGE: "A page of your own at {council}",
    NEWS: "There is news on your page at {council}",
    WROTE: "A family has written: {reference}",
    WAITS: "A family waits for an answer: {reference}",
}
TO_FAMILIES = frozenset({PAGE, NEWS})


class NothingToWrite(ValueError):
    """Since it was promised, the link ended, the person may not be written to, or the family wishes silence."""


def key_of(kind: str, link: Link, about: str) -> str:
    """Returns the outbox key of a letter to a family; the link's public id stands second, for the builder."""
    return f"{kind.replace('_', '-')}:{link.public_id}:{about}"


def builder(kind: str) -> Callable[[Outbox], EmailMessage]:
    """Returns the function that writes this kind of letter for an outbox row. It raises NothingToWrite."""

    def build(row: Outbox) -> EmailMessage:
        case = Case.objects.select_related("submission", "authority").get(submission__reference=row.subject_id)
        if kind in TO_FAMILIES:
            link = whole_address_of(link_of(row, case))
        else:
            address = reverse("parents:messages", args=[row.subject_id])
            link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + address
        context = {"case": case, "council": case.authority.name, "link": link}
        return EmailMessage(
            subject=SUBJECTS[kind].format(council=case.authority.name, reference=row.subject_id),
            body=render_to_string(f"parents/{kind}.txt", context),
            to=[row.recipient],
            headers={
                "Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>", "Auto-Submitted": "auto-generated",
            },
        )  # fmt: skip

    return build


def link_of(row: Outbox, case: Case) -> Link:
    """Returns the link that a letter to a family carries. Raises NothingToWrite."""
    link = Link.objects.get(public_id=row.key.split(":")[1])
    person = FamilyPerson.objects.select_related("referral__route_version").get(public_id=link.subject_id)
    same = person.email.strip().lower() == link.email == row.recipient
    if not is_running(link) or not same or not may_have_page(person) or (row.kind == NEWS and case.quiet_since):
        raise NothingToWrite
    return link
