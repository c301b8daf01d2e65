"""The two halves of a school day, and what a register code counts as."""

from enum import StrEnum


class Half(StrEnum):
    """A session: half a school day (School Attendance Regulations 2024, regulation 10)."""

    AM = "am"
    PM = "pm"


class CountsAs(StrEnum):
    """The statistical class of a code (Working together to improve school attendance, August 2024)."""

    ATTENDING = "attending"
    APPROVED = "attending_elsewhere"
    AUTHORISED = "authorised_absence"
    UNAUTHORISED = "unauthorised_absence"
    NOT_POSSIBLE = "not_possible"


ATTENDED = frozenset({CountsAs.ATTENDING, CountsAs.APPROVED})
ABSENT = frozenset({CountsAs.AUTHORISED, CountsAs.UNAUTHORISED})
