"""The door to casework: open a case for what was sent, acknowledge it, list what a person may see."""

from wizard.casework.actions.acknowledge_referral import acknowledge_referral
from wizard.casework.actions.add_task import add_task
from wizard.casework.actions.ask_council import ask_council
from wizard.casework.actions.ask_information import answer_information, ask_information
from wizard.casework.actions.assign_case import assign_case
from wizard.casework.actions.deal_with import deal_with_clock, finish_task, hold
from wizard.casework.actions.decide import criteria_now, decide
from wizard.casework.actions.keep_challenge import record_challenge
from wizard.casework.actions.note_agreement import note_agreement
from wizard.casework.actions.note_interim import NotAsked, note_interim
from wizard.casework.actions.note_referral_withdrawn import note_referral_withdrawn
from wizard.casework.actions.note_school_told import note_school_told
from wizard.casework.actions.note_withdrawal import note_withdrawal
from wizard.casework.actions.open_case import open_case
from wizard.casework.actions.record_hand_over import HandOverRefused, record_hand_over
from wizard.casework.actions.record_moment import note_moment, record_moment, strike_moment
from wizard.casework.actions.write_letter import write_letter
from wizard.casework.case_page import case_context, case_for, pupil_words, school_case_for, school_context
from wizard.casework.chronology import Entry, chronology_of, in_order, register_chronology
from wizard.casework.cited import clause_tabs
from wizard.casework.clock import acknowledge_by
from wizard.casework.clock_lines import ClockLine, clock_lines, todo_of
from wizard.casework.deciding import Weighed
from wizard.casework.desk.filters import register_case_filter
from wizard.casework.desk.load import load_of
from wizard.casework.family_asked import asked_of
from wizard.casework.family_news import register_family_teller, tell_family
from wizard.casework.forms import CaseForm, day, long_answer, short_answer
from wizard.casework.handing_over import HandOverForm, export_of
from wizard.casework.interim import duties_of
from wizard.casework.letter_paper import papers, part, table, typeset
from wizard.casework.letter_words import ENDED, drafted, register_letter_values
from wizard.casework.queries import cases_visible_to
from wizard.casework.reading import note_reading
from wizard.casework.recounting import recount
from wizard.casework.retention import kept_until
from wizard.casework.standing import Standing, standing_of, standings_of
from wizard.casework.tabs import register_case_tab, register_school_part, school_parts_of
from wizard.casework.writing_to import addressees_of

__all__ = [
    "ENDED",
    "CaseForm",
    "ClockLine",
    "Entry",
    "HandOverForm",
    "HandOverRefused",
    "NotAsked",
    "Standing",
    "Weighed",
    "acknowledge_by",
    "acknowledge_referral",
    "add_task",
    "addressees_of",
    "answer_information",
    "ask_council",
    "ask_information",
    "asked_of",
    "assign_case",
    "case_context",
    "case_for",
    "cases_visible_to",
    "chronology_of",
    "clause_tabs",
    "clock_lines",
    "criteria_now",
    "day",
    "deal_with_clock",
    "decide",
    "drafted",
    "duties_of",
    "export_of",
    "finish_task",
    "hold",
    "in_order",
    "kept_until",
    "load_of",
    "long_answer",
    "note_agreement",
    "note_interim",
    "note_moment",
    "note_reading",
    "note_referral_withdrawn",
    "note_school_told",
    "note_withdrawal",
    "open_case",
    "papers",
    "part",
    "pupil_words",
    "record_challenge",
    "record_hand_over",
    "record_moment",
    "recount",
    "register_case_filter",
    "register_case_tab",
    "register_chronology",
    "register_family_teller",
    "register_letter_values",
    "register_school_part",
    "school_case_for",
    "school_context",
    "school_parts_of",
    "short_answer",
    "standing_of",
    "standings_of",
    "strike_moment",
    "table",
    "tell_family",
    "todo_of",
    "typeset",
    "write_letter",
]
