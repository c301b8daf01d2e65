"""The door to casework: open a case for what was sent, acknowledge it, list what a person may see."""

from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.note_referral_withdrawn import note_referral_withdrawn
from wizard.casework.actions.note_withdrawal import note_withdrawal
from wizard.casework.actions.open_case import open_case
from wizard.casework.actions.record_hand_over import HandOverRefused, record_hand_over
from wizard.casework.case_page import case_context, case_for
from wizard.casework.clock import acknowledge_by
from wizard.casework.handing_over import HandOverForm, export_of
from wizard.casework.queries import cases_visible_to
from wizard.casework.tabs import register_case_tab

__all__ = [
    "HandOverForm",
    "HandOverRefused",
    "acknowledge_by",
    "acknowledge_referral",
    "case_context",
    "case_for",
    "cases_visible_to",
    "export_of",
    "note_referral_withdrawn",
    "note_withdrawal",
    "open_case",
    "record_hand_over",
    "register_case_tab",
]
