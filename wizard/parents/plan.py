"""Meetings, the plan and what is provided, as far as one person of a family may read it.

Where somebody of the family lives apart or may not be found, what others of it said, and places that are somebody's
home, are left out: an officer reads the rest out after looking through it.
"""

from dataclasses import dataclass, field
from datetime import date

from wizard.parents.readers import Reader
from wizard.parents.standing import day_words
from wizard.planning.enums import Attendee, MeetingPlace, PackageStatus
from wizard.planning.models import Agreement, Ending, Meeting, Package, PackageLine, PlanRecord
from wizard.planning.service import SECTIONS


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: what it is, when, where, who is invited (by role), what was written down for this person."""

    title: str
    when: str
    where: str
    who: list[str]
    held: bool
    minutes: str = ""


@dataclass(slots=True)
class Plan:
    """Everything of planning that this person reads."""

    meetings: list[Met] = field(default_factory=list)
    package: Package | None = None
    state: str = ""
    lines: list[str] = field(default_factory=list)
    sections: list[tuple[str, str]] = field(default_factory=list)
    kept_back: bool = False
    agreements: list[dict[str, object]] = field(default_factory=list)
    ending: Ending | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is planned yet."""
        return not (self.meetings or self.package or self.sections or self.agreements)


def plan_of(reader: Reader, today: date) -> Plan:
    """Returns what this person reads of the plan."""
    case = reader.case
    package = Package.objects.filter(case=case).order_by("-number").first()
    records = PlanRecord.objects.filter(case=case)
    meetings = Meeting.objects.filter(case=case, cancelled_at=None).prefetch_related("invited")
    plan = Plan(
        meetings=[met(reader, one, today) for one in meetings],
        package=package,
        state=package_state(package),
        lines=[line_words(reader, one) for one in package.lines.all()] if package else [],
        kept_back=reader.apart and records.exists(),
        agreements=[signed(reader, one) for one in Agreement.objects.filter(case=case, replaced_at=None)],
        ending=Ending.objects.filter(case=case).only("label", "ended_on", "onward").last(),
    )
    if not reader.apart:
        plan.sections = sections_of(list(records))
    return plan


def met(reader: Reader, meeting: Meeting, today: date) -> Met:
    """Returns one meeting, with its minutes for those they were sent to."""
    day = meeting.held_on or meeting.planned_for
    home = meeting.place == MeetingPlace.HOME
    place = MeetingPlace(meeting.place).label
    where = place if not meeting.where or (home and reader.apart) else f"{place}: {meeting.where}"
    roles = dict.fromkeys(Attendee(one.attendee).label for one in meeting.invited.all())
    sent_to = {str(one.get("name", "")) for one in meeting.minutes_sent_to}
    return Met(
        title=meeting.get_kind_display(),
        when=", ".join(part for part in (day_words(day, today), "" if meeting.held_on else meeting.at) if part),
        where=where,
        who=list(roles),
        held=meeting.held_on is not None,
        minutes=meeting.minutes if meeting.minutes_sent_on and reader.person.name in sent_to else "",
    )


def package_state(package: Package | None) -> str:
    """Returns how far the package has got, in words."""
    if package is None:
        return ""
    words = {
        PackageStatus.PLANNED: "This is planned. It has not started yet.",
        PackageStatus.RUNNING: "This is what is taught now.",
        PackageStatus.ENDED: "This has ended.",
    }
    return words[PackageStatus(package.status)]


def line_words(reader: Reader, line: PackageLine) -> str:
    """Returns one part of the package as a sentence."""
    amount = ""
    if line.amount is not None and line.unit in UNITS:
        amount = f"{line.amount.normalize():f} {UNITS[line.unit]}"
    venue = "" if reader.apart else line.venue
    return ", ".join(part for part in (line.label, amount, line.who, venue) if part)


UNITS = {"hours_a_week": "hours a week", "sessions_a_week": "half-days a week"}


def sections_of(records: list[PlanRecord]) -> list[tuple[str, str]]:
    """Returns the newest plan and the newest review, section by section."""
    found: list[tuple[str, str]] = []
    for part, sections in SECTIONS.items():
        newest = next((one for one in reversed(records) if one.part == part), None)
        if newest is not None:
            found += [(one.label, newest.content[one.key]) for one in sections if newest.content.get(one.key)]
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
