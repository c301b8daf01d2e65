"""The door to links: addresses for people without an account, opened with a one-time code."""

from links.actions.end_link import end_link, end_links
from links.actions.make_link import make_link
from links.opening import opened_by_link
from links.purposes import address_of, register_purpose, whole_address_of
from links.standing import is_running

__all__ = [
    "address_of",
    "end_link",
    "end_links",
    "is_running",
    "make_link",
    "opened_by_link",
    "register_purpose",
    "whole_address_of",
]
