"""What is written to families and clinicians: who asks, a link, until when. Never a word about the child."""

from typing import Any

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from links.service import whole_address_of
from record.models import Outbox
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.consent.queries import contact_restricted
from wizard.referrals.service import way_to

ASKED, REMINDER = "consent_asked", "consent_reminder"
ANSWERED, TAKEN_BACK = "consent_answered", "consent_taken_back"
CLINICIAN_ASKED, CLINICIAN_REMINDER, CLINICIAN_ANSWERED = "clinician_asked", "clinician_reminder", "clinician_answered"

SUBJECTS = {
    ASKED: "{name} would like to ask you something",
    REMINDER: "{name} is still waiting for your answer",
    ANSWERED: "An answer has come",
    TAKEN_BACK: "An agreement was taken back",
    CLINICIAN_ASKED: "{name} asks you for facts",
    CLINICIAN_REMINDER: "{name} is still waiting for your answer",
    CLINICIAN_ANSWERED: "A clinician has answered",
}
TO_THE_SCHOOL = (ANSWERED, TAKEN_BACK, CLINICIAN_ANSWERED)
TO_CLINICIANS = (CLINICIAN_ASKED, CLINICIAN_REMINDER, CLINICIAN_ANSWERED)


class NothingToWrite(ValueError):
    """The person may not be written to any more, or was answered meanwhile."""


def build_letter(row: Outbox) -> EmailMessage:
    """Returns the letter of one outbox row.

    Raises NothingToWrite where contact was restricted after the letter was promised: it is never sent then.
    """
    model = ClinicianRequest if row.kind in TO_CLINICIANS else ConsentRequest
    related = model.objects.select_related("referral__school", "referral__created_by", "link", "asked_by")
    request: Any = related.get(public_id=row.subject_id)
    to_family = isinstance(request, ConsentRequest) and row.kind not in TO_THE_SCHOOL
    if to_family and (contact_restricted(request.referral, request.person) or request.person.email != row.recipient):
        raise NothingToWrite
    referral = request.referral
    name = referral.asker if referral.by_link else referral.school.name
    context = {"name": name, "asker": referral.asker, "until": request.reply_by}
    to_school = row.kind in TO_THE_SCHOOL
    context["link"] = way_to(referral, "journey:tasks", row.recipient) if to_school else whole_address_of(request.link)
    return EmailMessage(
        subject=SUBJECTS[row.kind].format(name=name),
        body=render_to_string(f"consent/{row.kind}.txt", context),
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>", "Auto-Submitted": "auto-generated"},
    )
