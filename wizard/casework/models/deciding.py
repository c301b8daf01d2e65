"""Who decided what, when, on which reasons; and the panel that looked at it before."""

from django.conf import settings
from django.db import models

from people.models import Authority
from wizard.casework.models.case import Case


class Judgement(models.Model):
    """What only an officer can say, such as a significant period. A later one takes its place; both stay."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="judgements")
    key = models.CharField(max_length=60)
    holds = models.BooleanField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.key} of case {self.case_id}"


class PanelMeeting(models.Model):
    """One meeting of a panel of an authority."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="panel_meetings")
    panel = models.CharField(max_length=60, help_text="The panel's key in the route.")
    title = models.CharField(max_length=160)
    on = models.DateField()
    place = models.CharField(max_length=160, blank=True)
    papers_by = models.DateField(null=True, blank=True)
    arranged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    minutes_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    minutes_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["authority", "panel", "on"], name="panel_once_a_day")]

    def __str__(self) -> str:
        return f"{self.title}, {self.on}"


class PanelSeat(models.Model):
    """Who was to come, and whether they did."""

    meeting = models.ForeignKey(PanelMeeting, models.CASCADE, related_name="seats")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=120, blank=True)
    came = models.BooleanField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Seat {self.pk}"


class PanelItem(models.Model):
    """A case on the agenda: what the panel advised, and who saw it otherwise."""

    meeting = models.ForeignKey(PanelMeeting, models.CASCADE, related_name="items")
    case = models.ForeignKey(Case, models.CASCADE, related_name="panel_items")
    position = models.PositiveSmallIntegerField()
    question = models.TextField(blank=True, help_text="What the panel is asked.")
    advice = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    put_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["meeting", "case"], name="panel_item_once")]

    def __str__(self) -> str:
        return f"Item {self.pk} of meeting {self.meeting_id}"


class Decision(models.Model):
    """A decision as it was made. It never changes: another decision may follow it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=60, help_text="The route's key.")
    kind = models.CharField(max_length=20)
    label = models.CharField(max_length=200)
    decided_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    criteria = models.JSONField(default=list, help_text="[{words, route says, officer says, reason}], as they stood.")
    reasons = models.JSONField(default=list, help_text="[{key, label}] of the route's reasons.")
    because = models.TextField(help_text="The reasons in the officer's own words, as the family reads them.")
    dissent = models.TextField(blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    panel_item = models.ForeignKey(PanelItem, models.PROTECT, null=True, blank=True, related_name="decisions")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["case", "number"], name="decision_number_once")]
        indexes = [models.Index(fields=["kind", "decided_on"], name="decision_by_day")]

    def __str__(self) -> str:
        return f"Decision {self.number} of case {self.case_id}"


class Challenge(models.Model):
    """Somebody asks to look again: at a decision, or at the silence where one was due."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="challenges")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="challenges")
    stage = models.CharField(max_length=20, help_text="review, complaint or ombudsman.")
    made_by = models.CharField(max_length=120)
    received_on = models.DateField()
    about = models.TextField()
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return f"Challenge {self.pk} of case {self.case_id}"
