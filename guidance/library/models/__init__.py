"""What policies stand on, whom to ask, what there is for families, and what an editor has to do."""

from guidance.library.models.contacts import CHANNELS, DETAILS, Contact, ContactHolding
from guidance.library.models.services import Service
from guidance.library.models.sources import Source
from guidance.library.models.tasks import EditorTask

__all__ = ["CHANNELS", "DETAILS", "Contact", "ContactHolding", "EditorTask", "Service", "Source"]
