"""Planning and provision of a case: the meeting, the package, the week, the register, reviews, and how it ends."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from links.models import Link
from waymark.demonstration.cases.clock import at
from waymark.demonstration.cases.place import DAY, Place
from wizard.attendance.enums import Half
from wizard.casework.models import Case
from wizard.casework.service import finish_task, record_moment
from wizard.planning.enums import Attendee, MeetingKind, MeetingPlace, Part, SignedHow
from wizard.planning.models import Agreement, Meeting, Package
from wizard.planning.service import (
    Guest,
    Item,
    Promise,
    add_step,
    agree_package,
    arrange_meeting,
    draw_up,
    end_provision,
    ends_wanting,
    first_words,
    go_on,
    hand_in,
    papers_before_start,
    papers_to_sign,
    record_meeting,
    record_signature,
    send_minutes,
    settle_package,
    start_provision,
    write_record,
    write_return_plan,
)
from wizard.provision.enums import ArrangedBy, Planned, Venue
from wizard.provision.models import Placement, Provider
from wizard.provision.service import HalfDay, agree_timetable, change_placement, mark_session, place_pupil

FULL_TIME = Decimal(25)
BROUGHT = "What helps: a calm start, breaks when they are needed, and one adult to turn to. Talked through at home."


def meet(place: Place, case: Case, child: dict[str, Any], on: date, kind: MeetingKind) -> Meeting:
    """The school holds a meeting, writes the record's part and sends the minutes on the next school day."""
    part = Part.B if kind == MeetingKind.REVIEW else Part.A
    meeting = invite(place, case, child, on - 7 * DAY, on, kind)
    with at(on, 15):
        came = {guest.pk: guest.attendee != Attendee.CLINICIAN for guest in meeting.invited.all()}
        promises = [
            Promise("Lend a laptop, and show how lessons are joined", "school", place.said["teacher"], on + 7 * DAY)
        ]
        record_meeting(
            place.referrer, meeting, on, came=came, views={}, minutes=place.said["minutes"][str(part)],
            promises=promises if part == Part.A else (),
        )  # fmt: skip
        write_record(place.referrer, meeting, part, place.said["record"][str(part)])
    with at(on + DAY, 9):
        for task in case.tasks.filter(source=f"meeting:{meeting.pk}", done_at=None):
            finish_task(place.referrer, task, "Lent and tried out")
        send_minutes(place.referrer, meeting, guests(child, place), on + DAY)
    return meeting


def invite(place: Place, case: Case, child: dict[str, Any], asked: date, on: date, kind: MeetingKind) -> Meeting:
    """The school invites to a meeting."""
    with at(asked, 16):
        return arrange_meeting(
            place.referrer, case, kind, on, place=MeetingPlace.SCHOOL, at="2pm", where="The small hall",
            chair=place.said["teacher"], guests=guests(child, place),
        )  # fmt: skip


def guests(child: dict[str, Any], place: Place) -> list[Guest]:
    """Who is invited: the pupil, a parent, the school's named adult, the council, and somebody of health."""
    return [
        Guest(Attendee.PUPIL, child["name"]),
        Guest(Attendee.PARENT, child["parent"]["name"]),
        Guest(Attendee.SCHOOL, place.said["teacher"]),
        Guest(Attendee.COUNCIL, str(place.officer)),
        Guest(Attendee.CLINICIAN, "Community nurse"),
    ]


def pack(place: Place, case: Case, child: dict[str, Any], on: date) -> Package:
    """The council puts the package together: below full time, with a day on which more is looked at."""
    items = [
        Item(one["line"], Decimal(str(one["amount"])), one.get("who", ""), one.get("venue", ""), one.get("why", ""))
        for one in child.get("package", place.said["package"])
    ]
    with at(on, 11):
        package = agree_package(
            place.officer, case, items, full_time_hours=FULL_TIME, why_less=place.said["why_less"],
            next_increase_on=on + timedelta(weeks=6),
        )  # fmt: skip
        return settle_package(place.officer, package)


def sign(place: Place, case: Case, child: dict[str, Any], on: date, *, everybody: bool = True) -> None:
    """What the route wants signed is drawn up; everybody signs in the meeting, or the school alone."""
    for requirement, _ in papers_to_sign(case):
        with at(on, 12):
            agreement = draw_up(place.referrer, case, requirement.key, first_words(case, requirement))
            for party in agreement.signers if everybody else ["school"]:
                sign_one(place, agreement, party, child, on)


