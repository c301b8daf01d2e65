"""Telling a school that a virus was found in a file after it was added."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from record.models import Outbox
from wizard.evidence.enums import NOT_OF_THE_REFERRAL
from wizard.evidence.models import EvidenceItem

INFECTED_LETTER = "evidence_infected"


def build_letter(row: Outbox) -> EmailMessage:
    """Returns the letter for an outbox row: which referral, by its link; never the file's name or the child's."""
    item = EvidenceItem.objects.select_related("referral__school").get(public_id=row.subject_id)
    own = item.by_party in NOT_OF_THE_REFERRAL  # its referral's page is the school's
    path = f"/evidence/{item.public_id}/look/" if own else f"/referrals/{item.referral.public_id}/"
    link = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"
    body = render_to_string("evidence/infected.txt", {"item": item, "link": link})
    return EmailMessage(subject="A file of a referral held a virus", body=body, to=[row.recipient])
