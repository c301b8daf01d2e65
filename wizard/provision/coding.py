"""Which code the school's register shows for a planned half day, since when that rule holds, and why no other. Pure.

What a session is, is decided here; the code of a session is wizard.attendance's (School Attendance Regulations 2024,
regulation 10; facts section 2; requirements E105 to E122, N117 to N120).
"""

from dataclasses import dataclass, replace
from datetime import date

from wizard.attendance.enums import Arranged, Half, Where
from wizard.attendance.service import CODE_B_CONDITIONS, Answer, Session, which_code
from wizard.provision.enums import HAS_ROLL, ArrangedBy, Planned, Roll, Venue, Why

#: The codes a school asks about when a pupil is taught elsewhere because of health.
ASKED_ABOUT = ("I", "M", "D", "K", "B", "C2")


OVER = "Teaching with this provider is over, and nothing else is arranged. The pupil is absent; the reason is illness."


@dataclass(frozen=True, slots=True)
class Teaching:
    """What is known of the provider's side of a session."""

    arranged_by: str
    venue: str
    registered: str
    roll: str
    first_day: date | None
    last_day: date | None = None
    sharing_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one half day. `came` is None until the provider said; `until` ends a part-time timetable.

    `compulsory`: of compulsory school age on the day; what a pupil outside it is not due in for is X, not C2.
    """

    day: date
    half: Half
    planned: str
    today: date
    teaching: Teaching | None = None
    until: date | None = None
    came: bool | None = None
    why: str = ""
    compulsory: bool = True


@dataclass(frozen=True, slots=True)
class Coded:
    """The code with its rule, whether it is sure, and for each other code why not."""

    answer: Answer
    sure: bool
    not_these: tuple[tuple[str, str], ...]


def code_of(known: Known) -> Coded:
    """Returns the code of a session, from what is planned and from what the provider said."""
    answer, sure = _answered(known)
    letters = answer.code.letters
    return Coded(answer, sure, tuple((one, why_not(one, known)) for one in ASKED_ABOUT if one != letters))


def _answered(known: Known) -> tuple[Answer, bool]:
    if known.planned == Planned.SCHOOL:
        return _as(
            known, Where.PRESENT, "In school for this session. If the pupil is away, the code is for why."
        ), False
    if known.planned == Planned.PART_TIME:
        return _part_time(known)
    if known.planned == Planned.TAUGHT and known.teaching is not None:
        return _taught(known, known.teaching)
    return _as(
        known, Where.ILL, "Nothing is arranged for this session. The pupil is absent; the reason is illness."
    ), True


def _part_time(known: Known) -> tuple[Answer, bool]:
    """Code C2 only while the agreed timetable runs (facts V22): it has an end date."""
    if known.until is None or known.day > known.until:
        return _as(
            known, Where.ILL, "No part-time timetable is agreed for this day. Away because of illness is I."
        ), True
    return _as(known, Where.PART_TIME), True


def _taught(known: Known, teaching: Teaching) -> tuple[Answer, bool]:
    """A session with a provider (E106 to E108, E115, E116, E119, E122; facts section 2)."""
    if not is_running(teaching, known.day):
        over = teaching.last_day is not None and teaching.last_day < known.day
        return _as(known, Where.NOT_BEGUN, OVER if over else ""), True
    if is_dual(teaching):
        return _as(known, Where.OTHER_SCHOOL), True
    if teaching.venue == Venue.ONLINE and known.why != Why.APPOINTMENT:
        because = "Lessons on a screen at home are absence in the register, whoever arranged them: neither B nor K."
        return _as(known, Where.ILL, because), True
    if known.came is False:
        return _missed(known), True
    if known.came is None and known.day < known.today:
        because = "The provider has not said whether the pupil was there. Ask, and put the code right."
        return _as(known, Where.NOT_KNOWN, because), False
    if teaching.venue == Venue.SCHOOL:
        return _as(known, Where.PRESENT, "Taught in the pupil’s own school, and there for the register."), bool(
            known.came
        )
    return _elsewhere(known, teaching), bool(known.came)


def _missed(known: Known) -> Answer:
    """A missed session has a code for absence, never the one planned (E122)."""
    if known.why == Why.APPOINTMENT:
        return _as(known, Where.APPOINTMENT)
    if known.why == Why.NOT_KNOWN:
        return _as(known, Where.NOT_KNOWN)
    if known.why == Why.NOT_HELD:
        because = "The session was not held, so nothing was arranged. The pupil is absent; the reason is illness."
        return _as(known, Where.ILL, because)
    return _as(known, Where.ILL)


def _elsewhere(known: Known, teaching: Teaching) -> Answer:
    arranged = Arranged.COUNCIL if teaching.arranged_by == ArrangedBy.COUNCIL else Arranged.SCHOOL
    met = frozenset(CODE_B_CONDITIONS) - (frozenset() if teaching.sharing_agreed else {"safe"})
    return which_code(Session(known.day, known.half, Where.TAUGHT_ELSEWHERE, arranged, met))


def _as(known: Known, where: Where, because: str = "") -> Answer:
    answer = which_code(Session(known.day, known.half, where, compulsory=known.compulsory))
    return replace(answer, because=because) if because else answer


def is_running(teaching: Teaching, day: date) -> bool:
    """Whether a provider teaches on a day: from a first day that is sure, up to the last (E108)."""
    started = teaching.first_day is not None and teaching.first_day <= day
    return started and (teaching.last_day is None or day <= teaching.last_day)


def is_dual(teaching: Teaching) -> bool:
    """Whether the provider keeps a register of its own for the pupil: a registered school, and on both rolls (E106)."""
    return teaching.roll == Roll.DUAL and teaching.registered in HAS_ROLL


def mirrored(planned: str, teaching: Teaching) -> str:
    """Returns the code in the provider's own register for a half day that it does not teach: D where the pupil is due
    at the school (requirement E117); empty where the provider keeps no register of both rolls, or the pupil is not due.
    """
    return "D" if planned == Planned.SCHOOL and is_dual(teaching) else ""


def why_not(letters: str, known: Known) -> str:
    """Returns when a code is right, put so that it says why it is not the one for this session."""
    teaching = known.teaching if known.planned == Planned.TAUGHT else None
    if letters in ("D", "K", "B") and teaching is not None and not is_running(teaching, known.day):
        return "Not before the first day is sure, and not after the last. Until then the code is for absence."
    if letters == "D" and teaching is not None and teaching.registered not in HAS_ROLL:
        return "Never D here: the provider is not a registered school, so it has no roll the pupil could be on."
    if letters in ("K", "B") and teaching is not None and teaching.venue == Venue.ONLINE:
        return "Not for lessons on a screen at home: nobody is there with the pupil."
    if letters == "B" and teaching is not None and teaching.arranged_by == ArrangedBy.COUNCIL:
        return "Since 19 August 2024 not for what the council arranged: that is K. B is for what the school arranged."
    if letters == "K" and teaching is not None and teaching.arranged_by == ArrangedBy.SCHOOL:
        return "Only for what the council arranged. What the school arranged is B: never K."
    if letters in ("K", "B") and teaching is not None and known.came is False:
        return "Only where the pupil was really there. A missed session has the code for why."
    return RIGHT_WHEN[letters]


RIGHT_WHEN = {
    "I": "Only for a session missed because of illness, of body or mind. Not while taught, not for part-time.",
    "M": "Only where the pupil is at a medical or dental appointment and misses the register.",
    "D": "Only for a session due at the other school where the pupil is on the roll as well.",
    "K": "Only for a session that the council arranged and where the pupil was there.",
    "B": "Only for a session the school arranged elsewhere, with somebody there, and where the pupil was.",
    "C2": "Only under an agreed part-time timetable, up to its last day, for a session the pupil is not due in.",
}
