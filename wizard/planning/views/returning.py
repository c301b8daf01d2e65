"""The way back to school: the named adult, the phased timetable, and the headteacher's agreement to it."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from wizard.casework.enums import OPEN
from wizard.planning.actions.plan_return import NotAgreed, add_step, agree_return, drop_step, write_return_plan
from wizard.planning.enums import FirstStep
from wizard.planning.forms.returning import HeadForm, ReturnForm, StepForm
from wizard.planning.models import ReturnPlan
from wizard.planning.views.sides import Side

FIELDS = ("adult", "adult_role", "ready", "signs", "look_again_on")


def plan_of(side: Side) -> ReturnPlan:
    """Returns the case's plan. Raises Http404 where nobody has written one."""
    return get_object_or_404(ReturnPlan, case=side.case)


def way_back(side: Side) -> HttpResponse:
    """Answers with the plan and its steps; POST takes a step off."""
    if side.request.method == "POST":
        drop_step(side.actor, get_object_or_404(plan_of(side).steps, pk=side.number("step")))
        return side.back("return/")
    plan = ReturnPlan.objects.filter(case=side.case).select_related("written_by").first()
    steps = [{"step": one, "said": FirstStep(one.kind).label} for one in plan.steps.all()] if plan else []
    return side.show("planning/return.html", plan=plan, rows=steps)


def write(side: Side) -> HttpResponse:
    """Asks for the named adult and what is ready first; POST keeps it."""
    if side.case.status not in OPEN:
        raise Http404
    plan = ReturnPlan.objects.filter(case=side.case).first()
    form = ReturnForm(side.posted, initial={name: getattr(plan, name) for name in FIELDS} if plan else {})
    if form.is_valid():
        write_return_plan(side.actor, side.case, form.cleaned_data)
        return side.back("return/")
    return side.ask(form, "The way back", send="Keep this", back="return/")


def step(side: Side) -> HttpResponse:
    """Asks for one step; POST adds it to the timetable."""
    plan = plan_of(side)
    form = StepForm(side.posted)
    if form.is_valid():
        said = form.cleaned_data
        add_step(side.actor, plan, said["begins"], said["kind"], said["what"], said["hours"])
        return side.back("return/")
    return side.ask(form, "A step back", send="Add it", back="return/")


def agree(side: Side) -> HttpResponse:
    """Asks who agrees for the school; POST keeps it, and what is to be ready has a day."""
    plan = plan_of(side)
    form = HeadForm(side.posted, initial={"on": timezone.localdate()})
    if form.is_valid():
        try:
            agree_return(side.actor, plan, form.cleaned_data["by"], form.cleaned_data["on"])
            return side.back("return/")
        except NotAgreed as refused:
            form.say({"": str(refused)})
    return side.ask(form, "Who agrees to the timetable?", send="Keep this", back="return/")
