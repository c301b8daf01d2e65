"""The door to the school stage: what a referral starts with, and whether an answer came from there."""

from wizard.support.actions.write_entry import write_entry
from wizard.support.bringing import brought, brought_on, prefill_of
from wizard.support.checklists import checklist_of as carry_checklist
from wizard.support.kinds import SORTS
from wizard.support.queries import record_of, stage_of
from wizard.support.telling import plan_told, said

__all__ = [
    "SORTS",
    "brought",
    "brought_on",
    "carry_checklist",
    "plan_told",
    "prefill_of",
    "record_of",
    "said",
    "stage_of",
    "write_entry",
]
