"""Where a case is, in a family's words: one fact, and what comes next, whose move it is and by when."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.dateformat import format as format_date

from wizard.casework.enums import OPEN, UNDECIDED, CaseStatus, Move, OutcomeKind
from wizard.casework.models import CaseTask, Decision
from wizard.casework.service import asked_of
from wizard.parents.letters import own_challenges
from wizard.parents.readers import Reader
from wizard.routes.service import casework_of

REFUSED = frozenset({OutcomeKind.DECLINE, OutcomeKind.ADVISE})
#: Kinds that decide the referral; the others ask for something first.
DECIDED = REFUSED | {OutcomeKind.AGREE, OutcomeKind.NOT_NOW}
MOVES = {
    Move.COUNCIL: "{council} must do this", Move.SCHOOL: "The school must do this",
    Move.FAMILY: "We ask you to do this", Move.HEALTH: "We ask a doctor or nurse to do this",
    Move.PROVIDER: "Those who teach must do this",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next: what, who does it, the day in words (empty where there is none), and whether it has passed."""

    what: str
    who: str
    by: str
    late: bool


@dataclass(frozen=True, slots=True)
class Due:
    """A day that counts in this case: what, who, the day in words, whether it has passed."""

    what: str
    who: str
    by: str
    late: bool


def move_words(reader: Reader, move: Move) -> str:
    """Returns whose move it is, in a sentence without its full stop."""
    return MOVES[move].format(council=reader.case.authority.name)


def day_words(day: date, today: date) -> str:
    """Returns "Friday 4 December", with the year where it is another."""
    return format_date(day, "l j F" if day.year == today.year else "l j F Y")


def headline(reader: Reader, decision: Decision | None, today: date) -> str:
    """Returns the page's one fact."""
    case, council, child = reader.case, reader.case.authority.name, reader.child
    whose = "you" if reader.themselves else child
    if case.status == CaseStatus.WITHDRAWN:
        return "The school took the referral back"
    if case.handed_over_to:
        return "This case is worked somewhere else"
    if decision is not None and decision.kind in REFUSED and case.status == CaseStatus.CLOSED:
        return f"{council} gave advice" if decision.kind == OutcomeKind.ADVISE else f"{council} did not agree"
    if decision is not None and case.status == CaseStatus.NOT_NOW and decision.look_again_on:
        return f"Not now: {council} looks again on {day_words(decision.look_again_on, today)}"
    words = {
        CaseStatus.RECEIVED: f"{council} has the referral",
        CaseStatus.ACKNOWLEDGED: f"{council} is looking at the referral",
        CaseStatus.WAITING: f"{council} waits for something it asked for",
        CaseStatus.NOT_NOW: "Not now: it is looked at again",
        CaseStatus.PLANNING: f"Agreed: teaching for {whose} is being planned",
        CaseStatus.PROVIDED: "You are being taught" if reader.themselves else f"{child} is being taught",
        CaseStatus.CLOSED: "This case is closed",
    }
    return words[CaseStatus(case.status)]


def decided(reader: Reader) -> Decision | None:
    """Returns the newest decision about the referral; asking for a meeting or for more is none."""
    return reader.case.decisions.filter(kind__in=DECIDED).order_by("-number").first()


def next_of(reader: Reader, today: date) -> Next | None:
    """Returns what comes next; None for a case that is over or worked elsewhere."""
    case = reader.case
    if case.status not in OPEN or case.handed_over_to:
        return None
    what, move = what_of(reader), Move(case.next_move or Move.COUNCIL)
    if what == something(reader):  # whose it is would tell of what this person may not know
        move = Move.COUNCIL
    by = day_words(case.next_due_on, today) if case.next_due_on else ""
    late = case.next_due_on is not None and case.next_due_on < today
    return Next(what, move_words(reader, move), by, late)


