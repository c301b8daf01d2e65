"""What is written about enquiries: who has one waiting, and where to read on. Never a word about the child."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from links.service import whole_address_of
from record.models import Outbox
from wizard.enquiries.models import Enquiry

YOURS, ARRIVED, ANSWERED, LATE, SCHOOL = (
    "enquiry_yours",
    "enquiry_arrived",
    "enquiry_answered",
    "enquiry_late",
    "enquiry_school",
)
SUBJECTS = {
    YOURS: "Your enquiry to {authority}",
    ARRIVED: "An enquiry has arrived",
    ANSWERED: "{authority} has answered you",
    LATE: "An enquiry is not answered yet",
    SCHOOL: "A family has asked the council about a pupil of yours",
}
TO_THE_PERSON = frozenset({YOURS, ANSWERED})


def builder(kind: str) -> Callable[[Outbox], EmailMessage]:
    """Returns the function that writes this kind of letter for an outbox row."""

    def build(row: Outbox) -> EmailMessage:
        enquiry = Enquiry.objects.select_related("authority", "link").get(public_id=row.subject_id)
        body = render_to_string(f"enquiries/{kind}.txt", {"enquiry": enquiry, "link": leads_to(kind, enquiry)})
        return EmailMessage(
            subject=SUBJECTS[kind].format(authority=enquiry.authority.name),
            body=body,
            to=[row.recipient],
            headers={"Auto-Submitted": "auto-generated"},
        )

    return build


def leads_to(kind: str, enquiry: Enquiry) -> str:
    """Returns the address in the letter: the person's own page, the council's, or the council's public one."""
    if kind in TO_THE_PERSON:
        return whole_address_of(enquiry.link)
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    if kind == SCHOOL:
        return f"{base}/{enquiry.authority.slug}/"
    return base + reverse("enquiries:answer", args=[enquiry.public_id])
