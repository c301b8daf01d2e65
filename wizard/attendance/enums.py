"""The two halves of a school day, and what a register code counts as."""

from enum import StrEnum

from django.db.models import TextChoices


class Half(StrEnum):
    """A session: half a school day (School Attendance Regulations 2024, regulation 10)."""

    AM = "am"
    PM = "pm"

    # Enum's own is written in Python: a school's year is hashed a million times, which took a third of reading it.
    __hash__ = str.__hash__


class CountsAs(StrEnum):
    """The statistical class of a code (Working together to improve school attendance, August 2024)."""

    ATTENDING = "attending"
    APPROVED = "attending_elsewhere"
    AUTHORISED = "authorised_absence"
    UNAUTHORISED = "unauthorised_absence"
    NOT_POSSIBLE = "not_possible"

    __hash__ = str.__hash__


ATTENDED = frozenset({CountsAs.ATTENDING, CountsAs.APPROVED})
ABSENT = frozenset({CountsAs.AUTHORISED, CountsAs.UNAUTHORISED})


class Stage(TextChoices):
    """What a pupil's marks call for, the most pressing first."""

    OVER = "over", "Past the limit, not referred"
    NEAR = "near", "Close to the limit"
    FORECAST = "forecast", "On the way to the limit"
    PATTERN = "pattern", "A pattern"
    REFERRED = "referred", "Referred"
    NOTHING = "nothing", "Nothing to do"


TO_LOOK_AT = (Stage.OVER, Stage.NEAR, Stage.FORECAST, Stage.PATTERN)


class ToldBy(TextChoices):
    PARENT = "parent", "Parent or carer"
    YOUNG_PERSON = "pupil", "The young person"
    HEALTH = "health", "A health service"
    OTHER = "other", "Somebody else"


class Where(TextChoices):
    """Where a pupil was in one session, as the school knows it."""

    PRESENT = "present", "In school when the register was taken"
    ILL = "ill", "Ill, in body or mind"
    APPOINTMENT = "appointment", "At a medical or dental appointment, and not there for the register"
    OTHER_SCHOOL = "other_school", "Due at another school where the pupil is registered as well"
    TAUGHT_ELSEWHERE = "taught_elsewhere", "Taught somewhere else"
    NOT_BEGUN = "not_begun", "Away, and teaching elsewhere is agreed but has not begun"
    PART_TIME = "part_time", "Not due in, under an agreed part-time timetable"
    NOT_KNOWN = "not_known", "Away, and nobody knows why yet"


class Arranged(TextChoices):
    """Who arranged teaching elsewhere."""

    COUNCIL = "council", "The council"
    SCHOOL = "school", "The school"
    SCHOOL_SPORT = "school_sport", "The school, and it is sport"
