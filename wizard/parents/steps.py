"""A case as a line of steps: a picture, and the same in words. Each step has its day, or says that it has none yet."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from wizard.casework.enums import CaseStatus
from wizard.casework.models import Decision
from wizard.parents.readers import Reader
from wizard.parents.standing import REFUSED, day_words
from wizard.planning.enums import MeetingKind
from wizard.planning.models import Meeting, Package

DONE, NOW, LATER = "done", "now", "later"
#: The picture's measures in its own units: a station every so many, the line's height, a station's size.
APART, MIDDLE, RADIUS = 48, 24, 15


@dataclass(slots=True)
class Step:
    """One station: what happens, its day in words, and whether it is done, is the one now, or comes later."""

    text: str
    when: str
    state: str = LATER

    @property
    def done(self) -> bool:
        """Whether it has happened."""
        return self.state == DONE


def steps_of(reader: Reader, decision: Decision | None, today: date) -> list[Step]:
    """Returns the stations of a case in order; the first that is not done is the one now, while the case is open."""
    case, council = reader.case, reader.case.authority.name
    sent = Step("The school sent the referral", day_words(timezone.localdate(case.opened_at), today), DONE)
    if case.status == CaseStatus.WITHDRAWN:
        return [sent, Step("The school took it back", "It can be sent again", DONE)]
    if case.handed_over_to:
        return [sent, handed_over(reader, today)]
    has = Step(f"{council} said it has the referral", "Not yet")
    if case.acknowledged_at:
        has.when, has.state = day_words(timezone.localdate(case.acknowledged_at), today), DONE
    made = Step(f"{council} decides, and says why", "Not yet")
    if decision is not None:
        made = Step(f"{council} decided: {decision.label}", day_words(decision.decided_on, today), DONE)
    found = [sent, has, made, *after(reader, decision, today)]
    current = next((one for one in found if not one.done), None)
    if current is not None and case.status != CaseStatus.CLOSED:
        current.state = NOW
    return found


def handed_over(reader: Reader, today: date) -> Step:
    """Returns who works the case elsewhere, and since when."""
    case = reader.case
    taken = Step(f"{case.handed_over_to} takes it", "Not yet", NOW)
    if case.handed_over_on:
        taken = Step(f"{case.handed_over_to} has it", day_words(case.handed_over_on, today), DONE)
    return taken


def after(reader: Reader, decision: Decision | None, today: date) -> list[Step]:
    """Returns the stations that follow on a decision."""
    if decision is not None and decision.kind in REFUSED:
        return [Step("If you do not agree, you can say so", "At any time")]
    if decision is not None and reader.case.status == CaseStatus.NOT_NOW and decision.look_again_on:
        return [Step(f"{reader.case.authority.name} looks again", day_words(decision.look_again_on, today))]
    return [planned(reader, today), taught(reader, today), over(reader, today)]


def planned(reader: Reader, today: date) -> Step:
    """Returns the meeting at which the plan is made."""
    step = Step("You, the school and others make a plan together", "No day yet")
    meeting = Meeting.objects.filter(case=reader.case, kind=MeetingKind.PLANNING, cancelled_at=None).last()
    if meeting is not None and meeting.held_on:
        step.when, step.state = day_words(meeting.held_on, today), DONE
    elif meeting is not None:
        step.when = day_words(meeting.planned_for, today)
    if reader.case.moments.filter(event="provision_started", struck_at=None).exists():
        step.state, step.when = DONE, step.when if meeting is not None else "Before teaching began"
    return step


def taught(reader: Reader, today: date) -> Step:
    """Returns the day teaching starts, as it began or as it is planned."""
    step = Step("Teaching starts", "No day yet")
    began = reader.case.moments.filter(event="provision_started", struck_at=None).first()
    package = Package.objects.filter(case=reader.case, starts_on__isnull=False).first()
    if began is not None:
        step = Step("Teaching started", day_words(began.on, today), DONE)
    elif package is not None and package.starts_on is not None:
        step.when = day_words(package.starts_on, today)
    return step


def over(reader: Reader, today: date) -> Step:
    """Returns how it ends: back at school, or another plan. Only people end it."""
    case = reader.case
    if case.status == CaseStatus.CLOSED and case.closed_on:
        return Step("The case was closed", day_words(case.closed_on, today), DONE)
    return Step("Back at school, or another plan", "When the time is right")


def picture_of(steps: list[Step]) -> dict[str, object]:
    """Returns what the picture draws: its width, and each station with its place, its number and its state."""
    places = [APART // 2 + place * APART for place in range(len(steps))]
    stations = [
        {"x": x, "number": number, "state": step.state}
        for number, (x, step) in enumerate(zip(places, steps, strict=True), start=1)
    ]
    done = max((x for x, step in zip(places, steps, strict=True) if step.done), default=places[0])
    return {
        "width": APART * len(steps), "height": 2 * MIDDLE, "middle": MIDDLE, "radius": RADIUS, "stations": stations,
        "first": APART // 2, "last": APART * len(steps) - APART // 2, "done": done, "words": words_of(steps),
    }  # fmt: skip


def words_of(steps: list[Step]) -> str:
    """Returns the picture in one sentence."""
    done = sum(one.done for one in steps)
    current = next((one.text for one in steps if one.state == NOW), "")
    return f"{done} of {len(steps)} steps are done." + (f" Now: {current}." if current else "")
