"""Who asks, what for, and where an enquiry has got to."""

from django.db.models import TextChoices


class Starter(TextChoices):
    PARENT = "parent", "A parent or carer"
    YOUNG_PERSON = "young_person", "The young person"
    PROFESSIONAL = "professional", "A professional, such as a GP, nurse or social worker"
    HOSPITAL = "hospital", "A hospital or its school"
    UNIT = "unit", "A mental health unit"
    SCHOOL = "school", "Somebody at a school or other setting"
    OTHER = "other", "Somebody else"


#: They speak for the family and not as the family: somebody must have agreed that they ask.
FOR_THE_FAMILY = frozenset({Starter.PROFESSIONAL, Starter.HOSPITAL, Starter.UNIT, Starter.SCHOOL, Starter.OTHER})
#: They may ask about a child without saying who it is: then no family need have agreed.
WITHOUT_A_NAME = frozenset({Starter.SCHOOL, Starter.PROFESSIONAL})
#: They may have siblings to tell of: a family that moved to be near a child in hospital.
NEAR_A_WARD = frozenset({Starter.HOSPITAL, Starter.UNIT, Starter.PARENT})


class Wanted(TextChoices):
    ADVICE = "advice", "Advice on what should happen"
    REFERRAL = "referral", "A referral: the child should be taught, and nobody arranges it"
    LATE = "late", "Nobody answered, or the answer is late"
    DECISION = "decision", "Somebody should look at a decision again"
    GENERAL = "general", "Something that is about no one child, such as a duty or how to refer"


class OnRoll(TextChoices):
    SCHOOL = "school", "Yes, at a school"
    NONE = "none", "No school at the moment"
    UNKNOWN = "unknown", "I do not know"


class EnquiryStatus(TextChoices):
    STARTED = "started", "Not sent yet"
    SENT = "sent", "Sent: waits for an answer"
    ANSWERED = "answered", "Answered"
    WITHDRAWN = "withdrawn", "Taken back"


OVER = frozenset({EnquiryStatus.ANSWERED, EnquiryStatus.WITHDRAWN})
