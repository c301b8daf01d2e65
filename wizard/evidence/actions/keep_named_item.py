"""A room above keeps a paper beside a referral for people that it names, such as one about a worry for a child."""

from django.core.files.uploadedfile import UploadedFile

from people.models import User
from wizard.evidence.enums import NAMED_PARTY, Readers
from wizard.evidence.keeping import Sender, keep_file
from wizard.evidence.models import EvidenceItem
from wizard.referrals.models import Referral


def add_named_item(actor: User, referral: Referral, for_key: str, upload: UploadedFile) -> EvidenceItem:
    """Returns the stored item; the same file for the same purpose again is the one there is.

    Whether the actor may is the caller's to know, and who may open it what it told register_named_readers. Raises
    UploadRefused with a sentence for the sender.
    """
    sender = Sender(user=actor, party=NAMED_PARTY, after_sending=True)
    return keep_file(sender, referral, for_key, upload, {"readers": Readers.COUNCIL})
