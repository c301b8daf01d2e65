"""Meetings, the plan and what is provided, as far as one person of a family may read it.

Where somebody of the family lives apart or may not be found, what others of it said, and places that are somebody's
home, are left out: an officer reads the rest out after looking through it.
"""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from wizard.parents.readers import Reader
from wizard.parents.standing import day_words
from wizard.planning.enums import Attendee, MeetingPlace, PackageStatus, Part
from wizard.planning.models import Agreement, Ending, Meeting, Package, PackageLine, PlanRecord
from wizard.planning.service import SECTIONS

#: Where the desk's word is one that a family would have to look up.
ROLES = {Attendee.EHCP.value: "Whoever looks after the education, health and care plan"}


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: what it is, when, where, who is invited (by role), what was written down for this person."""

    title: str
    when: str
    where: str
    who: list[str]
    held: bool
    minutes: str = ""
    off: bool = False
    moved_from: str = ""


@dataclass(frozen=True, slots=True)
class Taught:
    """What is taught in one period: the period, how far it has got, and its parts as sentences."""

    package: Package
    state: str
    lines: list[str]


@dataclass(frozen=True, slots=True)
class Written:
    """One part of the record: its title, and what stands under each label."""

    title: str
    said: list[tuple[str, str]]


@dataclass(slots=True)
class Plan:
    """Everything of planning that this person reads."""

    meetings: list[Met] = field(default_factory=list)
    taught: list[Taught] = field(default_factory=list)
    sections: list[Written] = field(default_factory=list)
    kept_back: bool = False
    agreements: list[dict[str, object]] = field(default_factory=list)
    ending: Ending | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not (self.meetings or self.taught or self.sections or self.agreements)


def plan_of(reader: Reader, today: date) -> Plan:
    """Returns what this person reads of the plan."""
    case = reader.case
    records = PlanRecord.objects.filter(case=case)
    meetings = Meeting.objects.filter(case=case).prefetch_related("invited")
    plan = Plan(
        meetings=[met(reader, one, today) for one in meetings if is_told(one, today)],
        taught=taught_of(reader),
        kept_back=reader.apart and records.exists(),
        agreements=[signed(reader, one) for one in Agreement.objects.filter(case=case, replaced_at=None)],
        ending=Ending.objects.filter(case=case).only("label", "ended_on", "onward").last(),
    )
    if not reader.apart:
        plan.sections = sections_of(list(records))
    return plan


def is_told(meeting: Meeting, today: date) -> bool:
    """Whether a meeting stands on the page: one that was called off does until its day is over."""
    return meeting.cancelled_at is None or meeting.planned_for >= today


def met(reader: Reader, meeting: Meeting, today: date) -> Met:
    """Returns one meeting, with its minutes for those they were sent to."""
    day = meeting.held_on or meeting.planned_for
    held = meeting.held_on is not None
    if kept_back(reader, meeting):
        off = meeting.cancelled_at is not None
        return Met(meeting.get_kind_display(), day_words(day, today), "Ask us about this meeting.", [], held, off=off)
    roles = dict.fromkeys(ROLES.get(one.attendee, Attendee(one.attendee).label) for one in meeting.invited.all())
    return Met(
        title=meeting.get_kind_display(),
        when=", ".join(part for part in (day_words(day, today), "" if held else meeting.at) if part),
        where=place_words(reader, meeting),
        who=[within(one) for one in roles],
        held=held,
        minutes=meeting.minutes if meeting.minutes_sent_on and has_minutes(reader, meeting) else "",
        off=meeting.cancelled_at is not None,
        moved_from="" if held or not meeting.moved else day_words(meeting.moves[-1]["day"], today),
    )


def kept_back(reader: Reader, meeting: Meeting) -> bool:
    """Whether hour and place would tell this person where somebody who hides is to be found: they are not invited."""
    return reader.kept_from and reader.person.name not in {one.name for one in meeting.invited.all()}


def place_words(reader: Reader, meeting: Meeting) -> str:
    """Returns where a meeting is held; no home is named where the family lives apart."""
    place = MeetingPlace(meeting.place).label
    home = meeting.place == MeetingPlace.HOME
    return place if not meeting.where or (home and reader.apart) else f"{place}: {meeting.where}"


def has_minutes(reader: Reader, meeting: Meeting) -> bool:
    """Whether the minutes went to this person: by name, or, in a family that is one, to a parent or to the pupil."""
    role = Attendee.PUPIL if reader.themselves else Attendee.PARENT
    return any(
        one.get("name") == reader.person.name or (not reader.apart and one.get("role") == role)
        for one in meeting.minutes_sent_to
    )


STATES = {
    PackageStatus.PLANNED: "This is planned. It has not started yet.",
    PackageStatus.RUNNING: "This is what is taught now.",
    PackageStatus.ENDED: "This has ended.",
}


def taught_of(reader: Reader) -> list[Taught]:
    """Returns what is taught now and what was settled to follow; where there is neither, what was taught last.

    A draft that the council still puts together is nobody's news.
    """
    drafts = Q(status=PackageStatus.PLANNED, settled_at=None)
    every = list(
        Package.objects.filter(case=reader.case).exclude(drafts).prefetch_related("lines__claim").order_by("number")
    )
    shown = [one for one in every if one.status != PackageStatus.ENDED] or every[-1:]
    return [
        Taught(one, STATES[PackageStatus(one.status)], [line_words(reader, line) for line in one.lines.all()])
        for one in shown
    ]


def line_words(reader: Reader, line: PackageLine) -> str:
    """Returns one part of the package as a sentence."""
    amount = ""
    if line.amount is not None and line.unit in UNITS:
        amount = f"{line.amount.normalize():f} {UNITS[line.unit]}"
    who, venue = "" if reader.kept_from else line.who, "" if reader.apart else line.venue
    claim = getattr(line, "claim", None)
    waits = claim is not None and claim.placed_on is None and claim.released_on is None
    parts = (line.label, amount, within(who), within(venue), "waiting for a place" if waits else "")
    return ", ".join(part for part in parts if part)


def within(words: str) -> str:
    """Returns words for the middle of a sentence: small at first where they are no name."""
    return words[:1].lower() + words[1:] if words.startswith(OPENINGS) else words


OPENINGS = ("The ", "A ", "At ", "Somebody ", "Whoever ")


UNITS = {"hours_a_week": "hours a week", "sessions_a_week": "half-days a week"}


TITLES = {Part.A: "What the plan says", Part.B: "What the newest review says"}


def sections_of(records: list[PlanRecord]) -> list[Written]:
    """Returns the newest plan and the newest review, section by section."""
    found = []
    for part, sections in SECTIONS.items():
        newest = next((one for one in reversed(records) if one.part == part), None)
        if newest is not None:
            said = [(one.label, newest.content[one.key]) for one in sections if newest.content.get(one.key)]
            found.append(Written(TITLES[part], said))
    return found


def signed(reader: Reader, agreement: Agreement) -> dict[str, object]:
    """Returns an agreement: who signed, and whose signature it waits for, by role."""
    have = {one.party for one in agreement.signatures.all()}
    label = {key: party.label for key, party in reader.route.parties.items()}
    return {
        "title": agreement.title,
        "signed": [label.get(one, one) for one in agreement.signers if one in have],
        "waits": [label.get(one, one) for one in agreement.signers if one not in have],
    }
