"""What planning writes to people without an account: who asks, a link, until when. Never a word about the child."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from links.service import whole_address_of
from record.models import Outbox
from wizard.planning.models import SignatureAsked


def agreement_to_sign(row: Outbox) -> EmailMessage:
    """Returns the letter that carries somebody's link to an agreement."""
    related = ("link", "asked_by", "agreement__case__authority", "agreement__case__school")
    asked = SignatureAsked.objects.select_related(*related).get(public_id=row.subject_id)
    context = {"asked": asked, "case": asked.agreement.case, "link": whole_address_of(asked.link)}
    return EmailMessage(
        subject=f"{asked.agreement.case.school.name} asks you to read and sign something",
        body=render_to_string("planning/agreement_to_sign.txt", context),
        to=[row.recipient],
        headers={"Auto-Submitted": "auto-generated"},
    )
