"""The rows of provision, by what they are about."""

from wizard.provision.models.providers import Placement, Provider
from wizard.provision.models.registers import ProviderReport, RegisterMark
from wizard.provision.models.safety import (
    Concern,
    ConcernNote,
    ConcernReader,
    EngagementEntry,
    EngagementWarning,
    HomeRisk,
)
from wizard.provision.models.timetables import Slot, Timetable

__all__ = [
    "Concern",
    "ConcernNote",
    "ConcernReader",
    "EngagementEntry",
    "EngagementWarning",
    "HomeRisk",
    "Placement",
    "Provider",
    "ProviderReport",
    "RegisterMark",
    "Slot",
    "Timetable",
]
