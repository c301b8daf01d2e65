"""Kinds of meetings, how they are held, who comes, and where a package has got to."""

from django.db.models import TextChoices


class MeetingKind(TextChoices):
    PLANNING = "planning", "Planning meeting"
    REVIEW = "review", "Review"
    TEAM = "team", "Team around the school meeting"
    RETURN = "return", "Meeting about the return"


#: The meetings at which the plan is made. The others look at what runs, or at the return.
BEFORE_THE_START = frozenset({MeetingKind.PLANNING, MeetingKind.TEAM})


class MeetingPlace(TextChoices):
    """Where a meeting is held (requirement N125)."""

    SCHOOL = "school", "At school"
    HOME = "home", "At home"
    ONLINE = "online", "Online"
    ELSEWHERE = "elsewhere", "Somewhere else"


class Attendee(TextChoices):
    """Who may be invited (requirements N126, N160, S42, W9)."""

    PUPIL = "pupil", "The pupil"
    PARENT = "parent", "A parent or carer"
    SCHOOL = "school", "Somebody from the school"
    COUNCIL = "council", "Somebody from the council"
    CLINICIAN = "clinician", "A health professional"
    PROVIDER = "provider", "The provider"
    SOCIAL_WORKER = "social_worker", "The social worker"
    EHCP = "ehcp", "The EHCP coordinator"
    OTHER = "other", "Somebody else"


class Part(TextChoices):
    """Part A is written at the first meeting, part B at every review (requirements N130, N131)."""

    A = "A", "Part A: the plan"
    B = "B", "Part B: the review"


class AddedKind(TextChoices):
    """What others add to a plan: health (requirements E94 to E96), and the council that looks at lessons (E84)."""

    HEALTH_PLAN = "health_plan", "Help with the healthcare plan"
    TRAINING = "training", "Training and advice for the school’s staff"
    ADVICE = "advice", "Advice for a review, in person or sent"
    REPORT = "report", "A written report"
    LESSONS = "lessons", "A look at whether the lessons suit the pupil"


class SignedHow(TextChoices):
    LINK = "link", "By link"
    PAPER = "paper", "On paper"
    MEETING = "meeting", "In the meeting"
    ACCOUNT = "account", "Signed in here"


class PackageStatus(TextChoices):
    PLANNED = "planned", "Planned"
    RUNNING = "running", "Running"
    ENDED = "ended", "Ended"


class FirstStep(TextChoices):
    """Steps back that the policies suggest (requirements N159, S27)."""

    VISIT = "visit", "A visit after hours, when the school is quiet"
    MET = "met", "Met on arrival by the named adult"
    BREAKS = "breaks", "Breaks or lunch with friends"
    LESSONS = "lessons", "Some lessons, in person"
    PART_TIME = "part_time", "Part of each day, or some days"
    FULL_TIME = "full_time", "Full time"
    OTHER = "other", "Something else"
