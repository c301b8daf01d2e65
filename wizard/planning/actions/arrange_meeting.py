"""A day is found for a meeting, and it is written down that it took place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from people.models import User
from record.service import record_event
from wizard.casework.enums import CaseStatus, Move
from wizard.casework.models import Case, CaseTask
from wizard.casework.service import hold, note_moment, recount, tell_family
from wizard.planning.actions.settle_clock import MINUTES, PLANNING, review_clock, settle_clock
from wizard.planning.days import day_before
from wizard.planning.enums import BEFORE_THE_START, Attendee, MeetingKind, Part
from wizard.planning.models import Invited, Meeting, PlanRecord, RecordDraft
from wizard.planning.papers import SOURCE, advice_of, papers_before_start
from wizard.planning.sections import SECTIONS, Section, missing_in


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited: what they are to the case, and their name."""

    attendee: Attendee
    name: str


@dataclass(frozen=True, slots=True)
class Promise:
    """An action of a meeting: what, whose move, the owner's name and by when."""

    what: str
    move: str
    owner_name: str = ""
    due_on: date | None = None


NEWER_ADVICE = "Get newer advice from health for the review, and hand it in"
#: Who hears of a meeting on a page of their own.
FAMILY = frozenset({Attendee.PARENT, Attendee.PUPIL})


class NotFinished(Exception):
    """A record lacks sections that it has to have."""

    def __init__(self, missing: list[Section]) -> None:
        self.missing = missing
        super().__init__(f"{len(missing)} missing")


class OnAnotherDay(ValueError):
    """The day cannot be; the sentence is for the person."""


