"""Meetings: arranged, held, written down, and their minutes sent."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from wizard.casework.enums import OPEN, CaseStatus
from wizard.casework.models import Case
from wizard.casework.service import pupil_words
from wizard.consent.service import people_of
from wizard.planning.actions.arrange_meeting import (
    NotFinished,
    OnAnotherDay,
    Promise,
    arrange_meeting,
    keep_draft,
    promise,
    record_meeting,
    send_minutes,
    write_record,
)
from wizard.planning.enums import BEFORE_THE_START, Attendee, MeetingKind, Part
from wizard.planning.forms.meetings import (
    HeldForm,
    MeetingForm,
    MinutesForm,
    PromiseForm,
    RecordForm,
    known_guests,
)
from wizard.planning.models import Meeting, PlanRecord, RecordDraft
from wizard.planning.queries import standing_agreements
from wizard.planning.sections import SECTIONS
from wizard.planning.views.sides import Side
from wizard.planning.where import minutes_due, promised
from wizard.planning.wording import first_plan
from wizard.routes.service import route_of


def arrange(side: Side) -> HttpResponse:
    """Asks when and with whom; POST arranges the meeting."""
    if side.case.status not in OPEN:
        raise Http404
    form = MeetingForm(side.posted, initial=first_guess(side.case))
    if form.is_valid():
        said = form.cleaned_data
        more = {name: said[name] for name in ("place", "at", "where", "chair")}
        made = arrange_meeting(
            side.actor, side.case, MeetingKind(said["kind"]), said["planned_for"], guests=form.guests(), **more
        )
        return side.back(f"meeting/{made.pk}/")
    return side.ask(form, "Arrange a meeting", send="Arrange it", lead="Write down what you agreed with the family.")


def first_guess(case: Case) -> dict[str, Any]:
    """Returns what is known before anything is typed: the kind that comes next, and the people around the pupil."""
    people, kinds = people_of(case.submission.referral), {
        key: party.kind for key, party in route_of(case.submission.referral.route_version).parties.items()
    }  # fmt: skip
    pupil = pupil_words(case)["name"]
    names = {
        Attendee.PUPIL: [pupil] if pupil else [],
        Attendee.PARENT: [one.name for one in people if kinds.get(one.party) == "parent"],
        Attendee.COUNCIL: [str(case.owner)] if case.owner else [],
    }
    kind = MeetingKind.REVIEW if case.status == CaseStatus.PROVIDED else MeetingKind.PLANNING
    return {"kind": kind, "place": "school", **known_guests(names)}


def of_case(side: Side, number: int) -> Meeting:
    """Returns a meeting of this case; raises Http404 for another's."""
    found: Meeting = get_object_or_404(side.case.meetings.prefetch_related("invited", "records"), pk=number)
    return found


def one(side: Side, number: int) -> HttpResponse:
    """Answers with one meeting: who is invited, who came, what was agreed."""
    found = of_case(side, number)
    tasks = promised(side.case, timezone.localdate())
    return side.show(
        "planning/meeting.html",
        meeting=found,
        part=part_for(found),
        draft=RecordDraft.objects.filter(meeting=found).select_related("written_by").first(),
        minutes_by=minutes_due(side.case, found),
        promises=[one for one in tasks if one["row"].source == f"meeting:{found.pk}"],
    )


def part_for(meeting: Meeting) -> Part:
    """Returns which part of the record is written at this meeting: the plan before the start, else how it goes."""
    return Part.A if meeting.kind in BEFORE_THE_START else Part.B


def held(side: Side, number: int) -> HttpResponse:
    """Asks who came and what was said; POST writes the meeting down."""
    found = of_case(side, number)
    if found.held_on or found.cancelled_at:
        raise Http404
    day = min(found.planned_for, timezone.localdate())
    everybody = [str(one.pk) for one in found.invited.all()]
    initial = {"held_on": day, "came": everybody}
    form = HeldForm(side.posted, invited=list(found.invited.all()), initial=initial)
    if form.is_valid():
        said = form.cleaned_data
        record_meeting(
            side.actor, found, said["held_on"], came=form.came(), views=form.views(), minutes=said["minutes"]
        )
        return side.back(f"meeting/{found.pk}/")
    heading = f"{found.get_kind_display()}: who came, and what was said"
    return side.ask(form, heading, send="Write it down", back=f"meeting/{found.pk}/")


