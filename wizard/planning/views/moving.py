"""A meeting that was arranged is moved to another day, or called off."""

from django.http import Http404, HttpResponse

from wizard.planning.actions.arrange_meeting import OnAnotherDay
from wizard.planning.actions.move_meeting import PLACE, cancel_meeting, move_meeting
from wizard.planning.forms.meetings import MoveForm, WhyForm
from wizard.planning.models import Meeting
from wizard.planning.views.meetings import of_case
from wizard.planning.views.sides import Side


def still_to_come(side: Side, number: int) -> Meeting:
    """Returns a meeting of this case that was neither held nor called off. Raises Http404 for another."""
    found = of_case(side, number)
    if found.held_on or found.cancelled_at:
        raise Http404
    return found


def move(side: Side, number: int) -> HttpResponse:
    """Asks for the new day; POST moves the meeting, and a family that was invited is told that something is new."""
    found = still_to_come(side, number)
    here = f"meeting/{found.pk}/"
    form = MoveForm(side.posted, initial={name: getattr(found, name) for name in ("planned_for", *PLACE)})
    if form.is_valid():
        said = dict(form.cleaned_data)
        try:
            move_meeting(side.actor, found, said.pop("planned_for"), **said)
            return side.back(here)
        except OnAnotherDay as refused:
            form.say({"planned_for": str(refused)})
    lead = "A family that was invited gets an email with a link. Tell everybody else yourself."
    return side.ask(form, "Move the meeting", send="Move it", back=here, lead=lead)


def cancel(side: Side, number: int) -> HttpResponse:
    """Asks why a meeting does not take place; POST calls it off."""
    found = still_to_come(side, number)
    form = WhyForm(side.posted, label="Why does it not take place?", missing="Enter why it does not take place")
    if form.is_valid():
        cancel_meeting(side.actor, found, form.cleaned_data["why"])
        return side.back()
    lead = "A family that was invited gets an email with a link. Tell everybody else yourself."
    return side.ask(form, "Call the meeting off", send="Call it off", back=f"meeting/{found.pk}/", lead=lead)
