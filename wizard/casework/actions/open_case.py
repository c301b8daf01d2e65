"""A submission arrives at the council: its case is opened in the transaction that stores the submission."""

from django.db import transaction
from django.utils import timezone

from record.service import enqueue, record_event
from wizard.casework.actions.know_pupil import know_pupil
from wizard.casework.clock import acknowledge_by
from wizard.casework.family_news import tell_family
from wizard.casework.models import Case
from wizard.casework.notices import HAND_OVER, OPENED
from wizard.casework.recounting import recount
from wizard.casework.school_news import write_to_school
from wizard.referrals.models import Submission
from wizard.referrals.service import mailboxes_of
from wizard.routes.service import route_of


@transaction.atomic
def open_case(submission: Submission) -> Case:
    """Returns the case; a second call returns the one there is. The school's permission was checked when it sent.

    Where the route says that another system receives the case, it waits there and not here: the school hands it over.
    Otherwise the council's notice is promised here. When no mailbox is known the event says so, and the desk shows
    the case.
    """
    referral = submission.referral
    case, new = Case.objects.get_or_create(
        submission=submission,
        defaults={
            "authority": referral.authority,
            "school": referral.school,
            "opened_at": submission.submitted_at,
            "acknowledge_by": acknowledge_by(submission.submitted_at),
            "handed_over_to": received_elsewhere(submission),
        },
    )
    if new:
        know_pupil(case)
        case.moments.create(
            event="received",
            on=timezone.localdate(case.opened_at),
            recorded_by=submission.submitted_by,
            recorded_at=case.opened_at,
        )
        recount(case)
    if new and case.handed_over_to:
        told = {"to": case.handed_over_to, "flagged": submission.flagged}
        record_event("case", submission.reference, "case_for_hand_over", submission.submitted_by, told)
        write_to_school(HAND_OVER, case, f"case-hand-over:{submission.reference}")
    elif new:
        mailboxes = mailboxes_of(referral.authority)
        reference = submission.reference
        told = {"mailboxes": len(mailboxes), "flagged": submission.flagged}
        record_event("case", reference, "case_opened", submission.submitted_by, told)
        for number, mailbox in enumerate(mailboxes, start=1):
            enqueue(OPENED, "case", reference, mailbox, f"case-opened:{reference}:{number}")
        tell_family(case, "opened")
    return case


def received_elsewhere(submission: Submission) -> str:
    """Returns whom the route names to receive its cases instead of this desk, blank where they are worked here."""
    version = submission.referral.route_version
    if '"received_by"' not in version.document:  # nearly every route: the case is opened without compiling it
        return ""
    route = route_of(version)
    contact = route.contacts.get(route.identity.received_by)
    if contact is None:
        return ""
    return ", ".join(part for part in (contact.label, contact.email or contact.phone) if part)
