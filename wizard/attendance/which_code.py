"""Which code stands in the register for one session: the rule, since when it holds, what to write down beside it.

The rules are the School Attendance (Pupil Registration) Regulations 2024, regulation 10, and the guidance to them. Like
everything here they inform; the school marks its register.
"""

from dataclasses import dataclass
from datetime import date

from wizard.attendance.codes import Code, codes
from wizard.attendance.enums import Arranged, Half, Where

NEW_CODES = date(2024, 8, 19)
#: What must all be so for code B (N120), with the words that ask it.
CONDITIONS = {
    "off_site": "It is away from the school, and not at the pupil’s home on a screen",
    "educational": "It is education",
    "approved": "The school approved it",
    "supervised": "A suitable person is there with the pupil and supervises",
    "safe": "The school made sure that the pupil is safe there, and is told of any absence",
}
NATURE = "Write down what the activity is and where."
TOLD = "The provider tells the school about any absence."


@dataclass(frozen=True)
class Session:
    """What is known of one half day of one pupil. `met` are the conditions of code B that hold.

    `compulsory`: whether the pupil is of compulsory school age on the day.
    """

    day: date
    half: Half
    where: Where
    arranged: Arranged | None = None
    met: frozenset[str] = frozenset()
    compulsory: bool = True


@dataclass(frozen=True)
class Answer:
    """The code, the rule it follows from, the day since which that rule holds, and what else the school does."""

    code: Code
    because: str
    since: date | None
    also: tuple[str, ...] = ()


def which_code(session: Session) -> Answer:
    """Returns the code for a session under the rules of its own day."""
    return RULES[session.where](session)


def wrong_with(session: Session, letters: str) -> str:
    """Returns why a code that somebody had in mind is not right for the session; blank where it is (N119)."""
    letters, answer = letters.strip().upper(), which_code(session)
    if not letters or letters == answer.code.letters:
        return ""
    known = codes().get(letters)
    if known is None:
        return f"“{letters[:10]}” is not an attendance code."
    if unfit := known.problem_on(session.day, session.half):
        return f"{unfit[:1].upper()}{unfit[1:]}."
    if letters == "K" and session.arranged == Arranged.SCHOOL:
        return "Code K is for what the council arranged. What the school arranged is B, or P for sport: never K."
    return f"{letters} stands for “{known.meaning}”. Here the code is {answer.code.letters}."


def _present(session: Session) -> Answer:
    letters = "/" if session.half == Half.AM else "\\"
    because = "The pupil was there when the register was taken. Leaving later for an appointment is no absence."
    return Answer(codes()[letters], because, None)


def _ill(session: Session) -> Answer:
    because = "Illness, physical or mental alike, is code I: an authorised absence."
    also = ("Ask for medical evidence only where there is genuine doubt that the illness is real, and write it down.",)
    return Answer(codes()["I"], because, None, also)


def _appointment(session: Session) -> Answer:
    because = "Away for a medical or dental appointment, and not there when the register was taken."
    also = (
        "The school agrees ahead where that is possible.",
        "Appointments are outside school hours where that is possible, and the pupil misses no more than it takes.",
    )
    return Answer(codes()["M"], because, None, also)


def _other_school(session: Session) -> Answer:
    because = "The pupil is on the register of two schools and was due at the other one for this session."
    also = (
        "Use D for sessions due at the other school only. Each school marks its own sessions and follows up absence.",
        "It stays D where the other school’s offer is part-time: that school’s register shows the absence.",
    )
    return Answer(codes()["D"], because, None, also)


def _taught_elsewhere(session: Session) -> Answer:
    if session.arranged == Arranged.COUNCIL:
        return _by_the_council(session)
    if session.arranged == Arranged.SCHOOL_SPORT:
        return Answer(
            codes()["P"], "A sporting activity that the school approved and a suitable person supervises.", None
        )
    unmet = [words for key, words in CONDITIONS.items() if key not in session.met]
    if not unmet:
        because = "The school arranged it, and everything holds that code B asks for."
        return Answer(codes()["B"], because, None, (NATURE, TOLD, "Use B only where the pupil really was there."))
    because = (
        "Code B does not fit, because not all it asks for holds. The pupil is absent: use the code for the reason."
    )
    also = (*(f"Not so, or not known: {one}." for one in unmet), "Teaching on a screen at home changes no code.")
    return Answer(codes()["I"], because, None, also)


def _by_the_council(session: Session) -> Answer:
    if session.day < NEW_CODES:
        because = "Before 19 August 2024 there was no code K; teaching elsewhere was code B."
        return Answer(codes()["B"], because, None, (NATURE, TOLD))
    because = "The council arranged it under section 19, 42 or 61. It counts as attending."
    also = (NATURE, TOLD, "Some policies still say B for this; the national rules say K.")
    return Answer(codes()["K"], because, NEW_CODES, also)


def _not_begun(session: Session) -> Answer:
    because = "Teaching elsewhere is agreed and has not begun. Until its first day the code for absence stays."
    return Answer(codes()["I"], because, None, ("Keep to code I while the reason is illness.",))


def _part_time(session: Session) -> Answer:
    if not session.compulsory:
        because = "The pupil is not of compulsory school age, and is not due in for this session."
        return Answer(codes()["X"], because, None, ("It is no absence, and no session that counts.",))
    new = session.day >= NEW_CODES
    because = "The pupil is not due in school under an agreed part-time timetable."
    also = ("The timetable has an end date, and is looked at before it. It is agreed with the parents.",)
    return Answer(codes()["C2" if new else "C"], because, NEW_CODES if new else None, also)


def _not_known(session: Session) -> Answer:
    because = "Nobody knows yet why the pupil is away."
    return Answer(codes()["N"], because, None, ("Find out, check that the pupil is safe, and put the code right.",))


RULES = {
    Where.PRESENT: _present,
    Where.ILL: _ill,
    Where.APPOINTMENT: _appointment,
    Where.OTHER_SCHOOL: _other_school,
    Where.TAUGHT_ELSEWHERE: _taught_elsewhere,
    Where.NOT_BEGUN: _not_begun,
    Where.PART_TIME: _part_time,
    Where.NOT_KNOWN: _not_known,
}
