"""The rows of provision, by what they are about."""

from wizard.provision.models.concerns import Concern, ConcernNote, ConcernPaper, ConcernReader, SafeguardingPerson
from wizard.provision.models.looking import QualityCheck, Visit
from wizard.provision.models.messages import Message, MessageReading
from wizard.provision.models.providers import Placement, Provider
from wizard.provision.models.registers import ProviderReport, RegisterMark
from wizard.provision.models.safety import EngagementEntry, EngagementWarning, HomeRisk
from wizard.provision.models.timetables import Slot, Timetable

__all__ = [
    "Concern",
    "ConcernNote",
    "ConcernPaper",
    "ConcernReader",
    "EngagementEntry",
    "EngagementWarning",
    "HomeRisk",
    "Message",
    "MessageReading",
    "Placement",
    "Provider",
    "ProviderReport",
    "QualityCheck",
    "RegisterMark",
    "SafeguardingPerson",
    "Slot",
    "Timetable",
    "Visit",
]
