"""The door to links: addresses for people without an account, opened with a one-time code."""

from links.actions.end_link import end_link, end_links
from links.actions.make_link import keep_link, make_link
from links.forgetting import forget_subjects
from links.mailboxes import real_address, stand_in
from links.opening import door_before, is_open, known_here, opened_by_link
from links.purposes import address_of, register_purpose, whole_address_of
from links.standing import is_running

__all__ = [
    "address_of",
    "door_before",
    "end_link",
    "end_links",
    "forget_subjects",
    "is_open",
    "is_running",
    "keep_link",
    "known_here",
    "make_link",
    "opened_by_link",
    "real_address",
    "register_purpose",
    "stand_in",
    "whole_address_of",
]
