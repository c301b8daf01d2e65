"""What casework writes to people: a reference and a link, never a word about the child."""

from collections.abc import Callable

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from record.models import Outbox
from wizard.casework.models import Case

OPENED, ACKNOWLEDGED, ALARM = "case_opened", "case_acknowledged", "case_alarm"
WITHDRAWN, ANSWERED = "consent_withdrawn", "consent_told"
HAND_OVER = "case_hand_over"
REFERRAL_WITHDRAWN = "referral_withdrawn"
ASKED = "case_asked"
SCHOOL_ASKED, COUNCIL_ANSWERED = "case_school_asked", "case_council_answered"
ASSIGNED, ASSIGNED_SEVERAL = "case_assigned", "case_assigned_several"
REMINDER, REMINDER_SCHOOL, ESCALATED = "case_reminder", "case_reminder_school", "case_escalated"
LETTER_SCHOOL, LETTER_FAMILY = "case_letter_school", "case_letter_family"
SUBJECTS = {
    OPENED: "A referral has arrived: {reference}",
    ACKNOWLEDGED: "The council has your referral: {reference}",
    ALARM: "Not acknowledged yet: {reference}",
    HAND_OVER: "Hand over your referral: {reference}",
    WITHDRAWN: "An agreement was taken back: {reference}",
    ANSWERED: "The family has answered: {reference}",
    REFERRAL_WITHDRAWN: "A referral was withdrawn: {reference}",
    ASKED: "The council asks for something: {reference}",
    SCHOOL_ASKED: "The school has a question: {reference}",
    COUNCIL_ANSWERED: "The council has answered your question: {reference}",
    REMINDER: "A date is coming up: {reference}",
    REMINDER_SCHOOL: "The council waits for something: {reference}",
    ESCALATED: "A date has passed: {reference}",
    ASSIGNED: "A case is yours now: {reference}",
    ASSIGNED_SEVERAL: "Cases are yours now: {reference} and more on your desk",
    LETTER_SCHOOL: "The council has written to you: {reference}",
    LETTER_FAMILY: "The council has written to you: {reference}",
}


def builder(kind: str) -> Callable[[Outbox], EmailMessage]:
    """Returns the function that writes this kind of notice for an outbox row."""

    def build(row: Outbox) -> EmailMessage:
        cases = Case.objects.select_related("submission__referral", "authority", "school", "owner")
        case = cases.get(submission__reference=row.subject_id)
        base = settings.WAGTAILADMIN_BASE_URL.rstrip("/")
        body = render_to_string(f"casework/{kind}.txt", {"case": case, "link": base + address(kind, case)})
        return EmailMessage(
            subject=SUBJECTS[kind].format(reference=case.submission.reference),
            body=body,
            to=[row.recipient],
            headers={"Message-ID": f"<{row.key.replace(':', '.').replace('@', '.at.')}@waymark.invalid>"},
        )

    return build


def address(kind: str, case: Case) -> str:
    """Returns where the notice leads: the council and the school to the case, the family to the council."""
    if kind in (ACKNOWLEDGED, HAND_OVER):
        return "/referrals/"
    if kind in (ASKED, COUNCIL_ANSWERED, LETTER_SCHOOL, REMINDER_SCHOOL):
        return f"/referrals/{case.submission.referral.public_id}/after/"
    if kind == ASSIGNED_SEVERAL:
        return reverse("casework:desk")
    if kind == LETTER_FAMILY:
        return f"/{case.authority.slug}/"
    return reverse("casework:case", args=[case.submission.reference])
