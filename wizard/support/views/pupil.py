"""One pupil's page: what is due next, what happened, how each part stands."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from people.service import signed_in
from schoolyear.ages import year_group
from schoolyear.years import first_day, starting_year
from wizard.attendance.service import facts_of, marks_known, watch_of
from wizard.support.actions.open_record import open_record
from wizard.support.due import Due, State
from wizard.support.enums import Kind
from wizard.support.picture import picture_of
from wizard.support.queries import Stage, stage_of
from wizard.support.sections import new_href, sections_of
from wizard.support.views.listing import LABELS, TONES
from wizard.support.views.reach import pupil_of, shell


@require_safe
@login_required
def pupil(request: HttpRequest, public_id: str) -> HttpResponse:
    """Shows one pupil's school stage; who looked is written down."""
    found = pupil_of(request, public_id)
    open_record(signed_in(request), found)
    stage = stage_of(found, timezone.localdate())
    return render(request, "support/pupil.html", {**shell(request, found.school), **page_of(stage)})


def page_of(stage: Stage) -> dict[str, Any]:
    """Returns what the page shows."""
    pupil, today = stage.pupil, stage.today
    watch = watch_of(pupil.school, today)
    marks = marks_known(pupil).between(first_day(starting_year(today)), today)
    pressing = [due for due in stage.dues if due.state(today) in (State.LATE, State.TODAY)]
    return {
        "pupil": pupil,
        "stage": stage,
        "year_group": year_group(pupil.born, today) if pupil.born else None,
        "heading": heading_of(stage, pressing),
        "dues": [due_row(stage, due) for due in stage.dues],
        "sections": sections_of(stage),
        "picture": picture_of(stage),
        "arranged": stage.record.latest(Kind.ARRANGEMENT),
        "arrange_href": new_href(stage, Kind.ARRANGEMENT),
        "end_href": new_href(stage, Kind.ENDED),
        "ended": stage.record.latest(Kind.ENDED) if stage.record.closed else None,
        "facts": facts_of(marks) if marks.all else [],
        "takes_referrals": watch.route is not None,
    }


def heading_of(stage: Stage, pressing: list[Due]) -> str:
    """Returns the fact the page begins with."""
    name = stage.pupil.first_name or "This pupil"
    if stage.record.left:
        return f"{name} has left the school"
    if not stage.record.standing:
        return f"What does {name} need from school?"
    if pressing:
        return f"1 thing to do for {name}" if len(pressing) == 1 else f"{len(pressing)} things to do for {name}"
    return f"Nothing is late for {name}"


def due_row(stage: Stage, due: Due) -> dict[str, Any]:
    """Returns one thing due as the list shows it."""
    state = due.state(stage.today)
    return {
        "what": due.what,
        "why": due.why,
        "on": due.on,
        "href": new_href(stage, due.kind, due.about),
        "label": LABELS.get(state, ""),
        "tone": TONES.get(state, "plain"),
    }
