"""Named sets: whether a file was looked at by the virus scanner, and who may open it."""

from django.db.models import TextChoices


class Scan(TextChoices):
    """What the scanner said. Only CLEAN was found harmless; nothing else may be called safe."""

    WAITING = "waiting", "Being checked"
    CLEAN = "clean", "Checked"
    INFECTED = "infected", "A virus was found"
    FAILED = "failed", "Could not be checked"
    UNSCANNED = "unscanned", "Not checked"  # demonstrations alone: settings.EVIDENCE_SCANNER = "none"


class Readers(TextChoices):
    """Who may know a file's name and open it, besides the person who added it."""

    ALL = "all", "Everybody who works on the referral"
    RESTRICTED = "restricted", "School administrators and the council's case workers"
    COUNCIL = "council", "The council's case workers"


#: Still with the scanner: the item counts, nobody opens it, and sending waits.
WAITING_SCANS = frozenset({Scan.WAITING, Scan.FAILED})
OPENABLE_SCANS = frozenset({Scan.CLEAN, Scan.UNSCANNED})
