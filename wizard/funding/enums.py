"""Who handles money, why it stops, and where an invoice has got to."""

from django.db.models import TextChoices

from people.enums import CASE_ROLES, Role

#: Who sees money. Finance sees no health data: neither the referral nor its papers, nor any other part of a case.
MONEY_ROLES = CASE_ROLES | {Role.FINANCE}
#: Who sets what a council charges for everybody.
RATE_ROLES = frozenset({Role.FINANCE, Role.SENIOR_COORDINATOR})

#: What the route language calls the ground of an amount, in words.
BASES = {
    "awpu": "The school’s funding for each pupil",
    "pupil_premium": "Pupil premium",
    "high_needs": "Top-up for high needs",
    "place_cost": "What the place costs",
    "other": "An amount the council sets",
}
#: Rules that count by the week; the others by the school day.
BY_THE_WEEK = frozenset({"school_week", "week"})


class StopReason(TextChoices):
    """Why money stops before the route says so (requirement E62: return, or off roll)."""

    RETURNED = "returned", "The pupil is back at school"
    LEFT_ROLL = "left_roll", "The pupil left the school’s roll"
    ENDED = "ended", "Education elsewhere ended"
    OTHER = "other", "Something else"


class ProofKind(TextChoices):
    """The three documents behind an invoice for education in hospital (requirement N46)."""

    ADMISSION = "admission", "Proof of admission"
    TIMETABLE = "timetable", "The timetable"
    ATTENDANCE = "attendance", "The attendance record"


class InvoiceState(TextChoices):
    RECEIVED = "received", "To be checked"
    APPROVED = "approved", "Approved"
    REFUSED = "refused", "Not paid"
    PAID = "paid", "Paid"
