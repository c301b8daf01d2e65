"""The council's work on a submission, and who it is about."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from people.models import Authority, School
from wizard.casework.enums import ENDED, OPEN, CaseStatus, Move
from wizard.referrals.models import Submission


class Case(models.Model):
    """One case. What is next (`next_due_on`, `next_about`, `next_move`) is worked out by coming.py, never typed in."""

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="case")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="cases")
    school = models.ForeignKey(School, models.PROTECT, related_name="cases")
    status = models.CharField(max_length=14, choices=CaseStatus, default=CaseStatus.RECEIVED)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="cases")
    opened_at = models.DateTimeField()
    acknowledge_by = models.DateTimeField(
        help_text="After this the council is alarmed while nobody has acknowledged it."
    )
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    handed_over_to = models.TextField(
        blank=True, help_text="Whom the route names instead of this desk: the case is worked in their system."
    )
    handed_over_reference = models.CharField(max_length=80, blank=True, help_text="What it is called there.")
    handed_over_on = models.DateField(null=True, blank=True, help_text="The day they say they took it.")

    alarmed_on = models.DateField(null=True, blank=True, help_text="The last day the council was told it is late.")

    next_due_on = models.DateField(null=True, blank=True)
    next_about = models.CharField(max_length=90, blank=True, help_text="acknowledge, decide, clock:KEY or task:ID.")
    next_move = models.CharField(max_length=10, choices=Move, default=Move.COUNCIL)
    quiet_since = models.DateField(null=True, blank=True, help_text="The family wishes to hear nothing of dates.")
    recounted_on = models.DateField(null=True, blank=True, help_text="The day its clocks were last worked out.")
    closed_on = models.DateField(null=True, blank=True)
    end_reason = models.CharField(max_length=60, blank=True, help_text="The route's key for why it ended.")
    keep_until = models.DateField(null=True, blank=True, help_text="Purged after this day.")

    # By what a register of a million is narrowed stands in the row itself: a join costs ten times as much.
    year_group = models.SmallIntegerField(null=True, blank=True)
    sought_name = models.CharField(max_length=200, blank=True, help_text="The pupil’s name as search compares it.")
    turned_name = models.CharField(max_length=200, blank=True, help_text="The same, its last word first.")

    class Meta:
        ordering = ["opened_at"]
        indexes = [
            models.Index(fields=["authority", "-opened_at", "-id"], name="case_newest"),
            models.Index(fields=["authority", "next_due_on", "id"], name="case_next"),
            models.Index(fields=["owner", "next_due_on", "id"], name="case_of_owner"),
            models.Index(fields=["recounted_on", "id"], name="case_to_recount"),
            models.Index(fields=["school", "-opened_at", "-id"], name="case_of_school"),
            models.Index(fields=["authority", "status", "-opened_at", "-id"], name="case_of_status"),
            models.Index(fields=["authority", "owner", "-opened_at", "-id"], name="case_owned_newest"),
            models.Index(fields=["authority", "status", "next_due_on", "id"], name="case_status_due"),
            # Several statuses together have no order in an index: the open and the ended have one each.
            models.Index(
                fields=["authority", "-opened_at", "-id"], condition=Q(status__in=sorted(OPEN)), name="case_open_newest"
            ),
            models.Index(
                fields=["authority", "-opened_at", "-id"], condition=Q(status__in=ENDED), name="case_ended_newest"
            ),
            # "Is nobody's" holds no place in an index's order: those few have one of their own.
            models.Index(
                fields=["authority", "-opened_at", "-id"], condition=Q(owner__isnull=True), name="case_nobodys"
            ),
            models.Index(
                fields=["next_due_on", "id"], condition=Q(next_due_on__isnull=False), name="case_due_anywhere"
            ),
            models.Index(fields=["keep_until"], condition=Q(keep_until__isnull=False), name="case_to_purge"),
            models.Index(fields=["authority", "year_group", "-opened_at", "-id"], name="case_year_newest"),
            # PostgreSQL finds the beginning of a text by an index of this kind only, whatever its collation.
            models.Index(
                fields=["authority", "sought_name"], opclasses=["int8_ops", "varchar_pattern_ops"], name="case_sought"
            ),
            models.Index(
                fields=["authority", "turned_name"], opclasses=["int8_ops", "varchar_pattern_ops"], name="case_turned"
            ),
        ]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class CasePupil(models.Model):
    """Who a case is about, for headings, and what its clocks read. Purged with the case."""

    case = models.OneToOneField(Case, models.CASCADE, related_name="pupil")
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    born = models.DateField(null=True, blank=True)
    upn = models.CharField("UPN", max_length=40, blank=True)
    reason = models.CharField(max_length=60, blank=True, help_text="The route's key for the main reason.")
    area = models.CharField(max_length=60, blank=True)
    given = models.JSONField(default=dict, help_text="What clocks and criteria read of the submission, see given.py.")

    class Meta:
        indexes = [
            models.Index(fields=["authority", "upn"], name="case_pupil_upn"),
            models.Index(fields=["authority", "reason"], name="case_pupil_reason"),
        ]

    def __str__(self) -> str:
        return f"Pupil of case {self.case_id}"
