"""The door to the record: what happened, what is to be sent, what is to be done, what leaves as a list,
and how to ask the same thing often."""

from record.auditing import Chain, chains, expect_chains
from record.chores import do_chores, each, register_chore
from record.events import events_of, record_event
from record.forgetting import forget_letters
from record.mending import NotStuck, say_it_arrived, stuck_letters, try_again
from record.outbox import deliver_due, enqueue, readdress_with, register_sender
from record.prepared import Marks, Prepared, PreparedChange, PreparedRemoval, PreparedRows
from record.spreadsheets import harmless

__all__ = [
    "Chain",
    "Marks",
    "NotStuck",
    "Prepared",
    "PreparedChange",
    "PreparedRemoval",
    "PreparedRows",
    "chains",
    "deliver_due",
    "do_chores",
    "each",
    "enqueue",
    "events_of",
    "expect_chains",
    "forget_letters",
    "harmless",
    "readdress_with",
    "record_event",
    "register_chore",
    "register_sender",
    "say_it_arrived",
    "stuck_letters",
    "try_again",
]
