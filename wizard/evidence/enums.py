"""Named sets: whether a file was looked at by the virus scanner, and who may open it."""

from django.conf import settings
from django.db.models import TextChoices

#: `by_party` of a paper that the council's case workers added for themselves: neither school nor panel knows of it.
COUNCIL_PARTY = "council"
#: `by_party` of a paper that a room above keeps for people it names: for them alone, whatever their role.
NAMED_PARTY = "named"
NOT_OF_THE_REFERRAL = frozenset({COUNCIL_PARTY, NAMED_PARTY})


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


def waiting_scans() -> frozenset[Scan]:
    """Returns the states of files that nothing is known of yet: they count, nobody opens them, and sending waits."""
    waiting = {Scan.WAITING, Scan.FAILED}
    return frozenset(waiting if settings.EVIDENCE_MAY_GO_UNSCANNED else waiting | {Scan.UNSCANNED})


def openable_scans() -> frozenset[Scan]:
    """Returns the states of files that may be opened."""
    return frozenset({Scan.CLEAN, Scan.UNSCANNED} if settings.EVIDENCE_MAY_GO_UNSCANNED else {Scan.CLEAN})