@transaction.atomic
def arrange_meeting(
    actor: User,
    case: Case,
    kind: MeetingKind,
    planned_for: date,
    *,
    place: str,
    at: str = "",
    where: str = "",
    chair: str = "",
    guests: Sequence[Guest] = (),
) -> Meeting:
    """Returns the meeting. The school arranges its meetings (requirements N123, E57, E74), the council may too.

    Raises PermissionDenied.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    meeting = Meeting.objects.create(
        case=held, kind=kind, planned_for=planned_for, at=at, place=place, where=where, chair=chair,
        arranged_by=actor, arranged_at=timezone.now(),
    )  # fmt: skip
    Invited.objects.bulk_create(Invited(meeting=meeting, attendee=one.attendee, name=one.name) for one in guests)
    told = {"meeting": meeting.pk, "kind": str(kind), "on": planned_for.isoformat()}
    record_event("case", held.submission.reference, "meeting_arranged", actor, told)
    ask_for_papers(actor, meeting)
    tell_invited_family(meeting, held)
    return meeting


def tell_invited_family(meeting: Meeting, case: Case, news: str = "") -> None:
    """Tells the family of a meeting to which it was invited; `news` is what became of the meeting since."""
    if meeting.invited.filter(attendee__in=FAMILY).exists():
        tell_family(case, f"meeting:{meeting.pk}{news}")


def ask_for_papers(actor: User, meeting: Meeting) -> None:
    """Asks the school for what the meeting is prepared with: the route's papers before the first plan (requirement
    E56), newer advice from health before a review (E81). Each is asked once, for the school day before.
    """
    case = Case.objects.select_related("submission__referral__route_version").get(pk=meeting.case_id)
    asked: list[tuple[str, str]] = []
    if meeting.kind in BEFORE_THE_START and case.status != CaseStatus.PROVIDED:
        asked = [(one.wanted.key, f"Hand in: {one.wanted.title}")
                 for one in papers_before_start(case) if one.holds and not one.there]  # fmt: skip
    elif meeting.kind == MeetingKind.REVIEW:
        advice = advice_of(case)
        asked = [(advice.wanted.key, NEWER_ADVICE)] if advice and advice.is_old else []
    for key, what in asked:
        if not case.tasks.filter(source=f"{SOURCE}{key}", done_at=None).exists():
            due = max(day_before(case, meeting.planned_for), timezone.localdate())
            keep_promise(actor, case, Promise(what, Move.SCHOOL, "", due), f"{SOURCE}{key}")
    if asked:
        recount(case)


@transaction.atomic
def record_meeting(
    actor: User,
    meeting: Meeting,
    held_on: date,
    *,
    came: Mapping[int, bool],
    views: Mapping[int, str],
    minutes: str,
    promises: Sequence[Promise] = (),
) -> Meeting:
    """Returns the meeting as it was held, its promises as tasks with owners (requirement N129), and the clocks moved.

    Written down twice, or called off meanwhile, it stays as it is. Raises PermissionDenied, OnAnotherDay for a day to
    come.
    """
    case = hold(actor, meeting.case_id, Move.SCHOOL)
    if held_on > timezone.localdate():
        raise OnAnotherDay("A meeting is written down after it was held")
    found = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if found.held_on or found.cancelled_at:
        return found
    found.held_on, found.minutes = held_on, minutes.strip()
    found.save(update_fields=["held_on", "minutes"])
    for guest in found.invited.all():
        guest.came, guest.view = came.get(guest.pk, False), views.get(guest.pk, "").strip()
        guest.save(update_fields=["came", "view"])
    for one in promises:
        keep_promise(actor, case, one, f"meeting:{found.pk}")
    event = "review_held" if found.kind == MeetingKind.REVIEW else "meeting_held"
    note_moment(actor, case, event, held_on, about=str(found.pk))
    if event == "review_held":
        settle_clock(actor, case, review_clock(case), "The review was held")
    elif found.kind in BEFORE_THE_START:
        settle_clock(actor, case, PLANNING, "The meeting was held")
    return found


@transaction.atomic
def promise(actor: User, case: Case, one: Promise, meeting: Meeting | None = None) -> CaseTask:
    """Returns the task of an action that people agreed on (requirement N129). Raises PermissionDenied.

    The school writes down what others promised in its meeting too: it chairs it, and they were there.
    """
    held = hold(actor, case.pk, Move.SCHOOL)
    task = keep_promise(actor, held, one, f"meeting:{meeting.pk}" if meeting else "plan")
    recount(held)
    return task


def keep_promise(actor: User, case: Case, one: Promise, source: str) -> CaseTask:
    """Returns the stored task, inside the transaction of an action that checked the permission."""
    task = CaseTask.objects.create(
        case=case, what=one.what, move=one.move, owner_name=one.owner_name, due_on=one.due_on, source=source,
        made_by=actor, made_at=timezone.now(),
    )  # fmt: skip
    record_event("case", case.submission.reference, "task_added", actor, {"task": task.pk, "move": one.move})
    return task


@transaction.atomic
def keep_draft(actor: User, meeting: Meeting, part: Part, content: Mapping[str, str]) -> RecordDraft:
    """Returns what is written so far, while the meeting goes on; nothing has to be complete. Raises PermissionDenied.

    Whoever opens the part next goes on from there. No event: it is nobody's word yet.
    """
    hold(actor, meeting.case_id, Move.SCHOOL)
    known = {one.key for one in SECTIONS[part]}
    words = {key: text.strip() for key, text in content.items() if key in known and text.strip()}
    row, _ = RecordDraft.objects.update_or_create(
        meeting=meeting, defaults={"content": words, "written_by": actor, "written_at": timezone.now()}
    )
    return row


@transaction.atomic
def write_record(actor: User, meeting: Meeting, part: Part, content: Mapping[str, str]) -> PlanRecord:
    """Returns the next version of the Planning and Review Record; earlier ones stay (requirements N128, N131).

    Raises PermissionDenied, NotFinished.
    """
    case = hold(actor, meeting.case_id, Move.SCHOOL)
    missing = missing_in(part, content)
    if missing:
        raise NotFinished(missing)
    last = case.records.order_by("-number").first()
    record = PlanRecord.objects.create(
        meeting=meeting, case=case, part=part, number=last.number + 1 if last else 1,
        content={key: words.strip() for key, words in content.items() if words.strip()},
        written_by=actor, written_at=timezone.now(),
    )  # fmt: skip
    RecordDraft.objects.filter(meeting=meeting).delete()
    told = {"record": record.number, "part": str(part), "meeting": meeting.pk}
    record_event("case", case.submission.reference, "plan_recorded", actor, told)
    return record


@transaction.atomic
def send_minutes(actor: User, meeting: Meeting, to: Sequence[Guest], sent_on: date) -> Meeting:
    """Returns the meeting, its minutes written down as sent (requirements N142, E74).

    The minutes themselves go by the way each person has: the pages show them to whoever may read the case.
    Raises PermissionDenied, OnAnotherDay for a day before the meeting.
    """
    case = hold(actor, meeting.case_id, Move.SCHOOL)
    found = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if found.held_on is None or sent_on < found.held_on:
        raise OnAnotherDay("Minutes go out on the day of the meeting or after it")
    found.minutes_sent_on = sent_on
    found.minutes_sent_to = [{"role": str(one.attendee), "name": one.name} for one in to]
    found.save(update_fields=["minutes_sent_on", "minutes_sent_to"])
    told = {"meeting": found.pk, "on": sent_on.isoformat(), "people": len(to)}
    record_event("case", case.submission.reference, "minutes_sent", actor, told)
    if any(one.attendee in FAMILY for one in to):
        tell_family(case, f"minutes:{found.pk}")
    settle_clock(actor, case, MINUTES, "The minutes were sent")
    recount(case)
    return found
