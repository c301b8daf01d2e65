"""What planning writes, mostly to people without an account: who asks, a link, until when; no word about the child."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from links.service import whole_address_of
from record.models import Outbox
from wizard.casework.models import Case
from wizard.planning.actions.ask_by_link import CAME, LETTER, REMINDER
from wizard.planning.models import AdviceAsked, SignatureAsked
from wizard.referrals.service import staff_of

ADVICE = {
    LETTER: "{name} asks you for advice", REMINDER: "{name} is still waiting for your advice",
    CAME: "An answer has come from health",
}  # fmt: skip


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


def advice(row: Outbox) -> EmailMessage:
    """Returns the letter with a link to what is asked of health, its reminder, or the notice that the answer came."""
    related = ("link", "asked_by", "added__case__authority", "added__case__school", "added__case__submission__referral")
    asked = AdviceAsked.objects.select_related(*related).get(public_id=row.subject_id)
    case = asked.added.case
    by_school = staff_of(case.school).filter(pk=asked.asked_by_id).exists()
    name = case.school.name if by_school else case.authority.name
    link = page_of(case, by_school=by_school) if row.kind == CAME else whole_address_of(asked.link)
    context = {"name": name, "asked": asked, "link": link, "until": asked.added.due_on}
    return EmailMessage(
        subject=ADVICE[row.kind].format(name=name),
        body=render_to_string(f"planning/{row.kind}.txt", context),
        to=[row.recipient],
        headers={"Auto-Submitted": "auto-generated"},
    )


def page_of(case: Case, *, by_school: bool) -> str:
    """Returns where whoever asked reads the answer."""
    reference, referral = case.submission.reference, case.submission.referral.public_id
    there = (
        reverse("planning_school:health", args=[referral])
        if by_school
        else reverse("planning:health", args=[reference])
    )
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + there
