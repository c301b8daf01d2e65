"""The school of a case that began without it has been told of it: the case is among its own from now on."""

from django.db import transaction

from people.models import User
from record.service import record_event
from wizard.casework.models import Case
from wizard.casework.recounting import recount
from wizard.referrals.models import Submission


@transaction.atomic
def note_school_told(actor: User, submission: Submission) -> None:
    """Gives the case its school and records it. Call it in the transaction of the telling, which checked the actor."""
    case = Case.objects.select_for_update().get(submission=submission)
    case.school = submission.referral.school
    case.save(update_fields=["school"])
    record_event("case", submission.reference, "school_told", actor)
    recount(case)
