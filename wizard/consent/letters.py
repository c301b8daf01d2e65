"""What is written to families and clinicians: who asks, a link, until when. Never a word about the child."""

from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from links.service import whole_address_of
from record.models import Outbox
from wizard.consent.models import ClinicianRequest, ConsentRequest
from wizard.consent.queries import contact_restricted

ASKED, REMINDER = "consent_asked", "consent_reminder"
ANSWERED, TAKEN_BACK = "consent_answered", "consent_taken_back"
CLINICIAN_ASKED, CLINICIAN_REMINDER, CLINICIAN_ANSWERED = "clinician_asked", "clinician_reminder", "clinician_answered"

SUBJECTS = {
    ASKED: "{school} would like to ask you something",
    REMINDER: "{school} is still waiting for your answer",
    ANSWERED: "An answer has come",
    TAKEN_BACK: "An agreement was taken back",
    CLINICIAN_ASKED: "{school} asks you for facts",
    CLINICIAN_REMINDER: "{school} is still waiting for your answer",
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
    request: Any = model.objects.select_related("referral__school", "link", "asked_by").get(public_id=row.subject_id)
    to_family = isinstance(request, ConsentRequest) and row.kind not in TO_THE_SCHOOL
    if to_family and (contact_restricted(request.referral, request.person) or request.person.email != row.recipient):
        raise NothingToWrite
    school = request.referral.school.name
    context = {"school": school, "asker": str(request.asked_by), "until": request.reply_by}
    context["link"] = _back(request) if row.kind in TO_THE_SCHOOL else whole_address_of(request.link)
    return EmailMessage(
        subject=SUBJECTS[row.kind].format(school=school),
        body=render_to_string(f"consent/{row.kind}.txt", context),
        to=[row.recipient],
        headers={"Message-ID": f"<{row.key.replace(':', '.')}@waymark.invalid>", "Auto-Submitted": "auto-generated"},
    )


def _back(request: ConsentRequest | ClinicianRequest) -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}/referrals/{request.referral.public_id}/"
