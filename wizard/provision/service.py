"""The door to provision: providers, who teaches whom, the week, and what a provider writes by its link."""

from wizard.provision.actions.agree_timetable import HalfDay, agree_timetable
from wizard.provision.actions.keep_provider import keep_provider, send_provider_link
from wizard.provision.actions.mark_session import mark_session
from wizard.provision.actions.place_pupil import change_placement, place_pupil
from wizard.provision.actions.send_report import send_report

__all__ = [
    "HalfDay",
    "agree_timetable",
    "change_placement",
    "keep_provider",
    "mark_session",
    "place_pupil",
    "send_provider_link",
    "send_report",
]
