"""What provision writes to people: a link or a reference, never a word about a child."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from links.models import Link
from links.service import whole_address_of
from record.models import Outbox
from wizard.casework.models import Case
from wizard.provision.enums import Party
from wizard.provision.models import Concern, Message, Provider
from wizard.provision.readers import readers_of

LINK, ABSENT, REPORT = "provider_link", "provision_absent", "provision_report"
CONCERN, MESSAGE, TO_PROVIDER = "provision_for_you", "provision_message", "provider_message"


class NothingToWrite(ValueError):
    """The link ended, or the provider left the list, after the letter was promised: it is never sent then."""


def build_link(row: Outbox) -> EmailMessage:
    """Returns the letter that carries a provider's link. Raises NothingToWrite."""
    link = Link.objects.get(public_id=row.subject_id)
    provider = Provider.objects.select_related("authority").get(public_id=link.subject_id)
    if link.ended_at is not None or provider.ended_on is not None:
        raise NothingToWrite
    context = {"provider": provider, "link": whole_address_of(link), "until": link.expires_at}
    return _letter(row, "Your register on Waymark", "provision/provider_link.txt", context)


def build_to_provider(row: Outbox) -> EmailMessage:
    """Returns the letter that tells a provider to open its register: something was written. Raises NothingToWrite."""
    link = Link.objects.get(public_id=row.subject_id)
    provider = Provider.objects.select_related("authority").get(public_id=link.subject_id)
    if link.ended_at is not None or provider.ended_on is not None:
        raise NothingToWrite
    context = {"provider": provider, "link": whole_address_of(link)}
    return _letter(row, "Something for you to read on Waymark", "provision/provider_message.txt", context)


def build_message(row: Outbox) -> EmailMessage:
    """Returns the letter that tells a school or a council of a message about a pupil, without a word of it."""
    _, message_id, party, _ = row.key.split(":", 3)
    related = ("placement__case__submission__referral", "placement__case__school")
    message = Message.objects.select_related(*related).get(public_id=message_id)
    case = message.placement.case
    if party == Party.COUNCIL:
        place = reverse("provision:messages", args=[row.subject_id, message.placement.public_id])
    else:
        place = reverse(
            "provision_school:messages", args=[case.submission.referral.public_id, message.placement.public_id]
        )
    context = {"case": case, "link": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + place}
    return _letter(row, f"A message about a pupil: {row.subject_id}", "provision/provision_message.txt", context)


def build_told(row: Outbox) -> EmailMessage:
    """Returns the letter that tells a school or a council to look at a case's provision."""
    case = Case.objects.select_related("submission__referral", "authority", "school").get(
        submission__reference=row.subject_id
    )
    base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
    to_council = ":council:" in row.key
    if to_council:
        place = reverse("provision:case", args=[row.subject_id])
    else:
        place = reverse("provision_school:case", args=[case.submission.referral.public_id])
    context = {"case": case, "link": base + place}
    subjects = {ABSENT: "A pupil was not there: {}", REPORT: "A provider has written a report: {}"}
    return _letter(row, subjects[row.kind].format(row.subject_id), f"provision/{row.kind}.txt", context)


def build_for_reader(row: Outbox) -> EmailMessage:
    """Returns the letter that tells one person to read something on a case: not what, nor what it is about.

    Raises NothingToWrite for somebody who may no longer read it.
    """
    related = ("case__submission__referral", "case__authority", "case__school")
    concern = Concern.objects.select_related(*related).get(public_id=row.subject_id)
    if row.recipient not in {one.email for one in readers_of(concern)}:
        raise NothingToWrite
    submission = concern.case.submission
    if ":council:" in row.key:
        place = reverse("provision:concern", args=[submission.reference, concern.public_id])
    else:
        place = reverse("provision_school:concern", args=[submission.referral.public_id, concern.public_id])
    context = {"case": concern.case, "link": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + place}
    return _letter(row, f"Something for you to read: {submission.reference}", f"provision/{CONCERN}.txt", context)


def _letter(row: Outbox, subject: str, template: str, context: dict[str, object]) -> EmailMessage:
    number = row.key.replace(":", ".").replace("@", ".at.")
    return EmailMessage(
        subject=subject,
        body=render_to_string(template, context),
        to=[row.recipient],
        headers={"Message-ID": f"<{number}@waymark.invalid>", "Auto-Submitted": "auto-generated"},
    )