def sign_one(place: Place, agreement: Agreement, party: str, child: dict[str, Any], on: date) -> None:
    """One party's signature, written down by the side that may."""
    names = {"school": place.said["teacher"], "parent": child["parent"]["name"], "pupil": child["name"]}
    how = SignedHow.ACCOUNT if party == "school" else SignedHow.PAPER
    actor = place.referrer if party == "school" else place.officer
    record_signature(actor, agreement, party, names.get(party, "For the provider"), how, on)


def bring(place: Place, case: Case, on: date) -> None:
    """The school hands in what the route wants before the first day."""
    with at(on, 9):
        for paper in papers_before_start(case):
            if paper.holds and not paper.there:
                words = {part.key: BROUGHT for part in paper.wanted.parts} or {"whole": BROUGHT}
                hand_in(place.referrer, case, paper.wanted.key, words=words)


def begin(place: Place, case: Case, package: Package, provider: Provider, on: date) -> Placement:
    """The first day: a provider teaches, half day by half day, and the rest of the week is part-time."""
    bring(place, case, on - DAY)
    with at(on - DAY, 10):
        line = package.lines.filter(unit="hours_a_week").first()
        placement = place_pupil(
            place.officer, case, provider, arranged_by=ArrangedBy.COUNCIL, venue=Venue.ONLINE, where="At home",
            line=line,
        )  # fmt: skip
        change_placement(
            place.officer, placement, venue=Venue.ONLINE, where="At home", roll=placement.roll,
            sharing_agreed_on=on - DAY, first_day=on, last_day=None,
        )  # fmt: skip
    with at(on, 9):
        start_provision(place.officer, package, on)
        agree_timetable(
            place.officer, case, on, week(placement), until=on + timedelta(weeks=12), review_on=on + timedelta(weeks=6),
            agreed_with="The family, at the meeting", subjects="English, mathematics and science",
        )  # fmt: skip
    return placement


def week(placement: Placement) -> list[HalfDay]:
    """Taught on three mornings; the other half days are part-time."""
    taught = {(0, Half.AM), (2, Half.AM), (3, Half.AM)}
    return [
        HalfDay(day, half, Planned.TAUGHT, placement, Decimal(2)) if (day, half) in taught
        else HalfDay(day, half, Planned.PART_TIME)
        for day in range(5) for half in Half
    ]  # fmt: skip


def keep_register(place: Place, placement: Placement, link: Link, weeks: int) -> None:
    """The provider marks the taught sessions of the last weeks; one absence is explained, one is not."""
    missed = {4: ("ill", "Her mother rang at 8"), 7: ("not_known", "")}
    taught = [
        day
        for day in (place.today - n * DAY for n in range(1, 7 * weeks + 1))
        if day.weekday() in (0, 2, 3) and place.calendar and place.calendar.is_open(day) and started(placement, day)
    ]
    for n, day in enumerate(taught):
        why, told = missed.get(n, ("", ""))
        with at(day, 12):
            mark_session(
                link, placement, day, Half.AM, came=not why, said_by="Robin Tutor", why=why, told=told,
                hours=None if why else Decimal(2),
            )  # fmt: skip


def started(placement: Placement, day: date) -> bool:
    """Whether the placement runs on a day."""
    first = Placement.objects.get(pk=placement.pk).first_day
    return first is not None and first <= day


def continue_on(place: Place, case: Case, on: date) -> None:
    """The council agrees to another period."""
    with at(on, 10):
        go_on(place.officer, case, on, **place.said["continuation"])


def come_back(place: Place, case: Case, on: date) -> None:
    """The way back is planned, the child returns, and the council ends what it arranged a week later."""
    with at(on - 14 * DAY, 13):
        plan = write_return_plan(place.referrer, case, place.said["return"] | {"look_again_on": on + 14 * DAY})
        for days, kind, what in (
            (-7, "visit", "A look round after hours"),
            (0, "part_time", "Mornings, met at the gate"),
        ):
            add_step(place.referrer, plan, on + days * DAY, kind, what)
    with at(on, 9):
        record_moment(place.officer, case, "returned", on)
    with at(on + 7 * DAY, 10):
        for reason, wanting in ends_wanting(case):
            for one in wanting if reason.key == place.said["end"] else ():
                hand_in(place.referrer, case, one.wanted.key, words={"whole": place.said["return"]["adult"]})
        end_provision(place.officer, case, place.said["end"], on + 7 * DAY, **place.said["ending"])
