"""Named sets of the school stage."""

from django.db.models import TextChoices


class Kind(TextChoices):
    """What a school writes down of a pupil before any referral."""

    ARRANGEMENT = "arrangement", "Who looks after this"
    HEALTHCARE_PLAN = "healthcare_plan", "Individual healthcare plan"
    SEN_PLAN = "sen_plan", "SEN support without an EHCP"
    EXAM_PLAN = "exam_plan", "Exam arrangements"
    RETURN_PLAN = "return_plan", "Plan for coming back"
    ADJUSTMENT = "adjustment", "Adjustment tried"
    WORK = "work", "Work sent"
    TIMETABLE = "timetable", "Part-time timetable"
    TIMETABLE_REVIEW = "timetable_review", "Review of the part-time timetable"
    WELFARE = "welfare", "Welfare check"
    CONTACT = "contact", "Keeping in touch"
    MEETING = "meeting", "Return meeting"
    TASK = "task", "Something to do"
    ENDED = "ended", "Help at this stage ended"


PLANS = (Kind.HEALTHCARE_PLAN, Kind.SEN_PLAN, Kind.EXAM_PLAN, Kind.RETURN_PLAN)
#: A later row of these takes the place of the one it carries on from.
CARRIED_ON = frozenset({*PLANS, Kind.ADJUSTMENT, Kind.TASK})


class Ended(TextChoices):
    BACK = "back", "The pupil is back full time"
    NOT_NEEDED = "not_needed", "Help is no longer needed"
    COUNCIL = "council", "The council arranges education now"
    LEFT = "left", "The pupil left the school"


class Outcome(TextChoices):
    """What a review of a part-time timetable decided. Nothing else ends one, or lets it go on."""

    AS_AGREED = "as_agreed", "It goes on as agreed, to the same end date"
    NEW_END = "new_end", "It goes on to another end date"
    FULL_TIME = "full_time", "It ends: back to full time"
    STOPPED = "stopped", "It ends: something else is arranged"


ENDING = frozenset({Outcome.FULL_TIME, Outcome.STOPPED})
