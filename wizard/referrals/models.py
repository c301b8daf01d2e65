"""The school's work (referral, answers) and what was sent (submission). Names of children are never in __str__."""

import secrets

from django.conf import settings
from django.db import models

from links.models import Link
from people.models import Authority, School
from wizard.referrals.enums import ReceivedBy, ReferralStatus
from wizard.routes.models import RouteVersion

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_public_id() -> str:
    """Returns 20 random characters (about 99 bits): addresses that cannot be guessed."""
    return "".join(secrets.choice(ALPHABET) for _ in range(20))


class Referral(models.Model):
    """A school's referral, pinned to the route version it started under."""

    public_id = models.CharField(max_length=20, unique=True, default=new_public_id)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="referrals")
    school = models.ForeignKey(School, models.PROTECT, related_name="referrals")
    route_version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="referrals")
    status = models.CharField(max_length=10, choices=ReferralStatus, default=ReferralStatus.DRAFT)
    lock_version = models.PositiveIntegerField(default=0)
    #: What reads differently since the draft moved to a later version: "question:KEY" or "requirement:KEY" -> why.
    look_again = models.JSONField(default=dict, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="referrals_started")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    #: Who carries on with the draft, where a colleague handed it to somebody; anybody who refers may still do so.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="referrals_assigned"
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    assigned_note = models.TextField(blank=True)
    assigned_at = models.DateTimeField(null=True, blank=True)
    #: Entered by the council from a telephone call or a paper: its case workers fill in the draft, not the school.
    entered_by_council = models.BooleanField(default=False)
    received_by_way = models.CharField(max_length=10, choices=ReceivedBy, default=ReceivedBy.ONLINE)
    received_from = models.CharField(max_length=200, blank=True, help_text="Who rang or wrote.")
    received_on = models.DateField(null=True, blank=True)
    #: Begun by somebody without an account: which party of the route they are. Theirs alone until it is sent.
    by_link = models.CharField(max_length=60, blank=True)
    from_name = models.CharField(max_length=200, blank=True, help_text="Whose referral it is, where no school’s.")
    continues = models.ForeignKey(
        "Submission", models.PROTECT, null=True, blank=True, related_name="continued_by",
        help_text="The submission that this one asks to continue.",
    )  # fmt: skip
    moved_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="moved_to",
        help_text="The draft under another council's route whose answers were carried over into this one.",
    )  # fmt: skip
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["-updated_at"]
        indexes = [
            models.Index(fields=["school", "status", "-updated_at"], name="referral_of_school"),
            models.Index(fields=["status", "updated_at"], name="referral_unchanged_since"),
        ]

    def __str__(self) -> str:
        return f"Referral {self.public_id}"

    @property
    def comes_from(self) -> str:
        """Whose referral it is, in words: the school's, or that of whoever began it by a link."""
        return self.from_name or self.school.name

    @property
    def asker(self) -> str:
        """Who asks the family and clinicians, inside a sentence: the school, or the name of who began it by a link."""
        return str(self.created_by) if self.by_link else "the school"


class StartedByLink(models.Model):
    """Somebody without an account asks to begin a referral: the link to it, and what they said of themselves.

    The referral, and the person who stands for them in its rows, are made when a code has opened the link. `school` is
    told when the referral is sent, and only where `tell_school` says so.
    """

    link = models.OneToOneField(Link, models.PROTECT, related_name="+")
    route_version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="+")
    party = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    referral = models.OneToOneField(Referral, models.CASCADE, null=True, blank=True, related_name="started")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=160, blank=True, help_text="Of a professional: role and where they work.")
    school = models.ForeignKey(School, models.PROTECT, null=True, blank=True, related_name="+")
    school_name = models.CharField(max_length=200, blank=True)
    tell_school = models.BooleanField(default=False)
    agreed_by = models.CharField(max_length=160, blank=True, help_text="Who of the family agreed to that.")
    agreed_how = models.CharField(max_length=20, blank=True, help_text="Where they agreed after it was sent.")
    agreed_on = models.DateField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="Where the school was told after it was sent.")

    def __str__(self) -> str:
        return f"Start {self.link_id}"

    @property
    def told_school(self) -> School | None:
        """The school that hears of the referral when it is sent; None where nobody agreed, or none is known."""
        return self.school if self.tell_school else None


class Answer(models.Model):
    """One answer to one question: a JSON value in the form the question's kind prescribes."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="answers")
    question_key = models.CharField(max_length=60)
    value = models.JSONField()
    party = models.CharField(max_length=60, default="school")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "question_key"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.question_key} of referral {self.referral_id}"


class OfficerRequest(models.Model):
    """Something a rule would stop, sent for an officer's decision all the same, with the school's reason."""

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="officer_requests")
    about = models.CharField(max_length=130, help_text="Such as circumstance:pregnant or requirement:medical.")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["referral", "about"], name="officer_request_once")]

    def __str__(self) -> str:
        return f"{self.about} of referral {self.referral_id}"


class PutAside(models.Model):
    """What a draft held when it moved to a later version of its route and that version did not take over.

    Kept as it was for whoever carries on with the draft: an answer no longer asked, an agreement asked again.
    """

    referral = models.ForeignKey(Referral, models.CASCADE, related_name="put_aside")
    sort = models.CharField(max_length=10, help_text="answer, evidence, document or agreement.")
    key = models.CharField(max_length=60)
    title = models.TextField()
    shown = models.JSONField(default=list, help_text="The lines it read as.")
    content = models.JSONField(default=dict)
    why = models.TextField()
    from_version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="+")
    to_version = models.ForeignKey(RouteVersion, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "pk"]

    def __str__(self) -> str:
        return f"{self.sort} {self.key} of referral {self.referral_id}"


class PupilMark(models.Model):
    """That a referral is about a certain pupil, so that a second one is noticed, without saying who the pupil is.

    Keyed hashes of the UPN, and of the name with the date of birth, each written in one way (wizard.referrals.pupils);
    null where it is not known, so that two unknowns are never alike.
    """

    referral = models.OneToOneField(Referral, models.CASCADE, related_name="pupil_mark")
    upn = models.CharField(max_length=64, null=True, db_index=True)  # noqa: DJ001  (null is unlike any other null)
    named = models.CharField(max_length=64, null=True, db_index=True)  # noqa: DJ001  (as above)

    def __str__(self) -> str:
        return f"Mark of referral {self.referral_id}"


class Submission(models.Model):
    """What was sent: the frozen answers with labels and clauses as canonical JSON, and its hash."""

    referral = models.OneToOneField(Referral, models.PROTECT, related_name="submission")
    reference = models.CharField(max_length=20, unique=True)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    idempotency_key = models.CharField(max_length=64, unique=True)
    flagged = models.BooleanField(default=False, help_text="Something waits for an officer's decision.")
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.reference
