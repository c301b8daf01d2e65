"""The rows of provision, by what they are about."""

from wizard.provision.models.providers import Placement, Provider
from wizard.provision.models.registers import ProviderReport, RegisterMark
from wizard.provision.models.timetables import Slot, Timetable

__all__ = ["Placement", "Provider", "ProviderReport", "RegisterMark", "Slot", "Timetable"]
