"""The door to planning: meetings and their record, what is signed and provided, and how it goes on or ends."""

from wizard.planning.actions.agree_package import Item, agree_package, settle_package
from wizard.planning.actions.arrange_meeting import (
    Guest,
    Promise,
    arrange_meeting,
    record_meeting,
    send_minutes,
    write_record,
)
from wizard.planning.actions.claim_places import set_places
from wizard.planning.actions.end_provision import end_provision
from wizard.planning.actions.go_on import go_on
from wizard.planning.actions.hand_in import hand_in
from wizard.planning.actions.plan_return import add_step, write_return_plan
from wizard.planning.actions.sign_agreement import draw_up, record_signature
from wizard.planning.actions.start_provision import start_provision
from wizard.planning.before_end import ends_wanting
from wizard.planning.gates import hindrance_to_ending, register_end_gate
from wizard.planning.papers import papers_before_start
from wizard.planning.queries import papers_to_sign
from wizard.planning.sections import SECTIONS
from wizard.planning.wording import first_words

__all__ = [
    "SECTIONS",
    "Guest",
    "Item",
    "Promise",
    "add_step",
    "agree_package",
    "arrange_meeting",
    "draw_up",
    "end_provision",
    "ends_wanting",
    "first_words",
    "go_on",
    "hand_in",
    "hindrance_to_ending",
    "papers_before_start",
    "papers_to_sign",
    "record_meeting",
    "record_signature",
    "register_end_gate",
    "send_minutes",
    "set_places",
    "settle_package",
    "start_provision",
    "write_record",
    "write_return_plan",
]
