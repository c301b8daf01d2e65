"""Which enquiries a person may see. Every reading starts here."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from links.models import Link
from people.enums import CASE_ROLES
from people.models import Authority, User
from people.tenancy import authorities_with
from wizard.enquiries.enums import EnquiryStatus
from wizard.enquiries.models import Enquiry


def enquiries_visible_to(user: User | AnonymousUser) -> QuerySet[Enquiry]:
    """Returns what was sent to the authorities the person works cases for; nothing that is not sent yet."""
    found = Enquiry.objects.filter(authority__in=authorities_with(user, CASE_ROLES))
    return found.exclude(status=EnquiryStatus.STARTED).select_related("authority", "school", "answered_by")


def somebody_answers(authority: Authority) -> bool:
    """Whether anybody works cases for this authority here: else an enquiry would wait for nobody."""
    running = authority.memberships.filter(role__in=sorted(CASE_ROLES), ended_at=None, user__is_active=True)
    return bool(running.exists())


def enquiry_of(link: Link) -> Enquiry:
    """Returns the first enquiry behind a link. Raises Enquiry.DoesNotExist."""
    return Enquiry.objects.select_related("authority", "school").get(link=link, beside=None)


def all_of(enquiry: Enquiry) -> list[Enquiry]:
    """Returns the first enquiry and those about brothers and sisters, in the order they were added."""
    first = enquiry.beside or enquiry
    return [first, *Enquiry.objects.filter(beside=first).order_by("pk")]
