"""Every kind of row: its address, its form, what its button says, and what it carries on from."""

from dataclasses import dataclass

from wizard.support.enums import CARRIED_ON, Kind
from wizard.support.forms.base import EntryForm
from wizard.support.forms.daily import (
    AdjustmentForm,
    ArrangementForm,
    ContactForm,
    EndedForm,
    WelfareForm,
    WorkForm,
)
from wizard.support.forms.plans import ExamForm, HealthcareForm, ReturnForm, SenForm
from wizard.support.forms.returning import MeetingForm
from wizard.support.forms.tasks import TaskForm
from wizard.support.forms.timetable import TimetableForm, TimetableReviewForm


@dataclass(frozen=True)
class Sort:
    """`ask` is the page's heading; `add` the link; `lead` one sentence; `needs` the kind it must be about."""

    kind: Kind
    form: type[EntryForm]
    ask: str
    add: str
    lead: str = ""
    needs: Kind | None = None

    @property
    def slug(self) -> str:
        """Returns the part of the address."""
        return str(self.kind.value).replace("_", "-")

    @property
    def carries_on(self) -> bool:
        """Whether a later row may take the place of an earlier one."""
        return self.kind in CARRIED_ON


SORTS = {
    sort.kind: sort
    for sort in (
        Sort(
            Kind.ARRANGEMENT, ArrangementForm, "Who looks after this, and how often?", "Say who and how often",
            "One person the family can speak to. How often you check and send work is the school’s decision.",
        ),
        Sort(
            Kind.HEALTHCARE_PLAN, HealthcareForm, "Individual healthcare plan", "Write a healthcare plan",
            "Not every pupil needs one. Write only the parts that help; write it with the family.",
        ),
        Sort(
            Kind.SEN_PLAN, SenForm, "SEN support without an EHCP", "Write down SEN support",
            "Parents are told when their child gets support for special educational needs.",
        ),
        Sort(Kind.EXAM_PLAN, ExamForm, "Exam arrangements", "Write down exam arrangements"),
        Sort(
            Kind.RETURN_PLAN, ReturnForm, "Plan for coming back", "Plan coming back",
            "Written with the pupil, long before the first day.",
        ),
        Sort(Kind.ADJUSTMENT, AdjustmentForm, "An adjustment tried", "Add an adjustment"),
        Sort(Kind.WORK, WorkForm, "Work sent", "Record work sent"),
        Sort(
            Kind.TIMETABLE, TimetableForm, "Part-time timetable", "Set up a part-time timetable",
            "Every child is entitled to full time. Less is for exceptional cases, in the pupil’s interest, for a time.",
        ),
        Sort(
            Kind.TIMETABLE_REVIEW, TimetableReviewForm, "Review the part-time timetable", "Review it",
            needs=Kind.TIMETABLE,
        ),
        Sort(Kind.WELFARE, WelfareForm, "A welfare check", "Record a welfare check"),
        Sort(Kind.CONTACT, ContactForm, "Keeping in touch", "Record keeping in touch"),
        Sort(
            Kind.MEETING, MeetingForm, "Return meeting", "Record the return meeting",
            "With the parents, before the pupil is back or within the first days.",
        ),
        Sort(
            Kind.TASK, TaskForm, "Something to do", "Add something to do",
            "So that somebody does it, by a day. It stands on this page until you say what came of it.",
        ),
        Sort(
            Kind.ENDED, EndedForm, "End this", "End help at this stage",
            "Nothing is deleted. Nothing more is asked of you here.",
        ),
    )
}  # fmt: skip
BY_SLUG = {sort.slug: sort for sort in SORTS.values()}
