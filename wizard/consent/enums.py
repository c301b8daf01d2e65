"""How consent is asked for and given, and how a request ends."""

from django.db.models import TextChoices


class ConsentHow(TextChoices):
    SIGNED = "signed", "Signed on paper"
    WRITTEN = "written", "In an email or letter"
    SPOKEN = "spoken", "Spoken, in a meeting or by telephone"
    LINK = "link", "By our link, with a code sent to them"
    ATTESTED = "attested", "Signed; the school holds it and says where"


#: What a school may record itself: an answer by link is the person's own.
RECORDED = (ConsentHow.SIGNED, ConsentHow.WRITTEN, ConsentHow.SPOKEN)


class AskedBy(TextChoices):
    LINK = "link", "By a link in an email"
    PAPER = "paper", "On paper"
    TELEPHONE = "telephone", "By telephone, or face to face"


class Responsibility(TextChoices):
    YES = "yes", "Yes"
    NO = "no", "No"
    NOT_KNOWN = "not_known", "We do not know"


class Ended(TextChoices):
    CHANGED = "changed", "What was agreed to has changed"
    STOPPED = "stopped", "The school stopped asking"


class RequestState(TextChoices):
    ASKED = "asked", "Asked, no answer yet"
    OPENED = "opened", "Opened, no answer yet"
    GIVEN = "given", "Agreed"
    DECLINED = "declined", "Said no"
    WITHDRAWN = "withdrawn", "Taken back"
    EXPIRED = "expired", "Run out"
    SUPERSEDED = "superseded", "To be asked again"
    STOPPED = "stopped", "No longer asked"


class ClinicianState(TextChoices):
    NEEDS_CONSENT = "needs_consent", "Waits for the family’s agreement"
    READY = "ready", "Ready to send"
    SENT = "sent", "Sent, no answer yet"
    OPENED = "opened", "Opened, no answer yet"
    ANSWERED = "answered", "Answered"
    DECLINED = "declined", "Said no"
    EXPIRED = "expired", "Run out"
    ENDED = "ended", "Ended"
