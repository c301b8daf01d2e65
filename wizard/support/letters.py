"""What the school stage writes to people: how many things are due, and a link; never a child's name."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from record.models import Outbox
from wizard.support.models import DueScan

DUE = "support_due"


def build_due(row: Outbox) -> EmailMessage:
    """Returns the letter to a school's named person about what is due for its pupils."""
    scan = DueScan.objects.select_related("school").get(pk=row.subject_id)
    what = "1 thing is due" if scan.due == 1 else f"{scan.due} things are due"
    link = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("support:pupils")
    body = render_to_string("support/due.txt", {"what": what, "school": scan.school, "link": link})
    return EmailMessage(
        subject=f"{what} for pupils with health needs",
        body=body,
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.').replace('@', '.at.')}@waymark.invalid>"},
    )
