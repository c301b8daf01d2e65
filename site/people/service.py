"""The door to people: who they are, and what they may do where."""

from people.actions.decide_request import decide_request
from people.actions.end_membership import end_membership
from people.actions.grant_membership import grant_membership
from people.actions.invite import invite
from people.actions.request_to_join import request_to_join
from people.actions.reset_second_factor import reset_second_factor
from people.changes import follow_memberships
from people.joining import requests_waiting_for
from people.requests import signed_in
from people.searching import find_schools
from people.sessions.held import Held, held_back
from people.tenancy import authorities_with, holds, schools_with

__all__ = [
    "Held",
    "authorities_with",
    "decide_request",
    "end_membership",
    "find_schools",
    "follow_memberships",
    "grant_membership",
    "held_back",
    "holds",
    "invite",
    "request_to_join",
    "requests_waiting_for",
    "reset_second_factor",
    "schools_with",
    "signed_in",
]
