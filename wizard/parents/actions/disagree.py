"""A person of the family challenges a decision, or that there is none, behind their link: as good as a letter."""

from django.db import transaction
from django.utils import timezone

from links.models import Link
from record.service import record_event
from wizard.casework.enums import UNDECIDED
from wizard.casework.models import Challenge
from wizard.parents.actions.write_message import locked, task_for, tell_council
from wizard.parents.readers import reader_of

REVIEW, COMPLAINT = "review", "complaint"
TO_DO = {
    REVIEW: "Somebody of the family asks to look again. Say who looks at it, and by when they hear.",
    COMPLAINT: "Somebody of the family complains. Say who looks at it, and by when they hear.",
}


@transaction.atomic
def disagree(link: Link, stage: str, about: str) -> Challenge:
    """Returns the stored challenge, at the last decision or, where nothing is decided, at the silence.

    It changes neither the decision nor the case. The council has a task from it. The same words while the first are
    not answered are one challenge. Raises Http404 for a link that opens no page, KeyError for a stage there is not.
    """
    what = TO_DO[stage]
    reader = reader_of(link)
    case = locked(reader.case)
    decision = case.decisions.order_by("-number").first() if case.status not in UNDECIDED else None
    there = case.challenges.filter(stage=stage, about=about.strip(), made_by=reader.person.name, answered_on=None)
    if (before := there.first()) is not None:
        return before
    made = Challenge.objects.create(
        case=case, decision=decision, stage=stage, made_by=reader.person.name, received_on=timezone.localdate(),
        about=about.strip(),
    )  # fmt: skip
    task_for(case, what, f"challenge:{made.pk}")
    told = {"challenge": made.pk, "stage": stage, "person": reader.person.public_id, "link": link.public_id}
    record_event("case", case.submission.reference, "challenged", None, told)
    tell_council(case, f"family-challenged:{made.pk}")
    return made