def what_of(reader: Reader) -> str:
    """Returns the next thing in words. What the council noted for itself is not told."""
    case, council = reader.case, reader.case.authority.name
    kind, _, key = case.next_about.partition(":")
    if kind == "acknowledge":
        return f"Somebody at {council} reads the referral. They tell the school that they have it."
    if kind == "look_again":
        return f"{council} looks at it again."
    if kind == "clock" and key in reader.route.clocks:
        return f"{reader.route.clocks[key].title}."
    if kind == "request":
        return request_words(reader, key)
    if kind == "challenge":
        return challenge_words(reader, key)
    if kind == "task":
        return task_words(reader, key)
    if case.status == CaseStatus.PLANNING:
        return "The teaching is planned. No day is set for that yet."
    return f"{council} decides." if case.status in UNDECIDED else "No day is set for the next step."


def something(reader: Reader) -> str:
    """Returns the words for what this person may not know more of."""
    return f"{reader.case.authority.name} has something to do."


def challenge_words(reader: Reader, key: str) -> str:
    """Returns that a challenge is answered, to whoever made it."""
    mine = any(str(one.pk) == key for one in own_challenges(reader))
    return f"{reader.case.authority.name} answers what you said." if mine else something(reader)


def request_words(reader: Reader, key: str) -> str:
    """Returns what was asked, in words: by the council, or by the school of the council."""
    asked, council = reader.case.info_requests.filter(pk=int(key)).first(), reader.case.authority.name
    if asked is not None and asked.of == Move.COUNCIL:
        return f"{council} answers a question of the school."
    if asked is not None and asked.of == Move.FAMILY and not asked_of(asked, reader.person):
        return something(reader)
    whom = {Move.FAMILY.value: " you", Move.SCHOOL.value: " the school"}.get(asked.of if asked else "", "")
    return f"An answer to what {council} asked{whom}."


def task_words(reader: Reader, key: str) -> str:
    """Returns a promised thing in words, as far as this person may know of it."""
    task = CaseTask.objects.filter(case=reader.case, pk=int(key)).select_related("family_message").first()
    message = getattr(task, "family_message", None)
    if message is not None and message.person_id == reader.person.pk:
        return f"{reader.case.authority.name} answers your message."
    if task is not None and task.source.startswith("challenge:"):
        return challenge_words(reader, task.source.partition(":")[2])
    if task is not None and task in promised(reader):
        return sentence(task.what)
    return something(reader)


def sentence(words: str) -> str:
    """Returns somebody's words with a stop at their end."""
    said = words.strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."


def promised(reader: Reader) -> list[CaseTask]:
    """Returns what was promised in meetings or is asked of the family, and not done yet.

    Where the family lives apart, what another of them promised is left out.
    """
    tasks = reader.case.tasks.filter(done_at=None)
    told = [one for one in tasks if one.move == Move.FAMILY or one.source.startswith("meeting:")]
    if reader.apart:
        told = [one for one in told if one.move != Move.FAMILY or one.owner_name in ("", reader.person.name)]
    return told


def dues_of(reader: Reader, today: date) -> list[Due]:
    """Returns the days that count and that nobody has dealt with, the earliest first."""
    case = reader.case
    if case.status not in OPEN or case.handed_over_to:
        return []
    found = []
    for clock in case.clocks.all():
        told = reader.route.clocks.get(clock.key)
        if told is None or clock.is_dealt_with or clock.due_on < timezone.localdate(case.opened_at):
            continue
        by = day_words(clock.due_on, today)
        who = move_words(reader, Move(clock.move))
        words = f"by {by}, as it looks now" if clock.provisional else f"by {by}"
        found.append(Due(f"{told.title}.", who, words, clock.due_on < today))
    return found


def undecided_late(reader: Reader, today: date) -> date | None:
    """Returns the day by which the council should have decided, where it has passed and nobody has."""
    case = reader.case
    casework = casework_of(case.submission.referral.route_version)
    if case.status not in UNDECIDED or case.handed_over_to or casework is None or not casework.decision_due:
        return None
    clock = case.clocks.filter(key=casework.decision_due).first()
    return clock.due_on if clock is not None and clock.due_on < today else None