def record(side: Side, number: int) -> HttpResponse:
    """Asks for one part of the Planning and Review Record, with the earlier version's words; POST stores the next.

    While people talk it is kept as it is so far; it is the case's record only after the meeting was written down.
    """
    found = of_case(side, number)
    if found.cancelled_at:
        raise Http404
    part = part_for(found)
    last = side.case.records.filter(part=part).order_by("-number").first()
    draft = RecordDraft.objects.filter(meeting=found).first()
    form = RecordForm(side.posted, part=part, initial=begun(side.case, part, draft, last))
    if side.request.method == "POST" and (not found.held_on or side.request.POST.get("later")):
        keep_draft(side.actor, found, part, side.request.POST)
        return side.back(f"meeting/{found.pk}/")
    if form.is_valid():
        try:
            write_record(side.actor, found, part, form.cleaned_data)
            return side.back(f"meeting/{found.pk}/")
        except NotFinished as refused:
            form.say({one.key: f"Enter something under “{one.label}”" for one in refused.missing})
    lead = "Earlier versions stay as they were." if last else ""
    send, later = ("Keep this part", "Save it, and go on later") if found.held_on else ("Save it so far", "")
    return side.ask(form, str(part.label), send=send, later=later, back=f"meeting/{found.pk}/", lead=lead)


def begun(case: Case, part: Part, draft: RecordDraft | None, last: PlanRecord | None) -> dict[str, str]:
    """Returns what a part is opened with: what was saved so far, else the last plan, else what the referral says."""
    if draft is not None:
        return dict(draft.content)
    if part == Part.B:
        return {}
    return dict(last.content) if last is not None else first_plan(case)


def records(side: Side) -> HttpResponse:
    """Answers with every version of the record, the newest first."""
    rows = [
        {
            "record": one,
            "answers": [
                {"label": section.label, "value": one.content[section.key]}
                for section in SECTIONS[Part(one.part)]
                if one.content.get(section.key)
            ],
        }
        for one in side.case.records.select_related("written_by", "meeting").order_by("-number")
    ]
    return side.show("planning/records.html", rows=rows, agreements=list(standing_agreements(side.case)))


def minutes(side: Side, number: int) -> HttpResponse:
    """Asks to whom the minutes went; POST writes that down."""
    found = of_case(side, number)
    if not found.held_on:
        raise Http404
    people = [(f"{one.attendee}-{one.pk}", one.get_attendee_display(), one.name) for one in found.invited.all()]
    initial = {"sent_on": timezone.localdate(), "to": [key for key, _, _ in people]}
    form = MinutesForm(side.posted, people=people, initial=initial)
    if form.is_valid():
        try:
            send_minutes(side.actor, found, form.receivers(), form.cleaned_data["sent_on"])
            return side.back(f"meeting/{found.pk}/")
        except OnAnotherDay as refused:
            form.say({"sent_on": str(refused)})
    lead = "Send them to everybody by the way you use, or give them on paper. This keeps who has them."
    return side.ask(form, "Who has the minutes?", send="Keep this", back=f"meeting/{found.pk}/", lead=lead)


def add_action(side: Side, number: int) -> HttpResponse:
    """Asks for one action of a meeting; POST keeps it, with its owner and day."""
    found = of_case(side, number)
    form = PromiseForm(side.posted)
    if form.is_valid():
        said = form.cleaned_data
        promise(side.actor, side.case, Promise(said["what"], said["move"], said["owner_name"], said["due_on"]), found)
        return side.back(f"meeting/{found.pk}/")
    return side.ask(form, "An action", send="Add it", back=f"meeting/{found.pk}/")
