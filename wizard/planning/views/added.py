"""What health adds to a plan, and the council's look at the lessons: asked, written down, read by both sides."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from wizard.casework.enums import OPEN
from wizard.evidence.service import items_visible_to
from wizard.planning.actions.add_to_plan import CameAlready, ask_health, look_at_lessons, note_added, note_what_came
from wizard.planning.enums import AddedKind
from wizard.planning.forms.added import AddedForm, AskHealthForm, CameForm, LessonsForm
from wizard.planning.views.sides import Side


def health(side: Side) -> HttpResponse:
    """Answers with what was asked of health and what came, and with the looks at the lessons."""
    rows = list(side.case.added.select_related("written_by", "sent__link", "sent__item").reverse())
    may_open = set(
        items_visible_to(side.actor).filter(referral=side.case.submission.referral).values_list("pk", flat=True)
    )
    return side.show(
        "planning/added.html",
        waiting=[one for one in rows if one.came_on is None],
        came=[one for one in rows if one.came_on and one.kind != AddedKind.LESSONS],
        looks=[one for one in rows if one.kind == AddedKind.LESSONS],
        open=side.case.status in OPEN,
        may_open=may_open,
    )


def only_open(side: Side) -> None:
    """Raises Http404 for a case that is over."""
    if side.case.status not in OPEN:
        raise Http404


def ask(side: Side) -> HttpResponse:
    """Asks what is wanted of whom; POST keeps it, with a task that is followed up."""
    only_open(side)
    form = AskHealthForm(side.posted)
    if form.is_valid():
        said = form.cleaned_data
        row = ask_health(side.actor, side.case, AddedKind(said["kind"]), said["who"], said["asked"], said["due_on"])
        return side.back(f"health/{row.pk}/send/")
    lead = "This keeps what you ask and reminds you when nothing came. Next you can send them a link to answer."
    return side.ask(form, "Ask somebody of health", send="Continue", back="health/", lead=lead)


def add(side: Side) -> HttpResponse:
    """Asks what health did; POST keeps it."""
    only_open(side)
    form = AddedForm(side.posted, initial={"came_on": timezone.localdate()})
    if form.is_valid():
        said = form.cleaned_data
        note_added(side.actor, side.case, AddedKind(said["kind"]), said["who"], said["what"], said["came_on"])
        return side.back("health/")
    return side.ask(form, "What health did", send="Keep this", back="health/")


def came(side: Side, number: int) -> HttpResponse:
    """Asks what came of what was asked; POST keeps it. 404 for what has come, and for another case's."""
    only_open(side)
    row = get_object_or_404(side.case.added.filter(came_on=None), pk=number)
    form = CameForm(side.posted, initial={"came_on": timezone.localdate()})
    if form.is_valid():
        try:
            note_what_came(side.actor, row, form.cleaned_data["what"], form.cleaned_data["came_on"])
            return side.back("health/")
        except CameAlready as refused:
            form.say({"": str(refused)})
    return side.ask(form, f"{row.get_kind_display()}: {row.who}", send="Keep this", back="health/", lead=row.asked)


def lessons(side: Side) -> HttpResponse:
    """Asks the council whether the lessons suit the pupil; POST keeps it, and what changes has a day."""
    only_open(side)
    form = LessonsForm(side.posted, initial={"who": str(side.actor), "on": timezone.localdate()})
    if form.is_valid():
        said = form.cleaned_data
        look_at_lessons(side.actor, side.case, said["who"], said["what"], said["on"], suits=said["suits"] == "yes",
                        then=said["then"], by=said["by"])  # fmt: skip
        return side.back("health/")
    return side.ask(form, "Do the lessons suit the pupil?", send="Keep this", back="health/")
