"""Where a case has got to, whose move it is, and the named sets of casework."""

from django.db.models import TextChoices


class CaseStatus(TextChoices):
    """The words are those of the desk and of the family's page. Only actions change it."""

    RECEIVED = "received", "Received"
    ACKNOWLEDGED = "acknowledged", "Acknowledged"
    WAITING = "waiting", "Waiting for information"
    NOT_NOW = "not_now", "Not now: looked at again later"
    PLANNING = "planning", "Agreed: being planned"
    PROVIDED = "provided", "Education is provided"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"


ENDED = (CaseStatus.CLOSED, CaseStatus.WITHDRAWN)
#: Still somebody's work.
OPEN = frozenset(CaseStatus) - set(ENDED)
#: The council has the referral and has not decided.
UNDECIDED = frozenset({CaseStatus.RECEIVED, CaseStatus.ACKNOWLEDGED, CaseStatus.WAITING})


class Move(TextChoices):
    """Who is to act next. Parties of a route are of these kinds."""

    COUNCIL = "council", "The council"
    SCHOOL = "school", "The school"
    FAMILY = "family", "The family"
    HEALTH = "health", "Health"
    PROVIDER = "provider", "The provider"


#: The kinds of parties in a route, and whose move it is when a clock names one of them.
MOVE_OF_KIND = {
    "school": Move.SCHOOL,
    "parent": Move.FAMILY,
    "pupil": Move.FAMILY,
    "clinician": Move.HEALTH,
    "hospital": Move.HEALTH,
    "unit": Move.HEALTH,
    "provider": Move.PROVIDER,
}


class Access(TextChoices):
    """What somebody else's officer or a professional may read of a case."""

    NONE = "none", "Nothing; named only"
    SUMMARY = "summary", "Where it is and what happens next"
    PAPERS = "papers", "The same, the referral and its papers"


class OutcomeKind(TextChoices):
    """The kinds of outcome that a route may name."""

    AGREE = "agree", "Agreed"
    DECLINE = "decline", "Not agreed"
    NOT_NOW = "not_now", "Not now"
    ADVISE = "advise", "Advice"
    MEET = "meet", "A meeting first"
    MORE_INFORMATION = "more_information", "More information"
